"""`moved`: it reports to another division, or is part of another service or team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import settled_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger
    from dtl_planner.structure.model import Unit

KIND = "moved"


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what moves to another division, service or team."""
    for edit in ledger.take_all("division"):
        yield _to_division(edit, comparison)
    for unit in ledger.units("part_of"):
        yield _to_whole(unit, comparison, ledger)


def _to_division(edit: Edit, comparison: Comparison) -> Change:
    before, after = comparison.was(edit.before), comparison.will_be(edit.after)
    is_known = isinstance(edit.before, str) and isinstance(edit.after, str)
    is_said = isinstance(edit.after, str)
    told = "will report to" if is_said else "the division it will report to is"
    return comparison.change(
        KIND,
        edit.unit,
        (edit,),
        sentence=f"{comparison.new(edit.unit).name}: {told} {after}; before: {before}"
        f"{settled_by(edit.after)}.",
        degree=Degree.REPORTING_LINE if is_known else None,
        before=before,
        after=after,
        others=tuple(each for each in (edit.before, edit.after) if isinstance(each, str)),
    )


def _to_whole(unit: str, comparison: Comparison, ledger: Ledger) -> Change:
    """Tell of what it becomes a part; to be part of nothing is a state, not a gap."""
    old, new = comparison.old(unit), comparison.new(unit)
    before = f"part of {comparison.was(old.part_of)}" if old.part_of else _by_itself(old)
    after = f"part of {comparison.will_be(new.part_of)}" if new.part_of else _by_itself(new)
    return comparison.change(
        KIND,
        unit,
        ledger.take(unit, "part_of", "kind"),
        sentence=f"{new.name}: {after}; before: {before}.",
        degree=Degree.REPORTING_LINE,
        before=before,
        after=after,
        others=tuple(each for each in (old.part_of, new.part_of) if each),
    )


def _by_itself(unit: Unit) -> str:
    return f"a {unit.kind.value} by itself"


CHANGE = ChangeRule(KIND, 75, "Another division, or part of another service or team.", find)
