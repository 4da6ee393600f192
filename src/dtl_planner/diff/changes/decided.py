"""`decided`: people settled a category, or another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "decided"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find decisions that were made or changed. What follows from them is told by itself."""
    for edit in ledger.all("decision"):
        if edit.after is None:
            continue
        before = comparison.was(edit.before) if edit.before else "no decision"
        name, after = comparison.new(edit.unit).name, comparison.will_be(edit.after)
        yield comparison.change(
            KIND,
            edit.unit,
            ledger.take_one(edit),
            sentence=f"{name}: people decided on {after}; before: {before}.",
            degree=Degree.NONE,
            before=before,
            after=after,
        )


CHANGE = ChangeRule(KIND, 95, "People settled a category, or another one.", find)
