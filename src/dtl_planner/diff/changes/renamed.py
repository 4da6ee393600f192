"""`renamed`: the same thing under another name or id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.edits import ID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "renamed"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what has another name or another id."""
    for unit in ledger.units(ID, "name"):
        yield _renamed(unit, ledger.take(unit, ID, "name"), comparison)


def _renamed(unit: str, taken: tuple[Edit, ...], comparison: Comparison) -> Change:
    before, after = comparison.old(unit).name, comparison.new(unit).name
    sentence = f"{after}: another name for what was {before}."
    for edit in taken:
        if edit.attribute == ID:
            if before == after:
                sentence = f"{after}: has the id {edit.after} now; before: {edit.before}."
            before, after = f"{before} ({edit.before})", f"{after} ({edit.after})"
    return comparison.change(
        KIND,
        unit,
        taken,
        sentence=sentence,
        degree=Degree.MINOR
        if comparison.old(unit).name != comparison.new(unit).name
        else Degree.NONE,
        before=before,
        after=after,
    )


CHANGE = ChangeRule(KIND, 40, "The same under another name or id.", find)
