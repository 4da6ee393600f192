"""`recategorised`: another category, or managed in another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.changes import ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import NOT_STATED, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.edits import Edit
    from dtl_planner.diff.ledger import Ledger
    from dtl_planner.structure.model import Unit

KIND = "recategorised"
_TOLD = ("category", "managed", "member_of", "locality_facing", "host")
_LABELS = {"managed": "managed", "member_of": "member of", "locality_facing": "locality facing"}


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what has another category or is managed elsewhere, and was not told as more."""
    for unit in ledger.units(*_TOLD, "kind"):
        old, new = comparison.old(unit), comparison.new(unit)
        # To become part of another service, or by itself, makes a component or a service of it.
        moves = ledger.of(unit, "part_of") and old.is_classified and new.is_classified
        taken = ledger.take(unit, *_TOLD, *(() if moves else ("kind",)))
        if not taken:
            continue
        before, after = _states(old, new, taken, comparison)
        yield comparison.change(
            KIND,
            unit,
            taken,
            sentence=_sentence(new, taken, before, after),
            degree=_degree(old, new),
            before=before,
            after=after,
        )


def _states(
    old: Unit, new: Unit, taken: tuple[Edit, ...], comparison: Comparison
) -> tuple[str, str]:
    """Tell both states, with as much beside the category as it takes to tell them apart."""
    before, after = place_of(old, comparison.before), place_of(new, comparison.after)
    if before == after:
        beside = [edit for edit in taken if edit.attribute in _LABELS]
        before = _with(before, [(edit.attribute, comparison.was(edit.before)) for edit in beside])
        after = _with(after, [(edit.attribute, comparison.will_be(edit.after)) for edit in beside])
    if any(edit.attribute == "kind" for edit in taken):
        before, after = f"{old.kind.value}: {before}", f"{new.kind.value}: {after}"
    return before, after


def _with(state: str, beside: list[tuple[str, str]]) -> str:
    told = [f"{_LABELS[attribute]}: {words}" for attribute, words in beside]
    return ", ".join(told if state == NOT_STATED and told else [state, *told])


def _sentence(new: Unit, taken: tuple[Edit, ...], before: str, after: str) -> str:
    for edit in taken:
        if edit.attribute == "kind":
            return f"{new.name}: no longer a {edit.before} but a {edit.after}."
    if after == NOT_STATED:
        return f"{new.name}: where it belongs is not stated any more; before: {before}."
    return f"{new.name}: becomes {after}; before: {before}."


def _degree(old: Unit, new: Unit) -> Degree | None:
    if not (isinstance(old.managed, str) and isinstance(new.managed, str)):
        return None
    return Degree.MINOR if old.managed == new.managed else Degree.TRANSFER


CHANGE = ChangeRule(KIND, 65, "Another category, or managed in another place.", find)
