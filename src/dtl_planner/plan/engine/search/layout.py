"""Turns a problem into the flat numbers that the hot loop works on, forwards and mirrored.

Mirrored, time runs from the horizon back to 0: to place as early as can be in the mirror is to
place as late as can be. One loop does both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.arcs import allowed_starts, arcs_of
from dtl_planner.plan.engine.problem import Same
from dtl_planner.plan.engine.search.packing import Use, packed_days, packed_uses
from dtl_planner.plan.engine.search.placing import Layout
from dtl_planner.plan.engine.spans import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dtl_planner.plan.engine.arcs import Arc
    from dtl_planner.plan.engine.problem import Problem, Resource
    from dtl_planner.plan.engine.search.placing import Numbers
    from dtl_planner.plan.engine.spans import Spans


@dataclass(frozen=True, slots=True)
class Wait:
    """A unit keeps a distance from another."""

    unit: int
    gap: int
    table: tuple[int, ...] | None


@dataclass(frozen=True)
class Net:
    """Units and what binds them, in one direction of time.

    Attributes:
        horizon: How many working days there are.
        lengths: Working days of each unit.
        waits: What each unit waits for.
        uses: What each unit uses.
        windows: When each unit may start.
        free: For each resource what there is on each day.
        ranks: The place of each unit in an order in which nothing comes before what it waits for.
        loose: Links that placing does not keep, since they only keep things close or bind a unit
            to itself: the unit waited for, the unit that waits, and the days between.
    """

    horizon: int
    lengths: tuple[int, ...]
    waits: tuple[tuple[Wait, ...], ...]
    uses: tuple[tuple[Use, ...], ...]
    windows: tuple[Spans, ...]
    free: tuple[tuple[int, ...], ...]
    ranks: tuple[int, ...]
    loose: tuple[tuple[int, int, int], ...] = ()

    def laid_out(self, numbers: Callable[[Sequence[int]], Numbers]) -> Layout:
        """Give all as flat numbers.

        Args:
            numbers: Makes a list of numbers into what is wanted.
        """
        waits = [wait for some in self.waits for wait in some]
        every = packed_uses(self.free, self.uses)
        uses = [use for some in every for use in some]
        tables, table_at = _packed([wait.table for wait in waits])
        windows, window_at = _packed([_nexts(spans, self.horizon) for spans in self.windows])
        ranked = sorted(range(len(self.ranks)), key=self.ranks.__getitem__)
        return Layout(
            free=numbers(packed_days(self.free, self.uses, self.horizon)),
            lengths=numbers(self.lengths),
            firsts=numbers([spans[0][0] if spans else 1 for spans in self.windows]),
            lasts=numbers([spans[-1][1] if spans else 0 for spans in self.windows]),
            ranked=numbers(ranked),
            arc_from=numbers(_begins(self.waits)),
            arc_unit=numbers([wait.unit for wait in waits]),
            arc_gap=numbers([wait.gap for wait in waits]),
            arc_table=numbers(table_at),
            tables=numbers(tables),
            use_from=numbers(_begins(every)),
            use_base=numbers([use.word * self.horizon for use in uses]),
            use_amount=numbers([use.amount for use in uses]),
            use_guard=numbers([use.guard for use in uses]),
            use_first=numbers([use.first for use in uses]),
            use_end=numbers([use.end for use in uses]),
            window=numbers(window_at),
            windows=numbers(windows),
        )


def units_of(problem: Problem, *, all_together: bool) -> tuple[tuple[str, ...], ...]:
    """Give what is placed as one: tasks of groups that start together, and each other task alone.

    Args:
        problem: What is to be planned.
        all_together: Whether that holds of groups too that need not start together but better do.
    """
    leader = {task.id: task.id for task in problem.tasks}
    for group in problem.groups:
        if group.same is Same.TIME and (group.weight is None or all_together):
            heads = {_head(leader, task) for task in group.tasks}
            for head in heads:
                leader[head] = min(heads)
    found: dict[str, list[str]] = defaultdict(list)
    for task in sorted(leader):
        found[_head(leader, task)].append(task)
    return tuple(tuple(found[head]) for head in sorted(found))


def net_of(problem: Problem, units: Sequence[tuple[str, ...]]) -> Net | None:
    """Bind units as their tasks are bound; `None` where they wait for one another in rings."""
    unit_of = {task: number for number, tasks in enumerate(units) for task in tasks}
    allowed = allowed_starts(problem)
    waits, loose = _waits(arcs_of(problem), unit_of, len(units))
    ranks = _ranks(waits)
    if ranks is None:
        return None
    return Net(
        horizon=problem.horizon,
        lengths=tuple(max(problem.task[task].duration for task in tasks) for tasks in units),
        waits=waits,
        uses=_uses(problem, units),
        windows=tuple(_windows(tasks, allowed) for tasks in units),
        free=tuple(_by_day(resource, problem.horizon) for resource in problem.resources),
        ranks=ranks,
        loose=loose,
    )


def mirrored(net: Net) -> Net:
    """Give the same net with time running backwards."""
    waits: list[list[Wait]] = [[] for _ in net.lengths]
    for unit, some in enumerate(net.waits):
        for wait in some:
            waits[wait.unit].append(_turned(net, unit, wait))
    ends = [net.horizon - length for length in net.lengths]
    return replace(
        net,
        waits=tuple(tuple(some) for some in waits),
        uses=tuple(
            tuple(
                Use(use.resource, use.amount, length - use.end, length - use.first) for use in some
            )
            for some, length in zip(net.uses, net.lengths, strict=True)
        ),
        windows=tuple(
            tuple((end - last, end - first) for first, last in reversed(spans))
            for spans, end in zip(net.windows, ends, strict=True)
        ),
        free=tuple(days[::-1] for days in net.free),
        ranks=tuple(len(net.ranks) - 1 - rank for rank in net.ranks),
    )


def _turned(net: Net, unit: int, wait: Wait) -> Wait:
    first, second = net.lengths[wait.unit], net.lengths[unit]
    if wait.table is None:
        return Wait(unit, wait.gap + second - first, None)
    return Wait(unit, 0, _turned_table(wait.table, net.horizon, first, second))


@lru_cache(maxsize=1_000)
def _turned_table(table: tuple[int, ...], horizon: int, first: int, second: int) -> tuple[int, ...]:
    """Give the table of the mirror: for each start there, what the latest start here becomes."""
    mosts = (horizon - second - start for start in range(horizon + 1))
    return tuple(max(horizon - first - (bisect_right(table, most) - 1), 0) for most in mosts)


def _head(leader: dict[str, str], task: str) -> str:
    """Follow leaders to the one that leads itself."""
    while leader[task] != task:
        leader[task] = task = leader[leader[task]]
    return task


def _waits(
    arcs: Sequence[Arc], unit_of: Mapping[str, int], count: int
) -> tuple[tuple[tuple[Wait, ...], ...], tuple[tuple[int, int, int], ...]]:
    """Give what units wait for, and apart from it what placing in order cannot keep.

    Of rings only what comes later counts; the rest is looked at afterwards.
    """
    found: list[dict[tuple[int, object], Wait]] = [{} for _ in range(count)]
    loose = []
    forward = {(unit_of[arc.before], unit_of[arc.after]) for arc in arcs if arc.gap >= 0}
    for arc in arcs:
        before, after = unit_of[arc.before], unit_of[arc.after]
        if before == after or (arc.gap < 0 and (after, before) in forward):
            if arc.table is None and (before != after or arc.gap > 0):
                loose.append((before, after, arc.gap))
            continue
        key = (before, arc.table)
        if key not in found[after] or found[after][key].gap < arc.gap:
            found[after][key] = Wait(before, arc.gap, arc.table)
    return tuple(tuple(some.values()) for some in found), tuple(loose)


def _ranks(waits: Sequence[Sequence[Wait]]) -> tuple[int, ...] | None:
    sorter = TopologicalSorter(
        {unit: [one.unit for one in some] for unit, some in enumerate(waits)}
    )
    try:
        order = list(sorter.static_order())
    except CycleError:
        return None
    places = {unit: place for place, unit in enumerate(order)}
    return tuple(places[unit] for unit in range(len(waits)))


def _uses(problem: Problem, units: Sequence[tuple[str, ...]]) -> tuple[tuple[Use, ...], ...]:
    numbers = {resource.id: number for number, resource in enumerate(problem.resources)}
    found = []
    for tasks in units:
        wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for task in (problem.task[name] for name in tasks):
            for demand in task.demands:
                if demand.amount and task.duration:
                    wanted[numbers[demand.resource]].append((task.duration, demand.amount))
        found.append(tuple(use for one in sorted(wanted) for use in _stacked(one, wanted[one])))
    return tuple(found)


def _stacked(resource: int, some: Sequence[tuple[int, int]]) -> Iterable[Use]:
    """Add up what tasks that start together use of a resource, stretch by stretch."""
    first = 0
    for end in sorted({length for length, _ in some}):
        amount = sum(used for length, used in some if length >= end)
        yield Use(resource, amount, first, end)
        first = end


def _by_day(resource: Resource, horizon: int) -> tuple[int, ...]:
    """Give what there is of a resource on each day."""
    days: list[int] = []
    ends = [*(day for day, _ in resource.steps[1:]), horizon]
    for (_, amount), end in zip(resource.steps, ends, strict=True):
        days.extend([amount] * (end - len(days)))
    return tuple(days[:horizon])


def _windows(tasks: Iterable[str], allowed: Mapping[str, tuple[Spans, tuple[str, ...]]]) -> Spans:
    every = [allowed[task][0] for task in tasks]
    found = every[0]
    for spans in every[1:]:
        found = shared(found, spans)
    return found


@lru_cache(maxsize=1_000)
def _nexts(spans: Spans, horizon: int) -> tuple[int, ...] | None:
    """Give for each day the first allowed at or after it, or a day beyond all.

    `None` where every day from the first to the last is allowed, and no table is needed.
    """
    if len(spans) <= 1:
        return None
    found: list[int] = []
    for first, last in spans:
        found.extend([first] * (first - len(found)))
        found.extend(range(first, last + 1))
    return (*found, *[horizon + 1] * (horizon + 2 - len(found)))


def _packed(tables: Sequence[tuple[int, ...] | None]) -> tuple[list[int], list[int]]:
    """Put tables one after another, equal ones once, and say where each begins."""
    places: dict[tuple[int, ...], int] = {}
    flat: list[int] = []
    for table in tables:
        if table is not None and table not in places:
            places[table] = len(flat)
            flat.extend(table)
    return flat, [-1 if table is None else places[table] for table in tables]


def _begins(some: Sequence[Sequence[object]]) -> list[int]:
    found = [0]
    for one in some:
        found.append(found[-1] + len(one))
    return found
