"""`date moved`: it is to be in force, or filled, at another time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "date moved"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what has another date."""
    for edit in ledger.take_all("live"):
        before, after = comparison.was(edit.before), comparison.will_be(edit.after)
        new = comparison.new(edit.unit)
        what = "to be filled" if new.kind is Kind.ROLE else "to be in force"
        yield comparison.change(
            KIND,
            edit.unit,
            (edit,),
            sentence=f"{new.name}: {what}: {after}; before: {before}.",
            degree=Degree.NONE,
            before=before,
            after=after,
        )


CHANGE = ChangeRule(KIND, 90, "It is to be in force, or filled, at another time.", find)
