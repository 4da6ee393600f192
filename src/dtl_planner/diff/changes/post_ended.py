"""`post ended`: a role that is not there any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import EXISTS
from dtl_planner.diff.words import posts_of
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "post ended"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find roles that end."""
    for unit in comparison.pairing.closed:
        if ledger.of(unit, EXISTS) and comparison.old(unit).kind is Kind.ROLE:
            old = comparison.old(unit)
            yield comparison.change(
                KIND,
                unit,
                ledger.take(unit, EXISTS),
                sentence=f"{old.name}: the role ends{posts_of(old, comparison.before)}.",
                degree=Degree.TRANSFER,
                before=f"{old.name}{posts_of(old, comparison.before)}",
                after="not there",
            )


CHANGE = ChangeRule(KIND, 33, "A role that is not there any more.", find)
