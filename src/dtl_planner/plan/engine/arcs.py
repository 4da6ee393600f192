"""What the rules of a problem ask of starts alone: when a task may start, and what after what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import HORIZON, End, LagUnit, Same
from dtl_planner.plan.engine.spans import shared

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from dtl_planner.plan.engine.problem import Link, Problem
    from dtl_planner.plan.engine.spans import Spans


@dataclass(frozen=True, slots=True)
class Arc:
    """The start of one task keeps a distance from the start of another.

    Attributes:
        rule: The id of the rule that asks for it.
        before: The task that is waited for.
        after: The task that waits.
        gap: Working days that the second start is later at least, where that is the same always.
        table: The earliest second start for each first start, where the calendar decides.
    """

    rule: str
    before: str
    after: str
    gap: int = 0
    table: tuple[int, ...] | None = None

    def earliest(self, start: int) -> int:
        """Give the earliest start of the second, if the first starts then."""
        return self.table[start] if self.table is not None else start + self.gap

    def latest(self, start: int) -> int:
        """Give the latest start of the first that lets the second start then; -1 without one."""
        if self.table is not None:
            return bisect_right(self.table, start) - 1
        return start - self.gap


def arcs_of(problem: Problem, rules: Collection[str] | None = None) -> tuple[Arc, ...]:
    """Give all arcs: of links, and of groups that must start together.

    Args:
        problem: What is to be planned.
        rules: The rules that count; all of them without.
    """
    tables: dict[tuple[object, ...], tuple[int, ...]] = {}
    found = [
        _arc(problem, link, tables) for link in problem.links if rules is None or link.rule in rules
    ]
    for group in problem.groups:
        if group.same is not Same.TIME or group.weight is not None:
            continue
        if rules is None or group.rule in rules:
            for one, other in pairwise((*group.tasks, group.tasks[0])):
                found.append(Arc(group.rule, one, other))
    return tuple(found)


def allowed_starts(
    problem: Problem, rules: Collection[str] | None = None
) -> dict[str, tuple[Spans, tuple[str, ...]]]:
    """Give for each task when it may start, and the rules that say so.

    Args:
        problem: What is to be planned.
        rules: The rules that count, besides the horizon; all of them without.
    """
    found: dict[str, tuple[Spans, tuple[str, ...]]] = {
        task.id: (((0, problem.horizon - task.duration),), ()) for task in problem.tasks
    }
    for rule, task, spans in start_rules(problem):
        if rules is None or rule in rules:
            so_far, names = found[task]
            found[task] = (shared(so_far, spans), tuple(dict.fromkeys((*names, rule))))
    return {task: (spans, names or (HORIZON,)) for task, (spans, names) in found.items()}


def start_rules(problem: Problem) -> Iterator[tuple[str, str, Spans]]:
    """Give all rules that say of one task alone when it may start: rule, task, days."""
    for entry in problem.starts:
        yield entry.rule, entry.task, entry.spans
    for place in problem.placements:
        yield place.rule, place.task, phase_starts(problem, place.task, place.first, place.last)
    for fragile in problem.fragile:
        if fragile.weight is None:
            last = len(problem.phase_ends)
            yield fragile.rule, fragile.task, phase_starts(problem, fragile.task, 1, last)


def phase_starts(problem: Problem, task: str, first: int, last: int) -> Spans:
    """Give the starts with which a task finishes in one of the phases from first to last.

    Without any phases there is one, number 0, that lasts for ever.
    """
    duration, ends = problem.task[task].duration, problem.phase_ends
    least = ends[first - 1] + 1 if 0 < first <= len(ends) else 0
    most = ends[last] if last < len(ends) else problem.horizon
    if first > len(ends) or least > most:
        return ()
    return ((max(least - duration, 0), most - duration),)


def _arc(problem: Problem, link: Link, tables: dict[tuple[object, ...], tuple[int, ...]]) -> Arc:
    first, second = link.kind.ends
    lead = problem.task[link.before].duration if first is End.FINISH else 0
    tail = problem.task[link.after].duration if second is End.FINISH else 0
    if link.unit is LagUnit.WORKING:
        return Arc(link.rule, link.before, link.after, lead + link.lag - tail)
    key = (first, lead, second, tail, link.lag)
    if key not in tables:
        tables[key] = _table(problem, first, second, link.lag, {"lead": lead, "tail": tail})
    return Arc(link.rule, link.before, link.after, table=tables[key])


def _table(
    problem: Problem, first: End, second: End, lag: int, lengths: Mapping[str, int]
) -> tuple[int, ...]:
    """Give the earliest start of the second task for every start of the first."""
    found = []
    for start in range(problem.horizon + 1):
        point = min(start + lengths["lead"], problem.horizon)
        wanted = moment(problem, first, point) + lag
        found.append(max(point_at(problem, second, wanted) - lengths["tail"], 0))
    return tuple(found)


def moment(problem: Problem, end: End, point: int) -> int:
    """Give the ordinal of the day of the calendar at whose beginning an end of a task falls.

    A start falls at the beginning of its working day, a finish at the end of the one before.
    """
    if end is End.START or point == 0:
        return problem.days[point]
    return problem.days[point - 1] + 1


def point_at(problem: Problem, end: End, wanted: int) -> int:
    """Give the first point at which such an end falls at that moment or later.

    A moment after all working days gives a point after the horizon, which nothing can meet.
    """
    if end is End.START:
        return bisect_left(problem.days, wanted)
    if wanted <= problem.days[0]:
        return 0
    return bisect_left(problem.days, wanted - 1) + 1
