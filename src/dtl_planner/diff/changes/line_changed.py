"""`line changed`: another line manager, another to answer to, other things to lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "line changed"
_LABELS = {
    "managed_by": "line manager",
    "accountable_to": "answers to",
    "reports_to": "reports to",
    "leads": "leads",
    "heads_place": "head of its place",
    "is_top": "at the top",
}


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find who has another line manager, answers to somebody else, or leads something else."""
    for unit in ledger.units():
        for attribute, label in _LABELS.items():
            for edit in ledger.take(unit, attribute):
                yield _changed(edit, label, comparison)


def _changed(edit: Edit, label: str, comparison: Comparison) -> Change:
    name = comparison.new(edit.unit).name
    before, after = comparison.was(edit.before), comparison.will_be(edit.after)
    return comparison.change(
        KIND,
        edit.unit,
        (edit,),
        sentence=f"{name}: {label} {after}; before: {before}.",
        degree=Degree.REPORTING_LINE,
        before=f"{label}: {before}",
        after=f"{label}: {after}",
        others=tuple(each for each in (edit.before, edit.after) if isinstance(each, str)),
    )


CHANGE = ChangeRule(KIND, 80, "Another line manager, another to answer to, others to lead.", find)
