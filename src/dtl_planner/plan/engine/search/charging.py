"""Writes the aims of a problem down as the flat numbers that costs are reckoned from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Level, Same
from dtl_planner.plan.engine.search import costing
from dtl_planner.plan.engine.search.costing import Costs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dtl_planner.plan.engine.problem import Group, Problem
    from dtl_planner.plan.engine.search.layout import Net
    from dtl_planner.plan.engine.search.placing import Numbers

    Columns = list[list[int]]

_LEVELS = {
    Level.LATENESS: costing.LATENESS,
    Level.APART: costing.APART,
    Level.FRAGILE: costing.FRAGILE,
    Level.PEAK: costing.PEAK,
    Level.MOVED: costing.MOVED,
    Level.SHIFTED: costing.SHIFTED,
    Level.LATE: costing.LATE,
    Level.EARLY: costing.EARLY,
    Level.MAKESPAN: costing.MAKESPAN,
}


def costs_of(
    problem: Problem,
    units: Sequence[tuple[str, ...]],
    net: Net,
    numbers: Callable[[Sequence[int]], Numbers],
) -> Costs:
    """Give what decides the cost of a plan of units.

    What no level counts is left out, so that nothing is done for its sake.
    """
    unit_of = {task: number for number, tasks in enumerate(units) for task in tasks}
    columns = [
        [_LEVELS[level] for level in problem.objective],
        net.lengths,
        [len(tasks) for tasks in units],
        [problem.phase(day) for day in range(problem.horizon + 1)],
        [*problem.phase_ends, problem.horizon],
        *_due(problem, unit_of),
        *_groups(problem, unit_of),
        *_fragile(problem, unit_of),
        *_peaks(problem, unit_of),
        *_before(problem, unit_of),
        *([link[place] for link in net.loose] for place in range(3)),
    ]
    return Costs._make([problem.horizon, *(numbers(column) for column in columns)])


def _groups(problem: Problem, unit_of: Mapping[str, int]) -> Columns:
    groups = [one for one in problem.groups if _counts(problem, one)]
    return [
        _begins([group.tasks for group in groups]),
        [-1 if group.weight is None else group.weight for group in groups],
        [int(group.same is Same.PHASE) for group in groups],
        [unit_of[task] for group in groups for task in group.tasks],
        [problem.task[task].duration for group in groups for task in group.tasks],
    ]


def _counts(problem: Problem, group: Group) -> bool:
    if group.weight is None:
        return group.same is Same.PHASE
    return Level.APART in problem.objective


def _due(problem: Problem, unit_of: Mapping[str, int]) -> Columns:
    if Level.LATENESS not in problem.objective:
        return [[], [], []]
    some = [(task, task.due) for task in problem.tasks if task.due is not None]
    return [
        [unit_of[task.id] for task, _ in some],
        [due - task.duration for task, due in some],
        [task.due_weight for task, _ in some],
    ]


def _fragile(problem: Problem, unit_of: Mapping[str, int]) -> Columns:
    if Level.FRAGILE not in problem.objective:
        return [[], [], []]
    some = [(one.task, one.weight) for one in problem.fragile if one.weight is not None]
    return [
        [unit_of[task] for task, _ in some],
        [problem.task[task].duration for task, _ in some],
        [weight for _, weight in some],
    ]


def _peaks(problem: Problem, unit_of: Mapping[str, int]) -> Columns:
    users: dict[str, list[tuple[int, int, int]]] = {}
    if Level.PEAK in problem.objective:
        users = {one.id: [] for one in problem.resources if one.level_weight}
    for task in problem.tasks:
        for demand in task.demands:
            if demand.resource in users:
                users[demand.resource].append((unit_of[task.id], demand.amount, task.duration))
    every = [one for some in users.values() for one in some]
    weights = [one.level_weight for one in problem.resources if one.id in users]
    return [_begins(list(users.values())), weights, *([one[p] for one in every] for p in range(3))]


def _before(problem: Problem, unit_of: Mapping[str, int]) -> Columns:
    if not {Level.MOVED, Level.SHIFTED} & set(problem.objective):
        return [[], []]
    return [
        [unit_of[task] for task, _ in problem.previous],
        [start for _, start in problem.previous],
    ]


def _begins(some: Sequence[Sequence[object]]) -> list[int]:
    found = [0]
    for one in some:
        found.append(found[-1] + len(one))
    return found
