"""Days on which a task cannot be done for want of room, even if nothing else were done then."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounding.energy import amount_of
from dtl_planner.plan.engine.problem import Same
from dtl_planner.plan.engine.spans import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.plan.engine.problem import Problem, Resource, Task
    from dtl_planner.plan.engine.spans import Spans


@dataclass(frozen=True, slots=True)
class Crowd:
    """A task, or tasks that start together, that alone need more than there is on some days.

    Attributes:
        tasks: Their ids, in order.
        resource: What there is too little of.
        needed: How much they need at once.
        most: The most that there is on any day.
        taken: The starts with which there is too little.
        rules: The rules that make it so: the limit, and those that bind the tasks together.
        is_always: Whether there is no other start.
    """

    tasks: tuple[str, ...]
    resource: str
    needed: int
    most: int
    taken: Spans
    rules: tuple[str, ...]
    is_always: bool

    @property
    def told(self) -> str:
        """What is wrong, in words."""
        who = ", ".join(f"`{task}`" for task in self.tasks)
        together = " at the same time" if self.tasks[1:] else ""
        return (
            f"{who} need {self.needed} of `{self.resource}`{together}, when there are {self.most}"
        )


def too_full(problem: Problem) -> Iterator[Crowd]:
    """Find starts of tasks, and of tasks that must start together, that leave too little room."""
    for tasks, rules in _together(problem):
        for resource in problem.resources:
            least = min(amount for _, amount in resource.steps)
            needed = _needed(tasks, resource)
            if needed and needed[0] > least:
                yield _crowd(problem, tasks, rules, resource)


def _together(problem: Problem) -> Iterator[tuple[list[Task], tuple[str, ...]]]:
    """Give all tasks, those that must start together as one, with the rules that ask for it."""
    head = {task.id: task.id for task in problem.tasks}
    rules: dict[str, set[str]] = defaultdict(set)
    for group in problem.groups:
        if group.same is Same.TIME and group.weight is None:
            heads = {head[task] for task in group.tasks}
            first = min(heads)
            head = {task: first if one in heads else one for task, one in head.items()}
            rules[first] = {group.rule}.union(*(rules[one] for one in heads))
    found: dict[str, list[Task]] = defaultdict(list)
    for name in sorted(head):
        found[head[name]].append(problem.task[name])
    for first, tasks in found.items():
        yield tasks, tuple(sorted(rules[first]))


def _needed(tasks: Sequence[Task], resource: Resource) -> list[int]:
    """Give how much is used on each day, from the first on."""
    days = [0] * max(task.duration for task in tasks)
    for task in tasks:
        amount = amount_of(task, resource)
        for day in range(task.duration if amount else 0):
            days[day] += amount
    return days


def _crowd(
    problem: Problem, tasks: Sequence[Task], rules: tuple[str, ...], resource: Resource
) -> Crowd:
    needed = _needed(tasks, resource)
    there = [resource.capacity(day) for day in range(problem.horizon)]
    starts = range(problem.horizon - len(needed) + 1)
    taken = joined(
        (start, start)
        for start in starts
        if any(used > there[start + day] for day, used in enumerate(needed))
    )
    return Crowd(
        tasks=tuple(task.id for task in tasks),
        resource=resource.id,
        needed=needed[0],
        most=resource.most,
        taken=taken,
        rules=(*rules, resource.rule),
        is_always=taken == ((0, len(starts) - 1),),
    )
