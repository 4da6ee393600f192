"""What no plan can beat, level by level, as far as arithmetic tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Level

if TYPE_CHECKING:
    from dtl_planner.plan.engine.passes import Passes
    from dtl_planner.plan.engine.problem import Problem, Resource


def least_costs(problem: Problem, found: Passes) -> tuple[int, ...]:
    """Give a bound for each level of the objective, each for itself."""
    return tuple(_least(problem, found, level) for level in problem.objective)


def _least(problem: Problem, found: Passes, level: Level) -> int:
    match level:
        case Level.LATENESS:
            return sum(
                task.due_weight * max(found.earliest[task.id] + task.duration - task.due, 0)
                for task in problem.tasks
                if task.due is not None
            )
        case Level.LATE:
            return sum(problem.horizon - start for start in found.latest.values())
        case Level.EARLY:
            return sum(found.earliest.values())
        case Level.MAKESPAN:
            ends = [found.earliest[task.id] + task.duration for task in problem.tasks]
            work = [_end_of_work(problem, resource) for resource in problem.resources]
            return max([*ends, *work], default=0)
        case _:
            return 0


def _end_of_work(problem: Problem, resource: Resource) -> int:
    """Give the first day by which there was enough of a resource for all the work."""
    left = sum(
        demand.amount * task.duration
        for task in problem.tasks
        for demand in task.demands
        if demand.resource == resource.id
    )
    day = 0
    while left > 0 and day < problem.horizon:
        left -= resource.capacity(day)
        day += 1
    return day
