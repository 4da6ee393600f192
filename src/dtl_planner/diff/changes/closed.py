"""`closed`: something that is not there any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import EXISTS
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "closed"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find services, components, teams and bodies that end; a role that ends is a post ended."""
    for unit in comparison.pairing.closed:
        if ledger.of(unit, EXISTS) and comparison.old(unit).kind is not Kind.ROLE:
            old = comparison.old(unit)
            yield comparison.change(
                KIND,
                unit,
                ledger.take(unit, EXISTS),
                sentence=f"{old.name}: closes, and nothing is said to take its place.",
                degree=Degree.TRANSFER,
                before=old.name,
                after="not there",
            )


CHANGE = ChangeRule(KIND, 31, "Something that is not there any more.", find)
