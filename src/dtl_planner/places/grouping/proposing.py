"""Small areas grouped into localities in one piece each, as even in demand as can be found.

A search by steps finds good groupings of any number of areas. CP-SAT, where it may be used, betters
them, proves the best one best where there are some dozens of areas, or proves that there is none.
What comes out is held against what was asked by what knows nothing of either.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import process_time
from typing import TYPE_CHECKING

from dtl_planner.places.grouping.budget import Budget
from dtl_planner.places.grouping.swapping import improved
from dtl_planner.places.grouping.units import least_excess, units_of
from dtl_planner.places.grouping.verify import broken_rules, measured
from dtl_planner.places.refusal import Refused
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.places.grouping.question import Grouping, Question
    from dtl_planner.places.grouping.swapping import Cost
    from dtl_planner.places.grouping.units import Units
    from dtl_planner.places.grouping.verify import Measures


class ProposalError(Exception):
    """A grouping that was found does not give what was asked for: a bug."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A grouping, and how good it is.

    Attributes:
        question: What was asked.
        grouping: The areas of each locality.
        measures: What it comes to.
        excess: The largest deviation beyond what is near enough, in weighted millionths of an even
            share.
        bound: What that cannot be below, whatever the grouping.
        is_compact: Whether it is proved that no grouping as even cuts fewer borders.
    """

    question: Question
    grouping: Grouping
    measures: Measures
    excess: int
    bound: int
    is_compact: bool

    @property
    def is_most_even(self) -> bool:
        """Whether it is proved that no grouping is more even."""
        return self.excess == self.bound

    @property
    def gap(self) -> int:
        """By how much a grouping might be more even, in weighted millionths of an even share."""
        return self.excess - self.bound


def propose(
    question: Question,
    *,
    budget: Budget | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Proposal | Refused:
    """Group areas as evenly as the budget allows, or say why that cannot be done.

    Args:
        question: What is asked.
        budget: How much may be spent.
        stop: Asked now and then whether to leave it at the best so far.

    Raises:
        ProposalError: What was found is not what was asked for: a bug.
        ModuleNotFoundError: CP-SAT is to be used, and OR-Tools is not installed.
    """
    budget, units = budget or Budget(), units_of(question)
    if len(units) < question.into:
        return Refused(
            f"What must be together leaves {plural(len(units), 'group')} of areas, and "
            f"{question.into:,} localities are wanted."
        )
    stop = _or_late(stop, budget.seconds)
    found = _sound(units, budget, stop)
    if isinstance(found, Refused):
        return found
    where, (_, excess, _) = found
    bound, is_compact = min(max(least_excess(units) - question.near_enough, 0), excess), False
    if budget.effort and not stop():
        from dtl_planner.places.grouping.solver import solve  # noqa: PLC0415 - OR-Tools is an extra

        solved = solve(units, where, worst=excess, least=bound, budget=budget, stop=stop)
        where, bound, is_compact = list(solved.where), solved.bound, solved.is_compact
    return _checked(question, units.grouping(where), bound, is_compact=is_compact)


def excess_of(question: Question, grouping: Grouping) -> int:
    """Give the largest deviation of a grouping beyond what is near enough."""
    loads = (
        question.excess(indicator, sum(indicator.demand[area] for area in areas))
        for areas in grouping
        for indicator in question.indicators
    )
    return max(max(loads) - question.near_enough, 0)


def _or_late(stop: Callable[[], bool], seconds: float | None) -> Callable[[], bool]:
    """Stop when somebody wants it, or when so many seconds of CPU are spent."""
    if seconds is None:
        return stop
    end = process_time() + seconds
    return lambda: stop() or process_time() >= end


def _sound(
    units: Units, budget: Budget, stop: Callable[[], bool]
) -> tuple[list[int], Cost] | Refused:
    """Find a grouping that gives everything that was asked for."""
    where, cost = improved(units, steps=budget.steps, stop=stop)
    if not cost[0]:
        return where, cost
    if not budget.effort or stop():
        return Refused("No grouping was found that gives everything that was asked for.")
    from dtl_planner.places.grouping.solver import Answer, find_any  # noqa: PLC0415 - OR-Tools is an extra

    answer, known = find_any(units, budget=budget, stop=stop)
    if answer is Answer.NONE:
        return Refused("No grouping gives everything that was asked for: that is proved.")
    if known is None:
        return Refused("No grouping was found that gives everything that was asked for.")
    return improved(units, steps=budget.steps, known=known, stop=stop)


def _checked(question: Question, grouping: Grouping, bound: int, *, is_compact: bool) -> Proposal:
    if broken := broken_rules(question, grouping):
        raise ProposalError(broken[0].told)
    measures, excess = measured(question, grouping), excess_of(question, grouping)
    return Proposal(question, grouping, measures, excess, bound, is_compact)
