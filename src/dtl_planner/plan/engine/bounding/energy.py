"""How much of a resource must be used within stretches of time, wherever tasks start.

A task that cannot be kept out of a stretch uses some of what there is within it: all of its work
where it can only be done inside, and otherwise what is left over when it is pushed to either side.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtl_planner.plan.engine.problem import Problem, Resource, Task

_MOST_FIRSTS = 60
"""With more days than this on which a stretch could begin, some of them, evenly chosen, are."""


class Use(NamedTuple):
    """A task that uses a resource, and the days between which it must start.

    Attributes:
        task: Its id.
        amount: What it uses on each day.
        duration: Working days, at least 1.
        low: The earliest start.
        high: The latest.
    """

    task: str
    amount: int
    duration: int
    low: int
    high: int

    def within(self, first: int, end: int) -> int:
        """Give how many of its days lie in a stretch at least."""
        early = self.low + self.duration - first
        late = end - self.high
        return max(min(self.duration, end - first, early, late), 0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, and how much of a resource must be used in it.

    Attributes:
        first: The first day.
        end: The day after the last.
        needed: What must be used, in resource-days.
        there: What there is.
    """

    first: int
    end: int
    needed: int
    there: int


def uses_of(
    problem: Problem, resource: Resource, low: Mapping[str, int], high: Mapping[str, int]
) -> list[Use]:
    """Give who uses a resource, with given earliest and latest starts."""
    return [
        Use(task.id, amount, task.duration, low[task.id], high[task.id])
        for task in problem.tasks
        if task.duration and (amount := amount_of(task, resource))
    ]


def amount_of(task: Task, resource: Resource) -> int:
    """Give what a task uses of a resource on each of its days."""
    return sum(demand.amount for demand in task.demands if demand.resource == resource.id)


def shortages(resource: Resource, horizon: int, uses: Sequence[Use]) -> list[Stretch]:
    """Find stretches of time in which more must be used than there is; a few of many.

    Those with enough work that can be done nowhere else are the easiest to see, and go before all
    others. Of these the one in which most is wanting, and the longest, which takes the fewest
    rules to see.
    """
    there = [0, *accumulate(resource.capacity(day) for day in range(horizon))]
    short: list[Stretch] = []
    for needed_from in (unavoidable, _inside):
        found = [
            Stretch(first, end, needed, there[end] - there[first])
            for first in firsts(uses)
            for end, needed in enumerate(needed_from(uses, first, horizon))
            if end > first and needed > there[end] - there[first]
        ]
        if not found:
            break
        most = max(found, key=lambda one: (one.needed - one.there, one.first - one.end, -one.first))
        longest = max(found, key=lambda one: (one.end - one.first, -one.first))
        short = [most, longest]
    return short


def most_at_once(
    problem: Problem, resource: Resource, low: Mapping[str, int], high: Mapping[str, int]
) -> int:
    """Give how much of a resource must be in use at once on some day.

    Args:
        problem: The problem.
        resource: What is used.
        low: The earliest start of each task.
        high: The latest.
    """
    uses = uses_of(problem, resource, low, high)
    least = max((use.amount for use in uses), default=0)
    for first in firsts(uses):
        for end, needed in enumerate(unavoidable(uses, first, problem.horizon)):
            if needed > least * (end - first) and end > first:
                least = -(-needed // (end - first))
    return least


def firsts(uses: Sequence[Use]) -> list[int]:
    """Give days on which it is worth while to let a stretch begin."""
    days = {0, *(use.low for use in uses)}
    days |= {use.high for use in uses if use.high < use.low + use.duration}
    found = sorted(days)
    if len(found) <= _MOST_FIRSTS:
        return found
    return [found[place * len(found) // _MOST_FIRSTS] for place in range(_MOST_FIRSTS)]


def _inside(uses: Sequence[Use], first: int, horizon: int) -> list[int]:
    """Give for each end the work that can only be done from a first day until then."""
    steps = [0] * (horizon + 1)
    for use in uses:
        if use.low >= first:
            steps[use.high + use.duration] += use.amount * use.duration
    return list(accumulate(steps))


def unavoidable(uses: Sequence[Use], first: int, horizon: int) -> list[int]:
    """Give for each end the work that must be done from a first day until then.

    What a task leaves there grows by a day with each day that the stretch ends later, from the
    latest start on, up to what is left of it when it starts as early as can be.
    """
    bends = [0] * (horizon + 2)
    for use in uses:
        left = min(use.low + use.duration - first, use.duration)
        if left > 0:
            begin = max(use.high, first)
            bends[begin + 1] += use.amount
            bends[begin + left + 1] -= use.amount
    return list(accumulate(accumulate(bends)))[: horizon + 1]
