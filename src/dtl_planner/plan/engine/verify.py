"""Holds a plan against its problem, knowing nothing of how plans are found.

Written from what the rules say, day by day and end by end, and not from the arcs and tables that
the rest of this package works with: a mistake there shows here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import HORIZON, End, LagUnit, Level, Same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dtl_planner.plan.engine.problem import Group, Link, Problem, Resource


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a plan does not keep.

    Attributes:
        rule: Its id.
        tasks: Who does not keep it.
        told: What is wrong, in words.
    """

    rule: str
    tasks: tuple[str, ...]
    told: str


def broken_rules(problem: Problem, starts: Mapping[str, int]) -> tuple[Broken, ...]:
    """Find every rule that a plan breaks; none at all for a sound plan.

    Args:
        problem: What was to be planned.
        starts: The start of every task.

    Raises:
        KeyError: A task has no start.
    """
    return tuple(found for check in _CHECKS for found in check(problem, starts))


def measured(problem: Problem, starts: Mapping[str, int]) -> tuple[int, ...]:
    """Recompute what the plan costs on each level of the objective."""
    return tuple(_LEVELS[level](problem, starts) for level in problem.objective)


def _finish(problem: Problem, starts: Mapping[str, int], task: str) -> int:
    return starts[task] + problem.task[task].duration


def _horizon(problem: Problem, starts: Mapping[str, int]) -> Iterator[Broken]:
    for task in problem.tasks:
        start = starts[task.id]
        if start < 0 or start + task.duration > problem.horizon:
            yield Broken(HORIZON, (task.id,), f"`{task.id}` lies outside the days that there are")


def _windows(problem: Problem, starts: Mapping[str, int]) -> Iterator[Broken]:
    for rule in problem.starts:
        start = starts[rule.task]
        if not any(first <= start <= last for first, last in rule.spans):
            yield Broken(rule.rule, (rule.task,), f"`{rule.task}` may not start on day {start}")


def _links(problem: Problem, starts: Mapping[str, int]) -> Iterator[Broken]:
    for link in problem.links:
        early = _early_by(problem, link, starts)
        if early > 0:
            told = f"`{link.after}` comes {early} {link.unit} too early after `{link.before}`"
            yield Broken(link.rule, (link.before, link.after), told)


def _early_by(problem: Problem, link: Link, starts: Mapping[str, int]) -> int:
    points = []
    for task, end in zip((link.before, link.after), link.kind.ends, strict=True):
        point = starts[task] if end is End.START else _finish(problem, starts, task)
        points.append(point if link.unit is LagUnit.WORKING else _evening(problem, end, point))
    return points[0] + link.lag - points[1]


def _evening(problem: Problem, end: End, point: int) -> int:
    """The date of an end: a finish is the day after its last day of work."""
    if end is End.FINISH and point > 0:
        return problem.days[point - 1] + 1
    return problem.days[point]


def _capacity(problem: Problem, starts: Mapping[str, int]) -> Iterator[Broken]:
    for resource in problem.resources:
        load = _load(problem, resource, starts)
        over = [day for day, used in sorted(load.items()) if used > resource.capacity(day)]
        if over:
            day = over[0]
            tasks = tuple(sorted(_users(problem, resource, starts, day)))
            told = f"day {day} uses {load[day]} of {resource.capacity(day)} `{resource.id}`"
            yield Broken(resource.rule, tasks, told)


def _load(problem: Problem, resource: Resource, starts: Mapping[str, int]) -> dict[int, int]:
    load: dict[int, int] = {}
    for task in problem.tasks:
        amount = sum(one.amount for one in task.demands if one.resource == resource.id)
        for day in range(starts[task.id], starts[task.id] + task.duration if amount else 0):
            load[day] = load.get(day, 0) + amount
    return load


def _users(
    problem: Problem, resource: Resource, starts: Mapping[str, int], day: int
) -> Iterator[str]:
    for task in problem.tasks:
        uses = any(one.resource == resource.id and one.amount for one in task.demands)
        if uses and starts[task.id] <= day < starts[task.id] + task.duration:
            yield task.id


def _groups(problem: Problem, starts: Mapping[str, int]) -> Iterator[Broken]:
    for group in problem.groups:
        if group.weight is None and (apart := _apart(problem, group, starts)):
            yield Broken(group.rule, group.tasks, f"they are {apart} apart in {group.same}")


def _apart(problem: Problem, group: Group, starts: Mapping[str, int]) -> int:
    if group.same is Same.TIME:
        places = [starts[task] for task in group.tasks]
    else:
        places = [problem.phase(_finish(problem, starts, task)) for task in group.tasks]
    return max(places) - min(places)


def _phases(problem: Problem, starts: Mapping[str, int]) -> Iterator[Broken]:
    for place in problem.placements:
        phase = problem.phase(_finish(problem, starts, place.task))
        if not place.first <= phase <= place.last:
            told = f"`{place.task}` falls in phase {phase + 1}"
            yield Broken(place.rule, (place.task,), told)
    for fragile in problem.fragile:
        if fragile.weight is None and not problem.phase(_finish(problem, starts, fragile.task)):
            told = f"`{fragile.task}` falls in the first phase"
            yield Broken(fragile.rule, (fragile.task,), told)


_CHECKS: tuple[Callable[[Problem, Mapping[str, int]], Iterator[Broken]], ...] = (
    _horizon,
    _windows,
    _links,
    _capacity,
    _groups,
    _phases,
)


def _lateness(problem: Problem, starts: Mapping[str, int]) -> int:
    late = 0
    for task in problem.tasks:
        if task.due is not None:
            late += task.due_weight * max(_finish(problem, starts, task.id) - task.due, 0)
    return late


def _all_apart(problem: Problem, starts: Mapping[str, int]) -> int:
    return sum(
        group.weight * _apart(problem, group, starts)
        for group in problem.groups
        if group.weight is not None
    )


def _fragile_early(problem: Problem, starts: Mapping[str, int]) -> int:
    early = 0
    for fragile in problem.fragile:
        if fragile.weight is not None:
            phase = problem.phase(_finish(problem, starts, fragile.task))
            early += fragile.weight * (len(problem.phase_ends) - phase)
    return early


def _peak(problem: Problem, starts: Mapping[str, int]) -> int:
    return sum(
        resource.level_weight * max(_load(problem, resource, starts).values(), default=0)
        for resource in problem.resources
    )


def _moved(problem: Problem, starts: Mapping[str, int]) -> int:
    return sum(starts[task] != before for task, before in problem.previous)


def _shifted(problem: Problem, starts: Mapping[str, int]) -> int:
    return sum(abs(starts[task] - before) for task, before in problem.previous)


def _late(problem: Problem, starts: Mapping[str, int]) -> int:
    return sum(problem.horizon - starts[task.id] for task in problem.tasks)


def _early(problem: Problem, starts: Mapping[str, int]) -> int:
    return sum(starts[task.id] for task in problem.tasks)


def _makespan(problem: Problem, starts: Mapping[str, int]) -> int:
    return max((_finish(problem, starts, task.id) for task in problem.tasks), default=0)


_LEVELS: dict[Level, Callable[[Problem, Mapping[str, int]], int]] = {
    Level.LATENESS: _lateness,
    Level.APART: _all_apart,
    Level.FRAGILE: _fragile_early,
    Level.PEAK: _peak,
    Level.MOVED: _moved,
    Level.SHIFTED: _shifted,
    Level.LATE: _late,
    Level.EARLY: _early,
    Level.MAKESPAN: _makespan,
}
