"""Reasons why nothing fits that can be said with one sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.arcs import allowed_starts
from dtl_planner.plan.engine.passes import Passes, Stuck, passes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dtl_planner.plan.engine.problem import Problem, Resource, Task


@dataclass(frozen=True, slots=True)
class Shortage:
    """More work than room.

    Attributes:
        resource: What there is too little of.
        first: The first day of the stretch of time.
        end: The day after its last.
        needed: How much must be used within it, in resource-days.
        there: How much there is.
        tasks: Who must use it within it.
        rules: The rules that may have a part in this; rarely all of them do.
    """

    resource: str
    first: int
    end: int
    needed: int
    there: int
    tasks: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is wrong, in words."""
        return (
            f"{len(self.tasks)} tasks need {self.needed} days of `{self.resource}` between day "
            f"{self.first} and day {self.end}, when there are {self.there}"
        )


def is_short(problem: Problem, rules: Collection[str]) -> bool:
    """Whether these rules alone ask for more than there is room for, or leave no days at all."""
    found = passes(problem, rules)
    if isinstance(found, Stuck):
        return True
    return any(shortage.rules[0] in rules for shortage in shortages(problem, found))


def shortages(problem: Problem, found: Passes) -> Iterator[Shortage]:
    """Find stretches of time with more work than a resource has room for, the shortest first.

    Only tasks that links and windows keep wholly within a stretch count. The first rule of a
    shortage is that of the resource.
    """
    rules = _bounding_rules(problem)
    for resource in problem.resources:
        tasks = [task for task in problem.tasks if _amount(task, resource) and task.duration]
        for first, end in _stretches(found, tasks):
            inside = [
                task
                for task in tasks
                if first <= found.earliest[task.id] and found.latest[task.id] + task.duration <= end
            ]
            needed = sum(_amount(task, resource) * task.duration for task in inside)
            there = sum(resource.capacity(day) for day in range(first, end))
            if needed > there:
                names = tuple(sorted(task.id for task in inside))
                every = tuple(dict.fromkeys((resource.rule, *rules)))
                yield Shortage(resource.id, first, end, needed, there, names, every)


def _stretches(found: Passes, tasks: list[Task]) -> list[tuple[int, int]]:
    firsts = sorted({found.earliest[task.id] for task in tasks})
    ends = sorted({found.latest[task.id] + task.duration for task in tasks})
    if len(firsts) * len(ends) > _MOST_STRETCHES:
        firsts, ends = firsts[:1], ends[-1:]
    return sorted(
        ((first, end) for first in firsts for end in ends if first < end),
        key=lambda stretch: (stretch[1] - stretch[0], stretch),
    )


_MOST_STRETCHES = 2_500
"""With more of them than this, only the whole of the time is looked at."""


def _amount(task: Task, resource: Resource) -> int:
    return sum(demand.amount for demand in task.demands if demand.resource == resource.id)


def _bounding_rules(problem: Problem) -> tuple[str, ...]:
    """Give all rules that passes work with: links, groups and windows."""
    found = {rule for _, names in allowed_starts(problem).values() for rule in names}
    found |= {link.rule for link in problem.links} | {group.rule for group in problem.groups}
    return tuple(rule for rule in problem.rules if rule in found)
