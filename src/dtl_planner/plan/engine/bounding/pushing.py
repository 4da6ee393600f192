"""Pushes earliest and latest starts over all that links, windows, phases and groups ask for.

Every push knows the rules that made it and the pushes that came before, so that whatever comes of
them can be traced back to its rules.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.plan.engine.arcs import allowed_starts, arcs_of
from dtl_planner.plan.engine.bounding.crowding import too_full
from dtl_planner.plan.engine.problem import HORIZON, Same
from dtl_planner.plan.engine.spans import at_or_after, at_or_before, without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.plan.engine.arcs import Arc
    from dtl_planner.plan.engine.problem import Group, Problem


@dataclass(frozen=True, slots=True)
class Refutation:
    """Proof that there is no plan.

    Attributes:
        rules: Rules that cannot hold together, some of them perhaps needlessly among them.
        told: What is wrong, in words.
        is_of_room: Whether it takes a limit to see it.
    """

    rules: tuple[str, ...]
    told: str
    is_of_room: bool


class RefutedError(Exception):
    """There is no plan."""

    def __init__(self, refutation: Refutation) -> None:
        super().__init__(refutation.told)
        self.refutation = refutation


class _Push(NamedTuple):
    """One bound of a task was moved.

    Attributes:
        day: Where to.
        rules: The rules that did it.
        causes: The pushes it follows from, by their numbers.
        before: The push of the same bound before this one; -1 without one.
    """

    day: int
    rules: tuple[str, ...]
    causes: tuple[int, ...]
    before: int


class Pushing:
    """Pushes bounds until nothing moves, or one is past the other."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.lengths = {task.id: task.duration for task in problem.tasks}
        self.allowed = allowed_starts(problem)
        self.limits = {resource.rule for resource in problem.resources}
        self.pushes: list[_Push] = []
        self.low = dict.fromkeys(self.lengths, 0)
        self.high = {task: problem.horizon - length for task, length in self.lengths.items()}
        self.why_low = dict.fromkeys(self.lengths, -1)
        self.why_high = dict.fromkeys(self.lengths, -1)
        self.after: dict[str, list[Arc]] = defaultdict(list)
        self.before: dict[str, list[Arc]] = defaultdict(list)
        self.groups: dict[str, list[Group]] = defaultdict(list)
        self.waiting: deque[str] = deque()
        self.queued: set[str] = set()
        for arc in arcs_of(problem):
            self.after[arc.before].append(arc)
            self.before[arc.after].append(arc)
        for group in problem.groups:
            if group.same is Same.PHASE and group.weight is None:
                for task in group.tasks:
                    self.groups[task].append(group)

    def run(self) -> None:
        """Push until nothing moves.

        Raises:
            RefutedError: A task has no day left.
        """
        for crowd in too_full(self.problem):
            if crowd.is_always:
                raise RefutedError(Refutation(named(crowd.rules), crowd.told, is_of_room=True))
            task = crowd.tasks[0]
            spans, names = self.allowed[task]
            rules = tuple(dict.fromkeys((*names, *crowd.rules)))
            self.allowed[task] = without(spans, crowd.taken), rules
        for task in sorted(self.lengths):
            self._begin(task)
        while self.waiting:
            task = self.waiting.popleft()
            self.queued.discard(task)
            for arc in self.after.get(task, ()):
                self.raise_low(
                    arc.after, arc.earliest(self.low[task]), arc.rule, self.why_low[task]
                )
            for arc in self.before.get(task, ()):
                most = arc.latest(self.high[task])
                self.lower_high(arc.before, most, arc.rule, self.why_high[task])
            for group in self.groups.get(task, ()):
                self._share_phase(group, task)

    def _begin(self, task: str) -> None:
        spans, names = self.allowed[task]
        if not spans or self.lengths[task] > self.problem.horizon:
            told = f"there is no day on which `{task}` could start"
            raise self._refuted(names, told)
        self.waiting.append(task)
        self.queued.add(task)
        if spans[0][0] > self.low[task]:
            self._set_low(task, spans[0][0], names, ())
        if spans[-1][1] < self.high[task]:
            self._set_high(task, spans[-1][1], names, ())

    def raise_low(self, task: str, day: int, rule: str, cause: int) -> None:
        """Let a task start on a day or later."""
        if day <= self.low[task]:
            return
        spans, names = self.allowed[task]
        start = at_or_after(spans, day)
        moved = names if start != day else ()
        self._set_low(task, day if start is None else start, (rule, *moved), (cause,))

    def lower_high(self, task: str, day: int, rule: str, cause: int) -> None:
        """Let a task start on a day or earlier."""
        if day >= self.high[task]:
            return
        spans, names = self.allowed[task]
        start = at_or_before(spans, day)
        moved = names if start != day else ()
        self._set_high(task, day if start is None else start, (rule, *moved), (cause,))

    def _set_low(
        self, task: str, day: int, rules: tuple[str, ...], causes: tuple[int, ...]
    ) -> None:
        self.pushes.append(_Push(day, rules, causes, self.why_low[task]))
        self.low[task], self.why_low[task] = day, len(self.pushes) - 1
        self._moved(task)

    def _set_high(
        self, task: str, day: int, rules: tuple[str, ...], causes: tuple[int, ...]
    ) -> None:
        self.pushes.append(_Push(day, rules, causes, self.why_high[task]))
        self.high[task], self.why_high[task] = day, len(self.pushes) - 1
        self._moved(task)

    def _moved(self, task: str) -> None:
        if self.low[task] > self.high[task]:
            self._refuse(task)
        if task not in self.queued:
            self.queued.add(task)
            self.waiting.append(task)

    def _refuse(self, task: str) -> None:
        found = self.rules_behind((self.why_low[task], self.why_high[task]))
        told = (
            f"`{task}` cannot start before day {self.low[task]}, "
            f"nor after day {max(self.high[task], 0)}"
        )
        raise self._refuted(found, told)

    def _refuted(self, rules: Iterable[str], told: str) -> RefutedError:
        is_of_room = not self.limits.isdisjoint(rules)
        return RefutedError(Refutation(named(rules), told, is_of_room=is_of_room))

    def _share_phase(self, group: Group, task: str) -> None:
        """Keep the others out of the phases that one member is out of."""
        problem, ends = self.problem, self.problem.phase_ends
        first = problem.phase(self.low[task] + self.lengths[task])
        last = problem.phase(self.high[task] + self.lengths[task])
        for other in group.tasks:
            if first:
                least = ends[first - 1] + 1 - self.lengths[other]
                self.raise_low(other, least, group.rule, self.why_low[task])
            if last < len(ends):
                most = ends[last] - self.lengths[other]
                self.lower_high(other, most, group.rule, self.why_high[task])

    def rules_behind(self, numbers: Iterable[int]) -> set[str]:
        """Give all rules that had a part in some pushes."""
        found: set[str] = set()
        seen: set[int] = set()
        left = [number for number in numbers if number >= 0]
        while left:
            number = left.pop()
            if number not in seen:
                seen.add(number)
                push = self.pushes[number]
                found.update(push.rules)
                left.extend(cause for cause in push.causes if cause >= 0)
        return found

    def reasons(self, task: str, least: int, most: int) -> tuple[int, int]:
        """Give the first pushes that kept a task from starting before a day, or after another.

        A number is -1 where no push was needed for it.
        """
        low, high = self.why_low[task], self.why_high[task]
        while low >= 0 and self._day_before(low, 0) >= least:
            low = self.pushes[low].before
        last = self.problem.horizon - self.lengths[task]
        while high >= 0 and self._day_before(high, last) <= most:
            high = self.pushes[high].before
        return low, high

    def _day_before(self, push: int, first: int) -> int:
        before = self.pushes[push].before
        return self.pushes[before].day if before >= 0 else first


def named(rules: Iterable[str]) -> tuple[str, ...]:
    """Give rules in order, without that of the horizon, which nobody wrote down."""
    return tuple(sorted({rule for rule in rules if rule != HORIZON}))
