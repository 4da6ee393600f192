"""`recategorised`: another category, or managed in another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.change import Change, ChangeRule
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.words import category_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.comparison import Comparison
    from dtl_planner.diff.ledger import Ledger
    from dtl_planner.structure.model import Unit

KIND = "recategorised"
_TOLD = ("category", "managed", "member_of", "locality_facing", "host", "kind")


def find(comparison: Comparison, ledger: Ledger) -> Iterator[Change]:
    """Find what has another category or is managed elsewhere, and was not told as more."""
    for unit in ledger.units():
        taken = ledger.take(unit, *_TOLD)
        if not taken:
            continue
        old, new = comparison.old(unit), comparison.new(unit)
        yield comparison.change(
            KIND,
            unit,
            taken,
            sentence=_sentence(old, new, comparison),
            degree=_degree(old, new),
            before=_state(old, new, category_of(old, comparison.before)),
            after=_state(new, old, category_of(new, comparison.after)),
        )


def _sentence(old: Unit, new: Unit, comparison: Comparison) -> str:
    after = category_of(new, comparison.after)
    if old.kind is not new.kind:
        return f"{new.name}: no longer a {old.kind.value} but a {new.kind.value}, {after}."
    if old.managed is None:
        return f"{new.name}: becomes {after}; where it is managed today is not stated."
    return f"{new.name}: becomes {after}; it was {category_of(old, comparison.before)}."


def _state(unit: Unit, other: Unit, category: str) -> str:
    return category if unit.kind is other.kind else f"{unit.kind.value}: {category}"


def _degree(old: Unit, new: Unit) -> Degree | None:
    if old.managed is None:
        return None
    return Degree.MINOR if old.managed == new.managed else Degree.TRANSFER


CHANGE = ChangeRule(KIND, 65, "Another category, or managed in another place.", find)
