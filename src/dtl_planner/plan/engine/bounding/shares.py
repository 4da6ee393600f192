"""What each task by itself adds to a level, for every day on which it may start."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.plan.engine.problem import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dtl_planner.plan.engine.problem import Problem

Shares: TypeAlias = dict[str, list[int]]
"""For each task that can cost something, what it costs when it starts on day 0, 1, 2 …"""


_MOST_CELLS = 6_000_000
"""With more tasks times days than this, they would take too long."""


def shares_of(problem: Problem, level: Level) -> Shares:
    """Give what each task adds to a level.

    Nothing is given where the level is no sum over tasks, or where it would take too long.
    """
    if level not in _SHARES or len(problem.tasks) * problem.horizon > _MOST_CELLS:
        return {}
    found: dict[str, list[int]] = {}
    for task, mine in _SHARES[level](problem):
        before = found.get(task)
        found[task] = (
            mine if before is None else [sum(pair) for pair in zip(before, mine, strict=True)]
        )
    return found


def least_shares(shares: Shares, low: Mapping[str, int], high: Mapping[str, int]) -> dict[str, int]:
    """Give the least that each task adds when it starts between two days."""
    return {task: min(costs[low[task] : high[task] + 1]) for task, costs in shares.items()}


def least_share(
    problem: Problem, level: Level, low: Mapping[str, int], high: Mapping[str, int]
) -> int:
    """Give what a level costs at least, without going through all days; one that is such a sum."""
    tasks, before = problem.tasks, problem.previous
    match level:
        case Level.LATENESS:
            ends = ((task, low[task.id] + task.duration) for task in tasks)
            return sum(
                task.due_weight * max(end - task.due, 0)
                for task, end in ends
                if task.due is not None
            )
        case Level.FRAGILE:
            count = len(problem.phase_ends)
            soft = ((one, problem.task[one.task].duration) for one in problem.fragile)
            return sum(
                one.weight * (count - problem.phase(high[one.task] + length))
                for one, length in soft
                if one.weight is not None
            )
        case Level.MOVED:
            return sum(not low[task] <= day <= high[task] for task, day in before)
        case Level.SHIFTED:
            return sum(max(low[task] - day, day - high[task], 0) for task, day in before)
        case Level.LATE:
            return sum(problem.horizon - high[task.id] for task in tasks)
        case _:  # early
            return sum(low[task.id] for task in tasks)


def _starts(problem: Problem, task: str) -> range:
    return range(problem.horizon - problem.task[task].duration + 1)


def _lateness(problem: Problem) -> Iterator[tuple[str, list[int]]]:
    for task in problem.tasks:
        if task.due is not None:
            early = task.due - task.duration
            starts = _starts(problem, task.id)
            yield task.id, [task.due_weight * max(start - early, 0) for start in starts]


def _fragile(problem: Problem) -> Iterator[tuple[str, list[int]]]:
    count = len(problem.phase_ends)
    for one in problem.fragile:
        if one.weight is not None:
            length = problem.task[one.task].duration
            phases = (problem.phase(start + length) for start in _starts(problem, one.task))
            yield one.task, [one.weight * (count - phase) for phase in phases]


def _moved(problem: Problem) -> Iterator[tuple[str, list[int]]]:
    for task, day in problem.previous:
        yield task, [int(start != day) for start in _starts(problem, task)]


def _shifted(problem: Problem) -> Iterator[tuple[str, list[int]]]:
    for task, day in problem.previous:
        yield task, [abs(start - day) for start in _starts(problem, task)]


def _late(problem: Problem) -> Iterator[tuple[str, list[int]]]:
    for task in problem.tasks:
        yield task.id, [problem.horizon - start for start in _starts(problem, task.id)]


def _early(problem: Problem) -> Iterator[tuple[str, list[int]]]:
    for task in problem.tasks:
        yield task.id, list(_starts(problem, task.id))


_SHARES: dict[Level, Callable[[Problem], Iterator[tuple[str, list[int]]]]] = {
    Level.LATENESS: _lateness,
    Level.FRAGILE: _fragile,
    Level.MOVED: _moved,
    Level.SHIFTED: _shifted,
    Level.LATE: _late,
    Level.EARLY: _early,
}
