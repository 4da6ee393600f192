"""Whose posts a difference is about: each person counted once, whatever becomes of the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.diff.compared import Compared
    from dtl_planner.structure.model import Unit


def units_in_scope(compared: Compared) -> Iterator[Unit]:
    """Give the services and components whose staff are to be added up.

    A component is left out beside a service that states its staff, and a service beside its
    components where it does not; of what was before and what it becomes, one side only.
    """
    changed = {id_ for change in compared.changes for id_ in (change.unit, *change.others)}
    units = [unit for id_ in compared.roots if id_ in changed and (unit := compared.unit(id_))]
    stated = {unit.id for unit in units if unit.posts is not None or unit.fte is not None}
    divided = {unit.part_of for unit in units}
    elsewhere = set(_told_by_other_side(compared, stated))
    for unit in units:
        is_told_by_parts = unit.id in divided and unit.id not in stated
        is_told = is_told_by_parts or unit.part_of in stated or unit.id in elsewhere
        if unit.is_classified and not is_told:
            yield unit


def _told_by_other_side(compared: Compared, stated: set[str]) -> Iterator[str]:
    """Name what was split or merged and is counted as what it becomes; or the other way round."""
    after = compared.b.structure.units
    for starts, ends in _joints(compared):
        first = [start for start in starts if start not in after]
        is_told_before = stated.isdisjoint(ends) and not stated.isdisjoint(first)
        yield from ends if is_told_before else first


def _joints(compared: Compared) -> Iterator[tuple[Iterable[str], Iterable[str]]]:
    """Give what splits and merges lead from, and what they lead to."""
    pairing = compared.difference.comparison.pairing
    yield from (((start,), ends) for start, ends in pairing.splits.items())
    yield from ((starts, (end,)) for end, starts in pairing.merges.items())
