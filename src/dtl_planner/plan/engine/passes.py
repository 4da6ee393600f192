"""The earliest and the latest each task can start, as far as links and windows alone decide."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.plan.engine.arcs import Arc, allowed_starts, arcs_of
from dtl_planner.plan.engine.spans import at_or_after, at_or_before

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dtl_planner.plan.engine.problem import Problem
    from dtl_planner.plan.engine.spans import Spans


class Step(NamedTuple):
    """Why a bound of a task is what it is.

    Attributes:
        task: The task whose bound this is.
        rules: The rules that moved it there.
        other: The task whose own bound pushed it; `None` where its windows did.
    """

    task: str
    rules: tuple[str, ...]
    other: str | None


@dataclass(frozen=True, slots=True)
class Stuck:
    """Links and windows alone leave no plan.

    Attributes:
        steps: How it comes to that, from the first cause on; a ring where `is_ring`.
        is_ring: Whether the steps go round: each task waits for the next, and gains each time.
    """

    steps: tuple[Step, ...]
    is_ring: bool

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that clash, in order, each once."""
        return tuple(dict.fromkeys(rule for step in self.steps for rule in step.rules))


@dataclass(frozen=True, slots=True)
class Passes:
    """What both passes find.

    Attributes:
        earliest: The earliest start of each task.
        latest: The latest start of each.
        pushed: For each task whose earliest start another one or a window decides, which.
    """

    earliest: Mapping[str, int]
    latest: Mapping[str, int]
    pushed: Mapping[str, Step]

    def slack(self, task: str) -> int:
        """Give how many working days a task can be late by at most."""
        return self.latest[task] - self.earliest[task]


def passes(problem: Problem, rules: Collection[str] | None = None) -> Passes | Stuck:
    """Run both passes.

    Args:
        problem: What is to be planned.
        rules: The rules that count; all of them without.
    """
    net = _Net.of(problem, rules)
    forward = _Forward(net)
    if stuck := forward.run():
        return stuck
    return Passes(forward.starts, _latest(net), forward.why)


def longest_chain(problem: Problem, found: Passes) -> tuple[Step, ...]:
    """Give the steps that decide the earliest finish of all, the first cause first."""
    ends = {task.id: found.earliest[task.id] + task.duration for task in problem.tasks}
    last = min(ends, key=lambda task: (-ends[task], task)) if ends else None
    steps: list[Step] = []
    while last is not None:
        step = found.pushed.get(last, Step(last, (), None))
        steps.append(step)
        last = step.other if len(steps) <= len(ends) else None
    return tuple(reversed(steps))


@dataclass(frozen=True, slots=True)
class _Net:
    """Arcs by both their ends, and the days on which tasks may start."""

    allowed: dict[str, tuple[Spans, tuple[str, ...]]]
    after: dict[str, list[Arc]]
    before: dict[str, list[Arc]]

    @classmethod
    def of(cls, problem: Problem, rules: Collection[str] | None) -> _Net:
        net = cls(allowed_starts(problem, rules), defaultdict(list), defaultdict(list))
        for arc in arcs_of(problem, rules):
            net.after[arc.before].append(arc)
            net.before[arc.after].append(arc)
        return net


class _Forward:
    """Pushes starts later until every arc and window holds, or one cannot."""

    def __init__(self, net: _Net) -> None:
        self.net = net
        self.starts: dict[str, int] = {}
        self.why: dict[str, Step] = {}

    def run(self) -> Stuck | None:
        for task in sorted(self.net.allowed):
            if stuck := self._to(task, 0, None):
                return stuck
        waiting = deque(sorted(self.net.allowed))
        queued = set(waiting)
        while waiting:
            task = waiting.popleft()
            queued.discard(task)
            for arc in self.net.after.get(task, ()):
                wanted = arc.earliest(self.starts[task])
                if wanted <= self.starts[arc.after]:
                    continue
                if stuck := self._to(arc.after, wanted, arc):
                    return stuck
                if arc.after not in queued:
                    queued.add(arc.after)
                    waiting.append(arc.after)
        return None

    def _to(self, task: str, wanted: int, arc: Arc | None) -> Stuck | None:
        """Move a start to the first day that is allowed from there on."""
        spans, names = self.net.allowed[task]
        start = at_or_after(spans, wanted)
        if start is None:
            return self._stuck(task, names, arc)
        self.starts[task] = start
        if arc is None:
            if start:
                self.why[task] = Step(task, names, None)
        else:
            moved = names if start > wanted else ()
            self.why[task] = Step(task, (arc.rule, *moved), arc.before)
        return None

    def _stuck(self, task: str, names: tuple[str, ...], arc: Arc | None) -> Stuck:
        if arc is None:
            return Stuck((Step(task, names, None),), is_ring=False)
        steps = [Step(task, names, None), Step(task, (arc.rule,), arc.before)]
        seen = [task]
        at: str | None = arc.before
        while at is not None:
            if at in seen:
                return _ring(steps, seen.index(at) + 1)
            seen.append(at)
            step = self.why.get(at)
            if step is None:
                break
            steps.append(step)
            at = step.other
        return Stuck(tuple(reversed(steps)), is_ring=False)


def _ring(steps: list[Step], begin: int) -> Stuck:
    """Tell a ring; windows that move its tasks make it depend on where it ends."""
    ring = steps[begin:]
    if all(len(step.rules) == 1 for step in ring):
        return Stuck(tuple(reversed(ring)), is_ring=True)
    return Stuck((*reversed(ring), steps[0]), is_ring=True)


def _latest(net: _Net) -> dict[str, int]:
    """Pull starts earlier from the last allowed day on."""
    starts = {task: spans[-1][1] for task, (spans, _) in net.allowed.items()}
    waiting = deque(sorted(starts))
    queued = set(waiting)
    while waiting:
        task = waiting.popleft()
        queued.discard(task)
        for arc in net.before.get(task, ()):
            wanted = arc.latest(starts[task])
            if wanted >= starts[arc.before]:
                continue
            start = at_or_before(net.allowed[arc.before][0], wanted)
            starts[arc.before] = -1 if start is None else start
            if arc.before not in queued:
                queued.add(arc.before)
                waiting.append(arc.before)
    return starts
