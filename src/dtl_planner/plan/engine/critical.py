"""What decides the dates of a plan: its critical tasks, and how late each task could be.

Slack here is that of a plan, not of links alone: capacity is handed on from task to task, and who
waits for it waits for those who have it. The order in which it is handed on is kept; a plan made
anew might do better. All tasks could start at their latest together, except that groups which share
a phase are not looked at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.plan.engine.arcs import Arc, allowed_starts, arcs_of
from dtl_planner.plan.engine.spans import at_or_before

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.plan.engine.problem import Problem, Resource


class Holds(StrEnum):
    """What makes a task wait."""

    LINK = "link"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Binding:
    """A task could not start earlier because of another.

    Attributes:
        before: The task that is waited for.
        after: The task that waits.
        rule: The rule that makes it wait.
        holds: Whether that is a link or a limit.
    """

    before: str
    after: str
    rule: str
    holds: Holds


@dataclass(frozen=True, slots=True)
class Critical:
    """What decides the dates.

    Attributes:
        slack: For each task by how many working days it could start later, all other tasks moved
            as needed and the end kept.
        tasks: The tasks without slack, by start.
        bindings: Who waits for whom with not a day between.
        path: One chain of bindings that leads to the end of the plan, the first task first.
    """

    slack: Mapping[str, int]
    tasks: tuple[str, ...]
    bindings: tuple[Binding, ...]
    path: tuple[Binding, ...]


def find_critical(
    problem: Problem, starts: Mapping[str, int], *, end: int | None = None
) -> Critical:
    """Find what decides the dates of a plan.

    Args:
        problem: What was planned.
        starts: A sound plan.
        end: The day that must be kept; the end of the plan without.
    """
    finish = {task.id: starts[task.id] + task.duration for task in problem.tasks}
    last = max(finish.values(), default=0)
    flow = [one for resource in problem.resources for one in _flow(problem, resource, starts)]
    ties = [*_links(problem), *_handed_on(problem, flow)]
    latest = _latest_alone(problem, starts, last if end is None else end)
    for one in flow:
        if one.after is None:
            latest[one.before] = min(
                latest[one.before], one.day - problem.task[one.before].duration
            )
    slack = _slack(problem, starts, [arc for arc, _ in ties], latest)
    bindings = tuple(
        dict.fromkeys(
            Binding(arc.before, arc.after, arc.rule, holds)
            for arc, holds in ties
            if arc.earliest(starts[arc.before]) == starts[arc.after] and arc.before != arc.after
        )
    )
    none = sorted((start, task) for task, start in starts.items() if not slack[task])
    path = _path(bindings, starts, finish)
    return Critical(slack, tuple(task for _, task in none), bindings, path)


def _links(problem: Problem) -> Iterator[tuple[Arc, Holds]]:
    for arc in arcs_of(problem):
        yield arc, Holds.LINK


class _Handed(NamedTuple):
    """Some of a resource goes from a task to another, or is gone from a day on."""

    rule: str
    before: str
    after: str | None
    day: int


def _handed_on(problem: Problem, flow: Sequence[_Handed]) -> Iterator[tuple[Arc, Holds]]:
    for one in flow:
        if one.after is not None:
            gap = problem.task[one.before].duration
            yield Arc(one.rule, one.before, one.after, gap), Holds.CAPACITY


def _flow(problem: Problem, resource: Resource, starts: Mapping[str, int]) -> Iterator[_Handed]:
    """Hand a resource from task to task, in the order of their starts.

    What is free longest goes first, so that a task takes from one that has just finished only where
    it could not have started earlier.
    """
    idle: list[tuple[int, str | None, int]] = [(0, None, resource.most)]
    for start, task, amount, end in _users(problem, resource, starts):
        left = amount
        rest: list[tuple[int, str | None, int]] = []
        for free, owner, there in sorted(idle, key=lambda one: (one[0], one[1] or "")):
            taken = min(left, there) if free <= start else 0
            left -= taken
            if taken and owner is not None:
                yield _Handed(resource.rule, owner, task, start)
            if there > taken:
                rest.append((free, owner, there - taken))
        idle = [*rest, (end, task, amount)]


def _users(
    problem: Problem, resource: Resource, starts: Mapping[str, int]
) -> list[tuple[int, str | None, int, int]]:
    """Give start, task, amount and end of every use; what is missing is used by no task."""
    found: list[tuple[int, str | None, int, int]] = [
        (starts[task.id], task.id, demand.amount, _finish(problem, starts, task.id))
        for task in problem.tasks
        for demand in task.demands
        if demand.resource == resource.id and demand.amount and task.duration
    ]
    ends = [*(day for day, _ in resource.steps[1:]), problem.horizon]
    for (first, amount), end in zip(resource.steps, ends, strict=True):
        if amount < resource.most and first < end:
            found.append((first, None, resource.most - amount, end))
    return sorted(found, key=lambda one: (one[0], one[1] or ""))


def _finish(problem: Problem, starts: Mapping[str, int], task: str) -> int:
    return starts[task] + problem.task[task].duration


def _latest_alone(problem: Problem, starts: Mapping[str, int], end: int) -> dict[str, int]:
    """Give the latest start of each task that its windows and the end allow."""
    allowed = allowed_starts(problem)
    return {
        task.id: max(at_or_before(allowed[task.id][0], end - task.duration) or 0, starts[task.id])
        for task in problem.tasks
    }


def _slack(
    problem: Problem, starts: Mapping[str, int], arcs: Sequence[Arc], latest: dict[str, int]
) -> dict[str, int]:
    """Pull the latest starts back over links and handed-on capacity, never before the plan."""
    allowed = allowed_starts(problem)
    before: dict[str, list[Arc]] = defaultdict(list)
    for arc in arcs:
        before[arc.after].append(arc)
    for task, (spans, _) in allowed.items():
        latest[task] = at_or_before(spans, latest[task]) or 0
    waiting = list(starts)
    while waiting:
        task = waiting.pop()
        for arc in before.get(task, ()):
            most = arc.latest(latest[task])
            if most < latest[arc.before]:
                latest[arc.before] = at_or_before(allowed[arc.before][0], most) or 0
                waiting.append(arc.before)
    return {task: latest[task] - starts[task] for task in sorted(starts)}


def _path(
    bindings: Sequence[Binding], starts: Mapping[str, int], finish: Mapping[str, int]
) -> tuple[Binding, ...]:
    """Follow bindings back from the task that finishes last."""
    into: dict[str, list[Binding]] = defaultdict(list)
    for binding in bindings:
        into[binding.after].append(binding)
    at = min(finish, key=lambda task: (-finish[task], task)) if finish else None
    found: list[Binding] = []
    seen: set[str] = set()
    while at is not None and at not in seen:
        seen.add(at)
        chosen = [one for one in into.get(at, ()) if one.before not in seen]
        step = min(chosen, key=lambda one: (starts[one.before], one.before, one.rule), default=None)
        at = None if step is None else step.before
        if step is not None:
            found.append(step)
    return tuple(reversed(found))
