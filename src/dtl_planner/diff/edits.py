"""The smallest steps from one structure to another: what every change is made of.

Each step sets one attribute of one unit, adds one member to a list, or adds or ends one unit. A
difference tells every step once and no step twice, and the steps lead from the first structure to
the second: both are tested.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from dtl_planner.structure.model import Unit
from dtl_planner.structure.references import renamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.diff.pairing import Pairing

EXISTS, ID = "exists", "id"
"""Attributes of a step that adds or ends a unit, or gives it another id."""

LISTS = ("teams", "places", "contacts", "leads")
"""Attributes that hold several; each of them comes and goes by itself."""

SINGLE = tuple(
    field.name for field in fields(Unit) if field.compare and field.name not in ("id", *LISTS)
)
"""Attributes that hold one value."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step.

    Attributes:
        unit: The unit's id afterwards, or before where it ends.
        attribute: What changes.
        before: Its value before; for a list the member that goes, for `exists` the unit.
        after: Its value afterwards.
    """

    unit: str
    attribute: str
    before: object
    after: object


def edits_between(
    before: Mapping[str, Unit], after: Mapping[str, Unit], pairing: Pairing
) -> Iterator[Edit]:
    """Give the steps that lead from one structure to another."""
    names = pairing.renames()
    for id_ in pairing.closed:
        yield Edit(id_, EXISTS, before[id_], None)
    for pair in pairing.same:
        if pair.before != pair.after:
            yield Edit(pair.after, ID, pair.before, pair.after)
        old = before[pair.before]
        yield from _of_unit(renamed(old, names) if names else old, after[pair.after])
    for id_ in pairing.added:
        yield Edit(id_, EXISTS, None, after[id_])


def apply_edits(units: Mapping[str, Unit], edits: Iterable[Edit]) -> dict[str, Unit]:
    """Take the steps, in whatever order they come."""
    steps = tuple(edits)
    names = {str(edit.before): edit.unit for edit in steps if edit.attribute == ID}
    found = {names.get(id_, id_): renamed(unit, names) for id_, unit in units.items()}
    for edit in steps:
        match edit:
            case Edit(attribute="exists", after=Unit() as unit):
                found[edit.unit] = unit
            case Edit(attribute="exists"):
                del found[edit.unit]
            case Edit(attribute="id"):
                pass
            case _:
                found[edit.unit] = _taken(found[edit.unit], edit)
    return found


_ONE_EACH, _SEVERAL_EACH = attrgetter(*SINGLE), attrgetter(*LISTS)


def _of_unit(before: Unit, after: Unit) -> Iterator[Edit]:
    if before is after or before == after:
        return
    for name, old, new in zip(SINGLE, _ONE_EACH(before), _ONE_EACH(after), strict=True):
        if old is not new and old != new:
            yield Edit(after.id, name, old, new)
    for name, old, new in zip(LISTS, _SEVERAL_EACH(before), _SEVERAL_EACH(after), strict=True):
        if old != new:
            goes, comes = {*old}.difference(new), {*new}.difference(old)
            yield from (Edit(after.id, name, each, None) for each in old if each in goes)
            yield from (Edit(after.id, name, None, each) for each in new if each in comes)


def _taken(unit: Unit, edit: Edit) -> Unit:
    value: Any = edit.after
    if edit.attribute in LISTS:
        kept = {*getattr(unit, edit.attribute)} - {edit.before}
        value = tuple(sorted(kept | ({value} if value is not None else set())))
    values: dict[str, Any] = {edit.attribute: value}
    return replace(unit, **values)
