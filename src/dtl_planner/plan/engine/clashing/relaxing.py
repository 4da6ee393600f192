"""Ways to loosen one rule, from the least step to the last resort."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Why
from dtl_planner.plan.engine.spans import joined, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtl_planner.plan.engine.problem import Problem, Resource, Starts

_MOST_LAG = 260
"""A lag is shortened by a year of working days at most."""


class Loosened(StrEnum):
    """What is done to a rule."""

    LATER = "later"  # a deadline, by so many working days
    EARLIER = "earlier"  # a release, by so many working days
    MORE = "more"  # a capacity, by so much at all times
    SHORTER = "shorter"  # a lag, by so many days
    DROPPED = "dropped"  # the rule no longer holds


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One rule, loosened.

    Attributes:
        rule: Its id.
        how: What is done to it.
        by: How much; 0 where it is dropped.
        problem: The problem with the rule loosened.
    """

    rule: str
    how: Loosened
    by: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Ladder:
    """Ever looser problems for one rule, each made only when it is asked for.

    Attributes:
        problem: The problem that cannot be done.
        rule: The rule to be loosened.
        how: What is done to it.
        most: How many rungs there are; the first loosens by 1.
    """

    problem: Problem
    rule: str
    how: Loosened
    most: int

    def rung(self, by: int) -> Relaxation:
        """Give the problem with the rule loosened by so much."""
        if self.how is Loosened.DROPPED:
            return Relaxation(self.rule, self.how, 0, without_rule(self.problem, self.rule))
        loosened = _WAYS[self.how](self.problem, self.rule, by)
        return Relaxation(self.rule, self.how, by, loosened)


def offers(problem: Problem, rule: str) -> Iterator[Ladder]:
    """Give ladders of ever looser problems for a rule; a later ladder is a greater change.

    Args:
        problem: The problem that cannot be done.
        rule: The rule to be loosened.
    """
    mine = [one for one in problem.starts if one.rule == rule]
    if any(one.why is Why.DEADLINE for one in mine):
        yield Ladder(problem, rule, Loosened.LATER, problem.horizon)
    if any(one.why is Why.RELEASE for one in mine):
        yield Ladder(problem, rule, Loosened.EARLIER, problem.horizon)
    if any(one.rule == rule for one in problem.resources):
        most = sum(demand.amount for task in problem.tasks for demand in task.demands)
        yield Ladder(problem, rule, Loosened.MORE, most)
        return
    lags = [link.lag for link in problem.links if link.rule == rule and link.lag > 0]
    if lags:
        yield Ladder(problem, rule, Loosened.SHORTER, min(max(lags), _MOST_LAG))
    yield Ladder(problem, rule, Loosened.DROPPED, 1)


def without_rule(problem: Problem, rule: str) -> Problem:
    """Give the problem without a rule; a resource cannot be left out, and stays."""
    return replace(
        problem,
        starts=tuple(one for one in problem.starts if one.rule != rule),
        links=tuple(one for one in problem.links if one.rule != rule),
        groups=tuple(one for one in problem.groups if one.rule != rule),
        placements=tuple(one for one in problem.placements if one.rule != rule),
        fragile=tuple(one for one in problem.fragile if one.rule != rule),
    )


def _later(problem: Problem, rule: str, by: int) -> Problem:
    return _restarted(problem, rule, Why.DEADLINE, 0, by)


def _earlier(problem: Problem, rule: str, by: int) -> Problem:
    return _restarted(problem, rule, Why.RELEASE, by, 0)


def _restarted(problem: Problem, rule: str, why: Why, before: int, after: int) -> Problem:
    def moved(one: Starts) -> Starts:
        if one.rule != rule or one.why is not why or not one.spans:
            return one
        (first, _), (_, last) = one.spans[0], one.spans[-1]
        more = joined((*one.spans, (first - before, first), (last, last + after)))
        return replace(one, spans=shared(more, ((0, problem.horizon),)))

    return replace(problem, starts=tuple(moved(one) for one in problem.starts))


def _more(problem: Problem, rule: str, by: int) -> Problem:
    def raised(one: Resource) -> Resource:
        if one.rule != rule:
            return one
        return replace(one, steps=tuple((day, amount + by) for day, amount in one.steps))

    return replace(problem, resources=tuple(raised(one) for one in problem.resources))


def _shorter(problem: Problem, rule: str, by: int) -> Problem:
    return replace(
        problem,
        links=tuple(
            replace(link, lag=max(link.lag - by, 0)) if link.rule == rule and link.lag > 0 else link
            for link in problem.links
        ),
    )


_WAYS: dict[Loosened, Callable[[Problem, str, int], Problem]] = {
    Loosened.LATER: _later,
    Loosened.EARLIER: _earlier,
    Loosened.MORE: _more,
    Loosened.SHORTER: _shorter,
}
