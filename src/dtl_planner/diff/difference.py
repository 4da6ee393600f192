"""The difference between two structures: every step told once, as changes that people can read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dtl_planner.diff import changes as kinds
from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.comparison import Comparison
from dtl_planner.diff.edits import edits_between
from dtl_planner.diff.ledger import Ledger
from dtl_planner.diff.pairing import pair_units
from dtl_planner.registry import discover

if TYPE_CHECKING:
    from dtl_planner.diff.change import Change
    from dtl_planner.structure.model import Structure


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two structures.

    Attributes:
        comparison: The two, side by side.
        changes: The changes, in the order of the second structure's units and then of the kinds.
    """

    comparison: Comparison
    changes: tuple[Change, ...]


@cache
def change_rules() -> tuple[ChangeRule, ...]:
    """Give every kind of change, in the order of their turns."""
    return tuple(sorted(discover(kinds, ChangeRule, "CHANGE"), key=lambda rule: rule.order))


def difference(before: Structure, after: Structure) -> Difference:
    """Compare two structures.

    Raises:
        RuntimeError: No kind of change tells one of the steps: a fault in `dtl` itself.
    """
    pairing = pair_units(before.units, after.units)
    comparison = Comparison.of(before, after, pairing)
    ledger = Ledger(edits_between(before.units, after.units, pairing))
    found = [change for rule in change_rules() for change in rule.find(comparison, ledger)]
    if untold := next(ledger.rest(), None):
        raise RuntimeError(f"no kind of change tells {untold.attribute} of {untold.unit}")
    return Difference(comparison, _in_order(found, comparison))


def _in_order(found: list[Change], comparison: Comparison) -> tuple[Change, ...]:
    """Sort by the second structure's order; what is closed comes last, in the first one's order."""
    ids = dict.fromkeys((*comparison.after.units, *comparison.before.units))
    place = {id_: number for number, id_ in enumerate(ids)}
    turns = {rule.kind: rule.order for rule in change_rules()}
    return tuple(sorted(found, key=lambda c: (place[c.unit], turns[c.kind], c.after, c.before)))
