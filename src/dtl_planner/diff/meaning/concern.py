"""Who is concerned: a unit or division with its parts and its members, before and afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.meaning.line import Concern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.compared import Compared
    from dtl_planner.structure.model import Structure


def concern_of(compared: Compared, subject: str) -> Concern:
    """Gather what belongs to a unit or a division."""
    found = {
        id_ for side in (compared.b, compared.a) for id_ in _belonging(side.structure, subject)
    }
    names = compared.difference.comparison.pairing.renames()
    wanted = {names.get(id_, id_) for id_ in found}
    return Concern(compared, subject, tuple(id_ for id_ in compared.roots if id_ in wanted))


def _belonging(structure: Structure, subject: str) -> Iterator[str]:
    unit = structure.units.get(subject)
    if unit is None:
        yield from (one.id for one in structure.units.values() if one.division == subject)
        return
    for each in (subject, *(led for led in unit.leads if led in structure.units)):
        yield from _with_parts(structure, each)
    yield from (
        one.id for one in structure.units.values() if subject in (one.managed_by, one.reports_to)
    )


def _with_parts(structure: Structure, subject: str) -> Iterator[str]:
    """A unit, its parts, their members, and the parts of those."""
    waiting, seen = [subject], {subject}
    while waiting:
        here = waiting.pop()
        yield here
        below = (*structure.parts.get(here, ()), *structure.members.get(here, ()))
        new = [unit.id for unit in below if unit.id not in seen]
        seen.update(new)
        waiting.extend(new)
