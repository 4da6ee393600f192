"""What it asks of starts and limits that a level costs no more than it does: a tighter problem."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounding.energy import most_at_once
from dtl_planner.plan.engine.bounding.shares import least_shares, shares_of
from dtl_planner.plan.engine.problem import Level, Link, LinkKind, Same, Starts
from dtl_planner.plan.engine.spans import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.engine.bounding.refuting import Bounds
    from dtl_planner.plan.engine.problem import Group, Problem, Resource
    from dtl_planner.plan.engine.spans import Spans

_HELD = "held"
"""The rule that an aim reached is not given up again."""


def held(problem: Problem, level: Level, value: int, bounds: Bounds) -> Problem:
    """Give a problem that every plan keeps that costs no more than a value on a level.

    Each part of the cost may take what the least of all the others leaves. The other way round it
    need not hold: a plan that keeps the tighter problem may cost more.

    Args:
        problem: The problem.
        level: The level to be held.
        value: What it may cost.
        bounds: Between which days tasks start.
    """
    match level:
        case Level.APART:
            return _together(problem, value, bounds)
        case Level.PEAK:
            return _levelled(problem, value, bounds)
        case Level.MAKESPAN:
            ends = {task.id: value - task.duration for task in problem.tasks}
            return _starting(problem, {task: ((0, end),) for task, end in ends.items()})
        case _:
            return _starting(problem, dict(_affordable(problem, level, value, bounds)))


def least_apart(problem: Problem, group: Group, bounds: Bounds) -> int:
    """Give how far apart the members of a group must be at least."""
    lows = [bounds.low[task] for task in group.tasks]
    highs = [bounds.high[task] for task in group.tasks]
    if group.same is Same.PHASE:
        lengths = [problem.task[task].duration for task in group.tasks]
        lows = [problem.phase(day + length) for day, length in zip(lows, lengths, strict=True)]
        highs = [problem.phase(day + length) for day, length in zip(highs, lengths, strict=True)]
    return max(max(lows) - min(highs), 0)


def _starting(problem: Problem, spans: dict[str, Spans]) -> Problem:
    more = (Starts(_HELD, task, some) for task, some in spans.items())
    return replace(problem, starts=(*problem.starts, *more))


def _affordable(
    problem: Problem, level: Level, value: int, bounds: Bounds
) -> Iterator[tuple[str, Spans]]:
    """Give the starts that each task can afford."""
    shares = shares_of(problem, level)
    least = least_shares(shares, bounds.low, bounds.high)
    spare = value - sum(least.values())
    for task, costs in shares.items():
        most = least[task] + spare
        yield task, joined((day, day) for day, cost in enumerate(costs) if cost <= most)


def _together(problem: Problem, value: int, bounds: Bounds) -> Problem:
    """Bind the members of a group as closely as can be afforded."""
    soft = [group for group in problem.groups if group.weight is not None]
    least = [least_apart(problem, group, bounds) for group in soft]
    costs = ((group.weight or 0) * days for group, days in zip(soft, least, strict=True))
    spare = value - sum(costs)
    groups = [group for group in problem.groups if group.weight is None]
    links: list[Link] = []
    for group, days in zip(soft, least, strict=True):
        most = days + spare // group.weight if group.weight else problem.horizon
        if most == 0:
            groups.append(replace(group, rule=_HELD, weight=None))
        else:
            groups.append(group)
            if group.same is Same.TIME:
                ring = pairwise((*group.tasks, group.tasks[0]))
                kind = LinkKind.START_TO_START
                links += [Link(_HELD, one, other, kind, -most) for one, other in ring]
    return replace(problem, groups=tuple(groups), links=(*problem.links, *links))


def _levelled(problem: Problem, value: int, bounds: Bounds) -> Problem:
    """Lower each limit to the highest load that can be afforded."""
    weights = {one.id: one.level_weight for one in problem.resources if one.level_weight}
    least = {
        one.id: one.level_weight * most_at_once(problem, one, bounds.low, bounds.high)
        for one in problem.resources
        if one.id in weights
    }
    spare = value - sum(least.values())
    return replace(
        problem,
        resources=tuple(
            _lowered(one, (least[one.id] + spare) // weights[one.id]) if one.id in least else one
            for one in problem.resources
        ),
    )


def _lowered(resource: Resource, most: int) -> Resource:
    return replace(resource, steps=tuple((day, min(there, most)) for day, there in resource.steps))
