"""`decided`: people settled a category, or another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "decided"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find decisions that were made or changed. What follows from them is told by itself."""
    for unit in ledger.units():
        decision = ledger.one(unit, "decision")
        if decision is None or decision.after is None:
            continue
        after = comparison.will_be(decision.after)
        yield comparison.change(
            KIND,
            unit,
            ledger.take(unit, "decision"),
            sentence=f"{comparison.new(unit).name}: people decided, {after}.",
            degree=Degree.NONE,
            before=comparison.was(decision.before) if decision.before else "no decision",
            after=after,
        )


CHANGE = ChangeRule(KIND, 95, "People settled a category, or another one.", find)
