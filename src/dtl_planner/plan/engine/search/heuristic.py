"""Good plans fast: tasks placed one by one, forwards and backwards, in orders that are bred.

Every order of tasks gives a plan by placing them in it (`placing`). Each plan is pushed to one end
of time and back, which closes gaps (`decoding`), and orders are crossed (`breeding`). The budget is
counted in placings, never in seconds, and the random numbers always begin with the same seed: same
problem, same plan.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.passes import Passes, passes
from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.engine.search.breeding import (
    HAS_BEST,
    Pool,
    is_best,
    room_for_sorting,
)
from dtl_planner.plan.engine.search.chance import SEED
from dtl_planner.plan.engine.search.charging import costs_of
from dtl_planner.plan.engine.search.compiling import Engine, engine_for
from dtl_planner.plan.engine.search.decoding import Both, Desk
from dtl_planner.plan.engine.search.layout import Net, mirrored, net_of, units_of
from dtl_planner.plan.engine.verify import broken_rules, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dtl_planner.plan.engine.problem import Problem

    Units = tuple[tuple[str, ...], ...]

_FEWEST, _MOST = 16, 300
"""How many members a population has; the longer the search, the more."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best plan found.

    Attributes:
        starts: The start of each task.
        cost: What it costs on each level of the objective.
        placings: How many plans were made on the way.
    """

    starts: dict[str, int]
    cost: tuple[int, ...]
    placings: int


def find_plan(  # noqa: PLR0913 - all but the first are named, and may be left out
    problem: Problem,
    *,
    placings: int = 1_000,
    engines: Callable[[int], Engine] = engine_for,
    stop: Callable[[], bool] = lambda: False,
    known: Mapping[str, int] | None = None,
    least: Sequence[int] | None = None,
) -> Found | None:
    """Look for a good plan; `None` where none was found, which proves nothing.

    Args:
        problem: What is to be planned.
        placings: How many plans to make at most, counted through all that is tried.
        engines: Gives what places, for so many units that are to be placed. It is asked for none
            to begin with, and for what is left from time to time: among the first few plans is
            often the best, and what is fastest begins slowly.
        stop: Asked between plans whether to leave it at the best so far.
        known: A plan to begin with, besides others.
        least: What nothing can cost less than, level by level, so that a plan that costs no more
            ends the search; where it is not known, only the longest chain of links counts.
    """
    bounds = passes(problem)
    if not isinstance(bounds, Passes):
        return None
    ways = _ways(problem)
    given = _Given(problem, bounds, engines, placings, known, least)
    best: dict[str, int] | None = None
    used = 0
    for number, units in enumerate(ways, start=1):
        net = net_of(problem, units)
        if net is not None:
            search = _Search(given, units, net)
            used += search.run(placings * number // len(ways) - used, stop)
            best = _better(problem, best, search.best())
            if search.is_over():
                break
    if best is None or broken_rules(problem, best):
        return None
    return Found(best, measured(problem, best), used)


def _ways(problem: Problem) -> tuple[Units, ...]:
    """Give the ways to place: those who better start together placed as one, and each alone."""
    alone = units_of(problem, all_together=False)
    if Level.APART not in problem.objective:
        return (alone,)
    return tuple(dict.fromkeys((units_of(problem, all_together=True), alone)))


def _better(
    problem: Problem, one: dict[str, int] | None, other: dict[str, int] | None
) -> dict[str, int] | None:
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda starts: measured(problem, starts))


@dataclass(frozen=True, slots=True)
class _Given:
    """What a search is to rest on."""

    problem: Problem
    bounds: Passes
    engines: Callable[[int], Engine]
    placings: int
    known: Mapping[str, int] | None
    least: Sequence[int] | None


class _Search:
    """One population, and what it works on."""

    def __init__(self, given: _Given, units: Units, net: Net) -> None:
        self.problem, self.bounds = given.problem, given.bounds
        self.engines, self.engine = given.engines, given.engines(0)
        self.units, self.net = units, net
        self.wishes = _wishes(self.problem, self.bounds)
        self.wanted = self._wanted()
        self.both = self._both()
        self.desk = self._desk()
        self.pool = self._pool(given)

    def run(self, placings: int, stop: Callable[[], bool]) -> int:
        """Breed until so many plans are made, and say how many were."""
        made = 0
        while made < placings and not stop() and not self.is_over():
            if made:
                self._go_on_with(self.engines((placings - made) * len(self.units)))
            batch = max(1, self.engine.pace // max(len(self.units), 1))
            self.engine.breed(self.pool, self.desk, self.both, min(made + batch, placings))
            made = int(self.desk.placings[0])
        return made

    def is_over(self) -> bool:
        """Whether nothing can be better than the best so far."""
        return is_best(self.pool)

    def best(self) -> dict[str, int] | None:
        """Give the best plan so far that breaks nothing."""
        if not self.pool.counters[HAS_BEST] or self.pool.best_cost[0]:
            return None
        pairs = zip(self.units, self.pool.best, strict=True)
        return {task: int(start) for tasks, start in pairs for task in tasks}

    def _go_on_with(self, engine: Engine) -> None:
        """Hand all that is known so far to an engine; the plans to come are the same in each."""
        if engine is not self.engine:
            self.engine = engine
            self.both = self._both()
            self.desk = Desk(*map(engine.numbers, self.desk))
            self.pool = Pool(*map(engine.numbers, self.pool))

    def _both(self) -> Both:
        numbers = self.engine.numbers
        wished = self._by_unit(self.wishes)
        return Both(
            self.net.laid_out(numbers),
            mirrored(self.net).laid_out(numbers),
            costs_of(self.problem, self.units, self.net, numbers),
            numbers([0] * len(self.units) + wished),
            int(_prefers_late(self.problem.objective)),
        )

    def _desk(self) -> Desk:
        count, width = len(self.units), len(self.problem.objective) + 1
        room = room_for_sorting(count, max(self.wanted, default=0), self.problem.horizon)
        free, load = len(self.both.ahead.free), self.problem.horizon
        sizes = (count, count, width, count, width, count, count, count, count, room, free, load, 1)
        return Desk(*(self.engine.numbers([0] * size) for size in sizes))

    def _pool(self, given: _Given) -> Pool:
        numbers, count = self.engine.numbers, len(self.units)
        width = len(self.problem.objective) + 1
        first = self._given(given.known)
        size = max(_FEWEST, min(_MOST, isqrt(given.placings) // 4))
        least = _least(self.problem, self.bounds) if given.least is None else given.least
        return Pool(
            random=numbers([SEED]),
            counters=numbers([0, 0, 0, 0, len(first), 2 if self.wishes else 1, size]),
            orders=numbers([0] * (size * count)),
            costs=numbers([0] * (size * width)),
            marks=numbers([0] * size),
            manners=numbers([0] * size),
            best=numbers([0] * count),
            best_cost=numbers([0] * width),
            least=numbers([0, *least]),
            wanted=numbers(self.wanted),
            given=numbers([key for _, keys in first for key in keys]),
            given_manners=numbers([manner for manner, _ in first]),
            taken=numbers([0] * count),
        )

    def _given(self, known: Mapping[str, int] | None) -> list[tuple[int, Sequence[int]]]:
        """Give plans to begin with: the manner of placing, and starts to order by."""
        found: list[tuple[int, Sequence[int]]] = []
        if self.problem.previous:
            found.append((1 if self.wishes else 0, self._by_unit(dict(self.problem.previous))))
        if known is not None:
            found.append((0, self._by_unit(known)))
        return found

    def _by_unit(self, days: Mapping[str, int]) -> list[int]:
        """Give the latest of the days of each unit's tasks, within those that there are."""
        latest = (max(days.get(task, 0) for task in tasks) for tasks in self.units)
        return [min(max(day, 0), self.problem.horizon) for day in latest]

    def _wanted(self) -> list[int]:
        """Give the latest start of each unit that keeps due dates, where links alone decide."""
        latest = dict(self.bounds.latest)
        for task in self.problem.tasks:
            if task.due is not None:
                latest[task.id] = min(latest[task.id], task.due - task.duration)
        keys = [min(latest[task] for task in tasks) for tasks in self.units]
        for unit in sorted(range(len(keys)), key=self.net.ranks.__getitem__, reverse=True):
            for wait in self.net.waits[unit]:
                if wait.table is None:
                    most = keys[unit] - wait.gap
                else:
                    most = bisect_right(wait.table, keys[unit]) - 1
                keys[wait.unit] = min(keys[wait.unit], most)
        least = min(keys, default=0)
        return [key - least for key in keys]


def _least(problem: Problem, bounds: Passes) -> tuple[int, ...]:
    """Give what nothing can cost less than, where that is known at once; -1 where it is not."""
    ends = [bounds.earliest[task.id] + task.duration for task in problem.tasks]
    last = max(ends, default=0)
    return tuple(last if level is Level.MAKESPAN else -1 for level in problem.objective)


def _wishes(problem: Problem, bounds: Passes) -> dict[str, int]:
    """Give days before which tasks better do not start: as in the previous plan, or if fragile."""
    found: dict[str, int] = {}
    if Level.FRAGILE in problem.objective:
        found |= _late_phases(problem, bounds)
    if {Level.MOVED, Level.SHIFTED} & set(problem.objective):
        found |= dict(problem.previous)
    return found


def _late_phases(problem: Problem, bounds: Passes) -> dict[str, int]:
    """Give for fragile tasks the first day of the last phase that they can finish in."""
    found = {}
    for fragile in problem.fragile:
        task = problem.task[fragile.task]
        last = bounds.latest[task.id] + task.duration
        if task.due is not None:
            last = min(last, max(task.due, bounds.earliest[task.id] + task.duration))
        before = [end for end in problem.phase_ends if end < last]
        found[task.id] = max(before[-1] + 1 - task.duration, 0) if before else 0
    return found


def _prefers_late(objective: Iterable[Level]) -> bool:
    for level in objective:
        if level is Level.LATE:
            return True
        if level in (Level.EARLY, Level.MAKESPAN):
            return False
    return False
