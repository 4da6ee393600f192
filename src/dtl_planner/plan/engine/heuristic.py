"""Good plans fast: tasks placed one by one, forwards and backwards, in orders that are bred.

Every order of tasks gives a plan by placing them in it. Each plan is pushed to one end of time and
back, which closes gaps, and the best orders are crossed. The budget is counted in placings, never
in seconds, and the random numbers always begin with the same seed: same problem, same plan.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from random import Random
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.layout import Net, mirrored, net_of, units_of
from dtl_planner.plan.engine.passes import Passes, passes
from dtl_planner.plan.engine.placing import Engine, fastest
from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.engine.verify import broken_rules, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dtl_planner.plan.engine.problem import Problem

Order = list[int]
"""Units in the order to be placed in."""

_POPULATION = 40
_SEED = 20_091_001
_SHAKE = 12
"""By how many places a unit is moved at most."""


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


def find_plan(
    problem: Problem,
    *,
    placings: int = 1_000,
    engine: Engine | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Found | None:
    """Look for a good plan; `None` where none was found, which proves nothing.

    Args:
        problem: What is to be planned.
        placings: How many plans to make at most, counted through all that is tried.
        engine: What places; the fastest that is installed, without.
        stop: Asked between plans whether to leave it at the best so far.
    """
    bounds = passes(problem)
    if not isinstance(bounds, Passes):
        return None
    used = 0
    for units in dict.fromkeys(units_of(problem, all_together=yes) for yes in (True, False)):
        net = net_of(problem, units)
        if net is None:
            continue
        placer = _Placer(problem, units, net, engine or fastest())
        found = _Search(placer, bounds, placings - used, stop).run()
        used += placer.placings
        if found is not None:
            return Found(found.starts, found.cost, used)
    return None


@dataclass(frozen=True, slots=True, order=True)
class _One:
    """One member of the population: cost and age decide."""

    cost: tuple[int, ...]
    number: int
    order: tuple[int, ...]
    starts: dict[str, int]


class _Way:
    """One direction of time: places orders in it."""

    def __init__(self, net: Net, engine: Engine) -> None:
        self.net, self.engine = net, engine
        self.layout = net.laid_out(engine)
        self.zeros = engine.numbers([0] * len(net.lengths))
        self.behind: list[list[int]] = [[] for _ in net.lengths]
        for unit, some in enumerate(net.waits):
            for wait in some:
                self.behind[wait.unit].append(unit)

    def place(self, order: Sequence[int], floors: Sequence[int] | None = None) -> list[int] | None:
        numbers = self.engine.numbers
        starts = self.zeros.copy()
        given = self.zeros if floors is None else numbers(floors)
        beyond = self.net.horizon + 1
        end = self.engine.place(
            numbers(order), given, starts, self.layout.free.copy(), beyond, self.layout
        )
        return None if end < 0 else [int(start) for start in starts]

    def ordered(self, keys: Sequence[float]) -> Order:
        """Give units by their keys, but nothing before what it waits for."""
        left = [len(some) for some in self.net.waits]
        ready = [(keys[unit], unit) for unit, count in enumerate(left) if not count]
        heapify(ready)
        found: Order = []
        while ready:
            _, unit = heappop(ready)
            found.append(unit)
            for after in self.behind[unit]:
                left[after] -= 1
                if not left[after]:
                    heappush(ready, (keys[after], after))
        return found


class _Placer:
    """Makes plans of orders, and counts them."""

    def __init__(
        self, problem: Problem, units: Sequence[tuple[str, ...]], net: Net, engine: Engine
    ) -> None:
        self.problem, self.units, self.placings = problem, units, 0
        ways = _Way(net, engine), _Way(mirrored(net), engine)
        self.is_late = _prefers_late(problem.objective)
        self.way, self.other = reversed(ways) if self.is_late else ways
        self.ends = [net.horizon - length for length in net.lengths]
        self.only_end = problem.objective == (Level.MAKESPAN,)

    def mirror(self, starts: Sequence[int]) -> list[int]:
        return [end - start for end, start in zip(self.ends, starts, strict=True)]

    def decode(self, order: Sequence[int], floors: Sequence[int] | None = None) -> list[int] | None:
        """Place an order, then push the plan to and fro as long as that shortens it."""
        best = self._place(self.way, order, floors)
        if best is None or floors is not None:
            return best
        while True:
            again = self._to_and_fro(best)
            if again is None or self.length(again) >= self.length(best):
                return best if again is None or self.length(again) > self.length(best) else again
            best = again

    def starts(self, placed: Sequence[int]) -> dict[str, int]:
        """Give the start of each task of a plan made in the chosen way."""
        forward = self.mirror(placed) if self.is_late else placed
        return {
            task: start for tasks, start in zip(self.units, forward, strict=True) for task in tasks
        }

    def length(self, placed: Sequence[int]) -> int:
        return max(
            start + length for start, length in zip(placed, self.way.net.lengths, strict=True)
        )

    def _to_and_fro(self, placed: Sequence[int]) -> list[int] | None:
        floor = self.way.net.horizon - self.length(placed)
        back = self.mirror(placed)
        pushed = self._place(self.other, self.by_starts(self.other, back), [floor] * len(back))
        if pushed is None:
            return None
        return self._place(self.way, self.by_starts(self.way, self.mirror(pushed)), None)

    def by_starts(self, way: _Way, starts: Sequence[int]) -> Order:
        if way.net.never_back:
            ranks = way.net.ranks
            return sorted(range(len(starts)), key=lambda unit: (starts[unit], ranks[unit]))
        return way.ordered(starts)

    def _place(
        self, way: _Way, order: Sequence[int], floors: Sequence[int] | None
    ) -> list[int] | None:
        self.placings += 1
        return way.place(order, floors)


class _Search:
    """Breeds orders: the best of many, crossed two by two."""

    def __init__(
        self, placer: _Placer, bounds: Passes, placings: int, stop: Callable[[], bool]
    ) -> None:
        self.placer, self.bounds, self.left, self.stop = placer, bounds, placings, stop
        self.random = Random(_SEED)  # noqa: S311 - nothing secret
        self.some: list[_One] = []
        self.seen: set[tuple[int, ...]] = set()
        self.best: _One | None = None
        self.number = 0

    def run(self) -> _One | None:
        for order, floors in self._first():
            if self._is_over():
                return self.best
            self._try(order, floors)
        while len(self.some) > 1 and not self._is_over():
            self._try(self._child(), None)
            if self.number % (_POPULATION * 25) == 0:
                self._fresh()
        return self.best

    def _is_over(self) -> bool:
        if self.placer.placings >= self.left or self.stop():
            return True
        return self.best is not None and self.best.cost == self._least()

    def _least(self) -> tuple[int, ...]:
        """What nothing can be better than, where that is known at once."""
        if not self.placer.only_end:
            return (-1,)
        tasks = self.placer.problem.tasks
        return (max((self.bounds.earliest[task.id] + task.duration for task in tasks), default=0),)

    def _first(self) -> list[tuple[Order, list[int] | None]]:
        """Give the orders to begin with: by rule, and by the same rule blurred at random."""
        keys = self._slacks()
        way, random = self.placer.way, self.random
        found: list[tuple[Order, list[int] | None]] = [(way.ordered(keys), None)]
        if self.placer.problem.previous:
            found.insert(0, self._as_before(way))
        spread = max(keys, default=0) - min(keys, default=0) + 1
        for number in range(_POPULATION - 1):
            blur = spread * (number + 1) / _POPULATION / 2
            found.append((way.ordered([key + random.random() * blur for key in keys]), None))
        return found

    def _slacks(self) -> list[int]:
        """Give each unit's latest start, seen from the end at which placing begins."""
        if self.placer.is_late:
            ends = self._by_unit(self.bounds.earliest, max)
            return self.placer.mirror(ends)
        return self._by_unit(self.bounds.latest, min)

    def _by_unit(self, starts: Mapping[str, int], of: Callable[..., int]) -> list[int]:
        return [of(starts[task] for task in tasks) for tasks in self.placer.units]

    def _as_before(self, way: _Way) -> tuple[Order, list[int]]:
        """Give the order of the previous plan, with its starts as the earliest."""
        before = dict(self.placer.problem.previous)
        known = {task: before.get(task, 0) for tasks in self.placer.units for task in tasks}
        starts = self._by_unit(known, max)
        if self.placer.is_late:
            starts = [max(start, 0) for start in self.placer.mirror(starts)]
        return way.ordered(starts), starts

    def _try(self, order: Order, floors: list[int] | None) -> None:
        self.number += 1
        placed = self.placer.decode(order, floors)
        if placed is None:
            return
        key = tuple(placed)
        if key in self.seen:
            return
        self.seen.add(key)
        starts = self.placer.starts(placed)
        one = _One(self._cost(starts, placed), self.number, tuple(self._order(placed)), starts)
        if self.best is None or one.cost < self.best.cost:
            if broken_rules(self.placer.problem, starts):
                return
            self.best = one
        insort(self.some, one)
        del self.some[_POPULATION:]

    def _order(self, placed: list[int]) -> Order:
        return self.placer.by_starts(self.placer.way, placed)

    def _cost(self, starts: Mapping[str, int], placed: list[int]) -> tuple[int, ...]:
        if self.placer.only_end:
            return (self.placer.length(placed),)
        return measured(self.placer.problem, starts)

    def _child(self) -> Order:
        """Give a new order of old ones: two crossed, or a stretch of one shaken."""
        is_crossed = self.random.random() < 0.5  # noqa: PLR2004 - one half
        return self.placer.way.ordered(self._crossed() if is_crossed else self._shaken())

    def _crossed(self) -> list[float]:
        """Put a stretch of one order into the order of another."""
        mother, father = self._chosen(), self._chosen()
        count = len(mother)
        first, last = sorted((self.random.randrange(count + 1), self.random.randrange(count + 1)))
        inside = set(mother[first:last])
        middle = [unit for unit in father if unit in inside]
        keys = _places((*mother[:first], *middle, *mother[last:]))
        for _ in range(self.random.randrange(3)):
            keys[self.random.randrange(count)] += self.random.uniform(-_SHAKE, _SHAKE) / 2
        return keys

    def _shaken(self) -> list[float]:
        """Move what stands in a stretch of an order by a few places."""
        order = self._chosen()
        count = len(order)
        length = self.random.randrange(count // 6, count // 2 + 1)
        first = self.random.randrange(count) - length // 2
        keys = _places(order)
        for unit in order[max(first, 0) : first + length]:
            keys[unit] += self.random.uniform(-_SHAKE, _SHAKE)
        return keys

    def _chosen(self) -> tuple[int, ...]:
        pair = self.random.randrange(len(self.some)), self.random.randrange(len(self.some))
        return self.some[min(pair)].order

    def _fresh(self) -> None:
        """Keep the best few and begin anew with the rest, lest all become alike."""
        keep = self.some[: _POPULATION // 8]
        keys = self._slacks()
        spread = max(keys) - min(keys) + 1
        self.some = keep
        for _ in range(_POPULATION // 2):
            if self._is_over():
                return
            blurred = [key + self.random.random() * spread / 2 for key in keys]
            self._try(self.placer.way.ordered(blurred), None)


def _places(order: Sequence[int]) -> list[float]:
    keys = [0.0] * len(order)
    for place, unit in enumerate(order):
        keys[unit] = place
    return keys


def _prefers_late(objective: Sequence[Level]) -> bool:
    for level in objective:
        if level is Level.LATE:
            return True
        if level in (Level.EARLY, Level.MAKESPAN):
            return False
    return False
