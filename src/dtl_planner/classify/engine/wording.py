"""Conditions in words, for everybody who tells what a rule asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from dtl_planner.classify.engine.condition import (
    All,
    AnyOf,
    AtLeast,
    Comparison,
    Criterion,
    Not,
    parts_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.classify.engine.condition import Condition


def in_words(name: str) -> str:
    """A name of a fact or criterion as people read it."""
    return name.replace("_", " ")


def wording(condition: Condition, *, in_full: bool = False) -> str:
    """A condition in words, criteria by their names.

    Args:
        condition: What to tell.
        in_full: Whether a count also tells what it counts.
    """
    match condition:
        case Comparison(wording=written):
            return in_words(written)
        case Criterion(name):
            return in_words(name)
        case Not(part):
            return f"not {_bracketed(part, in_full=in_full)}"
        case All(parts):
            return _joined(parts, " and ", in_full=in_full) or "in every other case"
        case AnyOf(parts):
            return _joined(parts, " or ", in_full=in_full)
        case AtLeast(_, parts, count):
            named = ", ".join(wording(part, in_full=True) for part in parts)
            return f"{count} ({named})" if in_full else count
        case _:
            assert_never(condition)


def _joined(parts: Sequence[Condition], joint: str, *, in_full: bool) -> str:
    return joint.join(_bracketed(part, in_full=in_full) for part in parts)


def _bracketed(condition: Condition, *, in_full: bool) -> str:
    """A condition inside another, in brackets where it joins several of its own."""
    text = wording(condition, in_full=in_full)
    joins = isinstance(condition, All | AnyOf) and len(parts_of(condition)) > 1
    return f"({text})" if joins else text
