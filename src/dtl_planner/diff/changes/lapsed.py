"""`lapsed`: a decision no longer stands: it was withdrawn, or a proposal goes another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "lapsed"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find decisions that no longer stand; those that were made or changed are told already."""
    for edit in ledger.take_all("decision"):
        new, before = comparison.new(edit.unit), comparison.was(edit.before)
        still = f", and it is {before} all the same" if new.category == edit.before else ""
        yield comparison.change(
            KIND,
            edit.unit,
            (edit,),
            sentence=f"{new.name}: the decision for {before} no longer stands{still}.",
            degree=Degree.NONE,
            before=before,
            after="no decision",
        )


CHANGE = ChangeRule(KIND, 96, "A decision no longer stands.", find)
