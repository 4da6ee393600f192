"""`rescoped`: for other ages, at another grade, or for the members of another category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.structure.model import Open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "rescoped"
_LABELS = {"ages": "ages", "grade": "grade", "gathers": "members by category:"}


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what is for other ages, has another grade, or gathers another category."""
    for attribute, label in _LABELS.items():
        for edit in ledger.take_all(attribute):
            yield _rescoped(edit, label, comparison)


def _rescoped(edit: Edit, label: str, comparison: Comparison) -> Change:
    before, after = comparison.was(edit.before), comparison.will_be(edit.after)
    if edit.attribute == "gathers":
        before, after = before if edit.before else "none", after if edit.after else "none"
    return comparison.change(
        KIND,
        edit.unit,
        (edit,),
        sentence=f"{comparison.new(edit.unit).name}: {label} {after}; before: {before}.",
        degree=_degree(edit),
        before=f"{label.rstrip(':')}: {before}",
        after=f"{label.rstrip(':')}: {after}",
    )


def _degree(edit: Edit) -> Degree | None:
    """Tell the degree where both states are settled; to gather nobody is settled too."""
    settled = not any(each is None or isinstance(each, Open) for each in (edit.before, edit.after))
    return Degree.MINOR if settled or edit.attribute == "gathers" else None


CHANGE = ChangeRule(KIND, 105, "Other ages, another grade, or members of another category.", find)
