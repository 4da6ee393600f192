"""`renamed`: the same thing under another name or id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger

KIND = "renamed"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what has another name or another id."""
    for unit in ledger.units():
        taken = ledger.take(unit, ID, "name")
        if taken:
            old, new = comparison.old(unit), comparison.new(unit)
            ids = next((edit for edit in taken if edit.attribute == ID), None)
            before, after = old.name, new.name
            if ids is not None:
                before, after = f"{before} ({ids.before})", f"{after} ({ids.after})"
            yield comparison.change(
                KIND,
                unit,
                taken,
                sentence=f"{after}: another name for what was {before}.",
                degree=Degree.MINOR,
                before=before,
                after=after,
            )


CHANGE = ChangeRule(KIND, 40, "The same under another name or id.", find)
