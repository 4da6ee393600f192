"""What no plan can beat, level by level, as far as arithmetic tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.energy import most_at_once
from dtl_planner.plan.engine.holding import held, least_apart
from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.engine.refuting import Bounds, refute
from dtl_planner.plan.engine.shares import least_shares, shares_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.plan.engine.passes import Passes
    from dtl_planner.plan.engine.problem import Problem


def least_costs(problem: Problem, found: Passes) -> tuple[int, ...]:
    """Give a bound for each level of the objective, each for itself.

    Args:
        problem: What is to be planned.
        found: What both passes find.
    """
    bounds = refute(problem)
    if not isinstance(bounds, Bounds):
        bounds = Bounds(found.earliest, found.latest)
    return tuple(_least(problem, bounds, level) for level in problem.objective)


def least_cost_after(problem: Problem, costs: Sequence[int], *, aim: int | None = None) -> int:
    """Give a bound for the level that comes after those whose costs are held.

    Args:
        problem: What is to be planned.
        costs: What a plan costs on the first levels; no plan counts that costs more on any.
        aim: What the plan costs on the level itself, which helps to find a good bound.
    """
    bounds = refute(problem)
    for level, cost in zip(problem.objective, costs, strict=False):
        if isinstance(bounds, Bounds):
            problem = held(problem, level, cost, bounds)
            bounds = refute(problem)
    level = problem.objective[len(costs)]
    if not isinstance(bounds, Bounds):
        return 0
    return _least(problem, bounds, level, priced=True, aim=aim)


def _least(
    problem: Problem,
    bounds: Bounds,
    level: Level,
    *,
    priced: bool = False,
    aim: int | None = None,
) -> int:
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
            return _shortest(problem, bounds)
        case _:
            shares = shares_of(problem, level) or {}
            least = sum(least_shares(shares, bounds.low, bounds.high).values())
            if not priced:
                return least
            from dtl_planner.plan.engine.prices import priced_bound  # noqa: PLC0415 - wants numpy

            return max(least, priced_bound(problem, bounds, shares, aim=aim))


def _shortest(problem: Problem, bounds: Bounds) -> int:
    """Give the first day on which it is not shown that all cannot be done by then."""
    low = max((bounds.low[task.id] + task.duration for task in problem.tasks), default=0)
    high = max(problem.horizon, low)
    while low < high:
        middle = (low + high) // 2
        days = problem.days[: middle + 1]
        if isinstance(refute(replace(problem, horizon=middle, days=days)), Bounds):
            high = middle
        else:
            low = middle + 1
    return low
