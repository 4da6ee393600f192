"""Why a rule holds, does not, or cannot tell: read off the same cells that decided.

Each part of a condition is held against every way in which the answers not known could turn out. It
holds where it does in all of them, it does not where it does in none, and otherwise it cannot tell.
An explanation can therefore never disagree with the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.classify.engine.condition import (
    AtLeast,
    Comparison,
    Criterion,
    Not,
    comparisons_in,
)
from dtl_planner.classify.engine.wording import wording

if TYPE_CHECKING:
    from dtl_planner.classify.engine.condition import Condition, Evaluated
    from dtl_planner.classify.engine.scheme import Rule
    from dtl_planner.classify.engine.space import Cells
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.engine.verdict import Verdict


class Standing(StrEnum):
    """How a condition stands, whatever the answers not known turn out to be."""

    HOLDS = "holds"
    FAILS = "does not hold"
    OPEN = "cannot tell"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many parts of a count are met, open, there at all, and needed."""

    met: int
    open: int
    of: int
    needed: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition and how it stands.

    Attributes:
        text: The condition in words.
        standing: How it stands.
        facts: The questions that it reads, in the author's order.
        tally: The count, for a condition that counts.
        negated: Whether it is what its one part is not.
        parts: The conditions inside it.
    """

    text: str
    standing: Standing
    facts: tuple[str, ...]
    tally: Tally | None
    negated: bool
    parts: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RuleReason:
    """One rule, how its condition stands, and what that leads to.

    Attributes:
        rule: The rule.
        decides: Whether it is the one that decides.
        contests: Whether it holds beside the one that decides, and nothing says which prevails.
        reason: How its condition stands.
    """

    rule: Rule
    decides: Standing
    contests: Standing
    reason: Reason


def reasons(table: Table, verdict: Verdict) -> tuple[RuleReason, ...]:
    """Tell how each rule stands for one pattern of answers, in the scheme's order."""
    columns = zip(table.scheme.rules, table.decides, table.contests, table.whens, strict=True)
    return tuple(
        RuleReason(
            rule,
            _standing(decides, verdict.cells),
            _standing(contests, verdict.cells),
            _reason(when, verdict.cells),
        )
        for rule, decides, contests, when in columns
    )


def _reason(when: Evaluated, cells: Cells) -> Reason:
    condition = when.condition
    parts = tuple(_reason(part, cells) for part in when.parts if _is_shown(part, condition))
    return Reason(
        text=wording(condition),
        standing=_standing(when.cells, cells),
        facts=tuple(dict.fromkeys(test.fact for test in comparisons_in(condition))),
        tally=_tally(condition.needed, parts) if isinstance(condition, AtLeast) else None,
        negated=isinstance(condition, Not),
        parts=parts,
    )


def _is_shown(part: Evaluated, within: Condition) -> bool:
    """Whether a part is worth telling: where a single test says it all, do not say it twice."""
    return not (
        isinstance(within, Criterion | Not) and isinstance(part.condition, Comparison | Criterion)
    )


def _standing(holds: Cells, cells: Cells) -> Standing:
    """Hold the cells of a condition against all the ways that the answers could turn out."""
    if not holds & cells:
        return Standing.FAILS
    return Standing.OPEN if cells & ~holds else Standing.HOLDS


def _tally(needed: int, parts: tuple[Reason, ...]) -> Tally:
    standings = [part.standing for part in parts]
    return Tally(
        met=standings.count(Standing.HOLDS),
        open=standings.count(Standing.OPEN),
        of=len(parts),
        needed=needed,
    )
