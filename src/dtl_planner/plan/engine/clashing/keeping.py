"""Parts of a problem: some of its rules, and only what they speak of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from dtl_planner.plan.engine.problem import Problem, Task


def only_rules(problem: Problem, rules: Collection[str]) -> Problem:
    """Give the problem with some of its rules, without any aim.

    Tasks of which the rules say nothing are left out, unless the days are too few for one of them
    alone: a plan for the part can then be completed by starting those on any day.

    Args:
        problem: The whole.
        rules: The rules that are to be kept.
    """
    kept = set(rules)
    starts = tuple(one for one in problem.starts if one.rule in kept)
    links = tuple(one for one in problem.links if one.rule in kept)
    groups = tuple(one for one in problem.groups if one.weight is None and one.rule in kept)
    placements = tuple(one for one in problem.placements if one.rule in kept)
    fragile = tuple(one for one in problem.fragile if one.weight is None and one.rule in kept)
    resources = tuple(one for one in problem.resources if one.rule in kept)
    named = {one.task for one in starts} | {one.task for one in placements}
    named |= {one.task for one in fragile}
    named |= {task for link in links for task in (link.before, link.after)}
    named |= {task for group in groups for task in group.tasks}
    limited = {resource.id for resource in resources}
    tasks = (_limited(task, limited) for task in problem.tasks)
    return replace(
        problem,
        tasks=tuple(
            task
            for task in tasks
            if task.id in named or task.demands or task.duration > problem.horizon
        ),
        starts=starts,
        links=links,
        resources=resources,
        groups=groups,
        placements=placements,
        fragile=fragile,
        previous=(),
        objective=(),
    )


def _limited(task: Task, resources: set[str]) -> Task:
    """Give the task with those of its demands that are limited."""
    demands = tuple(one for one in task.demands if one.resource in resources and one.amount)
    return task if len(demands) == len(task.demands) else replace(task, demands=demands)
