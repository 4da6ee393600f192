"""`moved`: it reports to another division, or is part of another service or team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.structure.model import Open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "moved"
_VERBS = {"division": "will report to", "part_of": "will be part of"}
_OF = {"division": "division it will report to", "part_of": "unit it will be part of"}
_REPORTING = Degree.REPORTING_LINE


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what moves to another division, service or team."""
    for unit in ledger.units():
        for attribute, verb in _VERBS.items():
            for edit in ledger.take(unit, attribute):
                yield _moved(edit, verb, comparison)


def _moved(edit: Edit, verb: str, comparison: Comparison) -> Change:
    name = comparison.new(edit.unit).name
    before, after = comparison.was(edit.before), comparison.will_be(edit.after)
    return comparison.change(
        KIND,
        edit.unit,
        (edit,),
        sentence=f"{name}: {_told(edit, verb, comparison)}.",
        degree=None if edit.before is None or isinstance(edit.after, Open) else _REPORTING,
        before=before,
        after=after,
        others=tuple(each for each in (edit.before, edit.after) if isinstance(each, str)),
    )


def _told(edit: Edit, verb: str, comparison: Comparison) -> str:
    before, after = comparison.was(edit.before), comparison.will_be(edit.after)
    now = "what today's is, is not stated" if edit.before is None else f"before: {before}"
    if isinstance(edit.after, Open):
        return f"which {_OF[edit.attribute]}, is {after}; {now}"
    return f"{verb} {after}; {now}"


CHANGE = ChangeRule(KIND, 75, "Another division, or part of another service or team.", find)
