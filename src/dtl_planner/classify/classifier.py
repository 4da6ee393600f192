"""A scheme made ready to classify with, and what it reads off one pattern of answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.classify.engine.reasons import RuleReason, reasons
from dtl_planner.classify.engine.table import Table, compile_table
from dtl_planner.classify.engine.verdict import (
    Flip,
    Question,
    Verdict,
    flips,
    judge,
    margin,
    questions,
)

if TYPE_CHECKING:
    from dtl_planner.classify.engine.scheme import Scheme
    from dtl_planner.classify.engine.space import Mask
    from dtl_planner.limits import Limits


@dataclass(frozen=True, slots=True)
class Classifier:
    """A scheme made ready to classify with.

    Attributes:
        scheme: The scheme.
        whole: Its compiled table; `None` where it has more cells than the limit allows. Each
            pattern of answers then has a small table of its own, and margins are not known.
        limits: The limits in force.
    """

    scheme: Scheme
    whole: Table | None
    limits: Limits

    @classmethod
    def of(cls, scheme: Scheme, *, limits: Limits) -> Classifier:
        """Compile a scheme, unless it is too large to compile whole."""
        fits = scheme.alphabet.space.count <= limits.scheme_cells
        return cls(scheme, compile_table(scheme) if fits else None, limits)

    def read(self, masks: tuple[Mask, ...]) -> Reading:
        """Read what the rules alone say of one pattern of answers."""
        if self.whole is not None:
            verdict = judge(self.whole, masks)
            return _reading(self.whole, verdict, margin(self.whole, verdict), is_whole=True)
        narrow = self.scheme.alphabet.narrowed(masks)
        if narrow.space.count > self.limits.scheme_cells:
            everything = (*(category.id for category in self.scheme.categories), None)
            verdict = Verdict(masks, 0, everything, self.scheme.rules)
            return Reading(None, verdict, (), None, (), is_whole=False)
        table = compile_table(self.scheme, narrow)
        return _reading(table, judge(table, narrow.unknown), None, is_whole=False)


@dataclass(frozen=True)
class Reading:
    """What the rules alone say of one pattern of answers; equal patterns share one reading.

    Attributes:
        table: The table it was read off; `None` where too much is open for any.
        verdict: What is possible.
        asks: The questions that can still change it, the most telling first.
        margin: How many given answers must differ before the result is another; `None` for never,
            and where it is not known.
        told: How each rule stands.
        is_whole: Whether the table is that of the whole scheme. If not, only what the answers given
            leave open was looked at, and nobody knows how firm the result is.
    """

    table: Table | None
    verdict: Verdict
    asks: tuple[Question, ...]
    margin: int | None
    told: tuple[RuleReason, ...]
    is_whole: bool

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """The smallest sets of changed answers that would give another result, where it is known.

        Asked of a reading, and so once for all that have the same answers.
        """
        return flips(self.table, self.verdict) if self.table and self.is_whole else ()


def _reading(table: Table, verdict: Verdict, firmness: int | None, *, is_whole: bool) -> Reading:
    asks, told = questions(table, verdict), reasons(table, verdict)
    return Reading(table, verdict, asks, firmness, told, is_whole)
