"""`line changed`: another line manager, another to answer to, other things to lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import settled_by
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger

KIND = "line changed"
_HELD = {
    "managed_by": ("line manager", "is managed by"),
    "accountable_to": ("accountable for joint work to", "is accountable for joint work to"),
    "reports_to": ("reports to", "reports to"),
}
_BODY_ANSWERS = ("answers to", "answers to")
_FLAGS = {
    "heads_place": ("the head of its place", "not the head of its place"),
    "is_top": ("at the top of its line", "not at the top of its line"),
}


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find who has another line manager, answers to somebody else, or leads something else."""
    for attribute, words in _HELD.items():
        for edit in ledger.take_all(attribute):
            yield _held(edit, words, comparison)
    for edit in ledger.take_all("leads"):
        yield _leads(edit, comparison)
    for attribute, states in _FLAGS.items():
        for edit in ledger.take_all(attribute):
            yield _flag(edit, states, comparison)


def _held(edit: Edit, words: tuple[str, str], comparison: Comparison) -> Change:
    unit = comparison.new(edit.unit)
    is_of_body = unit.kind is Kind.BODY and edit.attribute == "accountable_to"
    name, (label, verb) = unit.name, _BODY_ANSWERS if is_of_body else words
    before, after = comparison.was(edit.before), comparison.will_be(edit.after)
    told = f"{verb} {after}" if isinstance(edit.after, str) else f"{label}: {after}"
    is_known = isinstance(edit.before, str) and isinstance(edit.after, str)
    return comparison.change(
        KIND,
        edit.unit,
        (edit,),
        sentence=f"{name}: {told}; before: {before}{settled_by(edit.after)}.",
        degree=Degree.REPORTING_LINE if is_known else None,
        before=f"{label}: {before}",
        after=f"{label}: {after}",
        others=tuple(each for each in (edit.before, edit.after) if isinstance(each, str)),
    )


def _leads(edit: Edit, comparison: Comparison) -> Change:
    name = comparison.new(edit.unit).name
    begins = edit.before is None
    led = comparison.will_be(edit.after) if begins else comparison.was(edit.before)
    states = (f"does not lead {led}", f"leads {led}")
    return comparison.change(
        KIND,
        edit.unit,
        (edit,),
        sentence=f"{name}: {f'will lead {led}' if begins else f'will no longer lead {led}'}.",
        degree=Degree.REPORTING_LINE,
        before=states[not begins],
        after=states[begins],
        others=(str(edit.after if begins else edit.before),),
    )


def _flag(edit: Edit, states: tuple[str, str], comparison: Comparison) -> Change:
    before, after = states if edit.before else states[::-1]
    return comparison.change(
        KIND,
        edit.unit,
        (edit,),
        sentence=f"{comparison.new(edit.unit).name}: {after}.",
        degree=Degree.REPORTING_LINE,
        before=before,
        after=after,
    )


CHANGE = ChangeRule(KIND, 80, "Another line manager, another to answer to, others to lead.", find)
