"""`resized`: more or fewer posts or full-time equivalents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "resized"
_LABELS = {"posts": "posts", "fte": "full-time equivalents"}


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what has another number of posts or full-time equivalents."""
    for attribute, label in _LABELS.items():
        for edit in ledger.take_all(attribute):
            yield _resized(edit, label, comparison)


def _resized(edit: Edit, label: str, comparison: Comparison) -> Change:
    before, after = comparison.was(edit.before), comparison.will_be(edit.after)
    return comparison.change(
        KIND,
        edit.unit,
        (edit,),
        sentence=f"{comparison.new(edit.unit).name}: {label} {after}; before: {before}.",
        degree=_degree(edit),
        before=f"{label}: {before}",
        after=f"{label}: {after}",
    )


def _degree(edit: Edit) -> Degree | None:
    return Degree.MINOR if edit.before and edit.after else None


CHANGE = ChangeRule(KIND, 100, "More or fewer posts or full-time equivalents.", find)
