"""What no plan can beat, level by level, as far as arithmetic tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounding.energy import most_at_once, uses_of
from dtl_planner.plan.engine.bounding.holding import held, least_apart
from dtl_planner.plan.engine.bounding.refuting import Bounds, refute
from dtl_planner.plan.engine.bounding.shares import least_share, shares_of
from dtl_planner.plan.engine.problem import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.plan.engine.passes import Passes
    from dtl_planner.plan.engine.problem import Problem, Resource


def least_costs(problem: Problem, found: Passes) -> tuple[int, ...]:
    """Give a bound for each level of the objective, each for itself, at once.

    Args:
        problem: What is to be planned.
        found: What both passes find.
    """
    bounds = Bounds(found.earliest, found.latest)
    return tuple(_least(problem, bounds, level) for level in problem.objective)


def least_below(problem: Problem, costs: Sequence[int], known: Sequence[int]) -> tuple[int, ...]:
    """Give better bounds for all levels, each while those before cost no more than they do.

    It takes a second or two where there are 2,000 tasks.

    Args:
        problem: What is to be planned.
        costs: What a plan costs on each level.
        known: The bounds known so far, of which none is lost.
    """
    found: list[int] = []
    bounds = refute(problem)
    tighter = problem
    for level, cost, least in zip(problem.objective, costs, known, strict=True):
        if not isinstance(bounds, Bounds):
            return (*found, *known[len(found) :])
        better = least if least >= cost else _best(tighter, bounds, level, cost)
        found.append(max(least, min(better, cost)))
        if len(found) < len(known):
            tighter = held(tighter, level, cost, bounds)
            bounds = refute(tighter)
    return tuple(found)


def _best(problem: Problem, bounds: Bounds, level: Level, aim: int) -> int:
    """Give the best bound of one level that a second may bring."""
    least = _least(problem, bounds, level)
    if least >= aim:
        return least
    if level is Level.MAKESPAN:
        return _shortest(problem, least)
    if shares := shares_of(problem, level):
        from dtl_planner.plan.engine.bounding.prices import priced_bound  # noqa: PLC0415 - wants numpy

        return max(least, priced_bound(problem, bounds, shares, aim=aim))
    return least


def _least(problem: Problem, bounds: Bounds, level: Level) -> int:
    match level:
        case Level.APART:
            return sum(
                group.weight * least_apart(problem, group, bounds)
                for group in problem.groups
                if group.weight is not None
            )
        case Level.PEAK:
            return sum(
                one.level_weight * most_at_once(problem, one, bounds.low, bounds.high)
                for one in problem.resources
                if one.level_weight
            )
        case Level.MAKESPAN:
            ends = [bounds.low[task.id] + task.duration for task in problem.tasks]
            work = [_end_of_work(problem, one, bounds) for one in problem.resources]
            return max([*ends, *work], default=0)
        case _:
            return least_share(problem, level, bounds.low, bounds.high)


def _end_of_work(problem: Problem, resource: Resource, bounds: Bounds) -> int:
    """Give the first day by which there was enough of a resource, from whatever day on."""
    end = left = 0
    uses = sorted(uses_of(problem, resource, bounds.low, bounds.high), key=lambda use: -use.low)
    for use in uses:
        left += use.amount * use.duration
        end = max(end, _day_of(resource, use.low, left))
    return end


def _day_of(resource: Resource, day: int, left: int) -> int:
    """Give the day by which there was so much of a resource from another day on."""
    ends = [first for first, _ in resource.steps[1:]]
    for (_, amount), end in zip(resource.steps, ends, strict=False):
        there = amount * max(end - day, 0)
        if there >= left:
            return day - (-left // amount)
        left, day = left - there, max(day, end)
    amount = resource.steps[-1][1]
    return day - (-left // amount) if amount else day


def _shortest(problem: Problem, least: int) -> int:
    """Give a day before which it is shown that all cannot be done."""
    low, high, step = least, least, 1
    while high < problem.horizon and not _could_end(problem, high):
        low, high, step = high + 1, min(high + step, problem.horizon), step * 2
    while low < high:
        middle = (low + high) // 2
        if _could_end(problem, middle):
            high = middle
        else:
            low = middle + 1
    return low


def _could_end(problem: Problem, day: int) -> bool:
    """Whether it is not shown that all cannot be done by a day."""
    shorter = replace(problem, horizon=day, days=problem.days[: day + 1])
    return isinstance(refute(shorter), Bounds)
