"""Makes what is simulated from a brief and the plan for it.

Rules that only say by when something must be over do not hold anything back: whether they are kept
is what is asked. Rules on when work may begin do, up to the last day that they allow; what comes to
begin later than that begins late, and not never.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict

from dtl_planner.plan.engine.arcs import phase_starts
from dtl_planner.plan.engine.problem import End, Fragile, LagUnit, Why
from dtl_planner.plan.engine.search.layout import units_of
from dtl_planner.plan.engine.spans import shared
from dtl_planner.plan.making.reports import FINISHED
from dtl_planner.plan.simulation.network import (
    BY_CALENDAR,
    FROM_FINISH,
    TO_FINISH,
    Arc,
    Length,
    Line,
    Network,
    Unit,
    Use,
)
from dtl_planner.plan.simulation.sequence import in_sequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.plan.engine.problem import Link, Placement, Problem
    from dtl_planner.plan.engine.spans import Spans
    from dtl_planner.plan.making.brief import Brief, Item, Spread


def network_of(
    brief: Brief,
    starts: Mapping[str, int],
    days: Sequence[int],
    *,
    with_capacity: bool,
    as_soon_as_possible: bool = False,
) -> Network:
    """Make the network.

    Args:
        brief: What is planned.
        starts: The start of every task in the plan.
        days: The ordinals of the working days: those of the brief, and many more after them.
        with_capacity: Whether work waits for room.
        as_soon_as_possible: Whether work may start earlier than planned.
    """
    groups = units_of(brief.problem, all_together=False)
    lengths = _Lengths.of(brief)
    first = _Arcs.of(brief.problem, groups, lengths)
    planned = [min(starts[task] for task in tasks) for tasks in groups]
    order, dropped = in_sequence(first.pairs(), planned)
    place = {group: number for number, group in enumerate(order)}
    rules, horizon = _rules(brief.problem), len(days) - 1
    units = []
    for number, group in enumerate(order):
        tasks = groups[group]
        kept = (arc._replace(unit=place[arc.unit]) for arc in first.into[group])
        floor = 0 if as_soon_as_possible else planned[group]
        units.append(
            Unit(
                **_times(tasks, rules, floor, horizon),
                arcs=tuple(dict.fromkeys(arc for arc in kept if arc.unit < number)),
                uses=_uses(brief.problem, tasks, lengths) if with_capacity else (),
                lengths=tuple(dict.fromkeys(lengths.of_task[task] for task in tasks)),
            )
        )
    unit_of = {task: place[group] for group, tasks in enumerate(groups) for task in tasks}
    return Network(
        days=tuple(days),
        units=tuple(units),
        lengths=tuple(lengths.every),
        draws=tuple(lengths.draws),
        drawn=tuple(lengths.drawn),
        free=_free(brief.problem, len(days) - 1) if with_capacity else (),
        lines=tuple(_lines(brief, starts, unit_of, lengths)),
        gates=tuple(gate.end for gate in brief.gates),
        dropped=dropped,
    )


def due_of(problem: Problem, item: Item) -> int | None:
    """Give the number of working days at which an item must be over; `None` without a rule."""
    ends = [
        entry.spans[-1][1] + problem.task[entry.task].duration
        for entry in problem.starts
        if entry.task == item.closes and entry.why is Why.DEADLINE and entry.spans
    ]
    gates = problem.phase_ends
    ends += [
        gates[place.last]
        for place in problem.placements
        if place.task == item.closes and place.last < len(gates)
    ]
    return min(ends, default=None)


def may_vary(item: Item, days: int) -> bool:
    """Whether it is open how long an item takes: what is done, or has an end by now, is not.

    Args:
        item: The item.
        days: How long it takes in the problem.
    """
    spread = item.spread
    settled = item.state in FINISHED or days != spread.likely
    return spread.least < spread.most and not settled


@dataclass
class _Lengths:
    """Each length under its number, and what is drawn by lot."""

    every: list[Length] = field(default_factory=lambda: [Length(0)])
    draws: list[Spread] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    of_task: dict[str, int] = field(default_factory=dict)
    of_lag: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, brief: Brief) -> _Lengths:
        found = cls()
        for task in brief.problem.tasks:
            found.of_task[task.id] = found.constant(task.duration)
        for item in brief.items:
            if item.opens == item.closes:
                if may_vary(item, brief.problem.task[item.opens].duration):
                    found.of_task[item.opens] = found.draw(item)
            elif may_vary(item, brief.lasting.get(item.id, -1)):
                found.of_lag[item.opens, item.closes] = found.draw(item)
        return found

    def constant(self, days: int) -> int:
        length = Length(days)
        if length not in self.every:
            self.every.append(length)
        return self.every.index(length)

    def draw(self, item: Item) -> int:
        self.every.append(Length(item.spread.likely, len(self.draws)))
        self.draws.append(item.spread)
        self.drawn.append(item.id)
        return len(self.every) - 1

    def lag(self, link: Link) -> int:
        """Give the number of a lag; that between both ends of an item may be drawn."""
        return self.of_lag.get((link.before, link.after)) or self.constant(link.lag)


@dataclass(frozen=True)
class _Arcs:
    """The arcs into each group."""

    into: tuple[tuple[Arc, ...], ...]

    @classmethod
    def of(cls, problem: Problem, groups: Sequence[Sequence[str]], lengths: _Lengths) -> _Arcs:
        group_of = {task: number for number, tasks in enumerate(groups) for task in tasks}
        into: list[list[Arc]] = [[] for _ in groups]
        for link in problem.links:
            before, after = group_of[link.before], group_of[link.after]
            if before != after:
                into[after].append(_arc(link, before, lengths))
        return cls(tuple(tuple(some) for some in into))

    def pairs(self) -> list[set[int]]:
        """Give for each group what it waits for."""
        return [{arc.unit for arc in some} for some in self.into]


def _arc(link: Link, before: int, lengths: _Lengths) -> Arc:
    first, second = link.kind.ends
    how = 0
    if link.unit is LagUnit.CALENDAR:
        how = BY_CALENDAR
        how += FROM_FINISH if first is End.FINISH else 0
        how += TO_FINISH if second is End.FINISH else 0
    lead = lengths.of_task[link.before] if first is End.FINISH else 0
    tail = lengths.of_task[link.after] if second is End.FINISH else 0
    return Arc(before, lead, lengths.lag(link), tail, how)


def _rules(problem: Problem) -> dict[str, list[tuple[Spans, bool]]]:
    """Give for each task what holds it back, and whether that settles its start."""
    found: dict[str, list[tuple[Spans, bool]]] = defaultdict(list)
    for entry in problem.starts:
        if entry.why is not Why.DEADLINE:
            found[entry.task].append((entry.spans, entry.why is Why.FIXED))
    for task, spans in _phased(problem):
        found[task].append((spans, False))
    return found


def _phased(problem: Problem) -> Iterator[tuple[str, Spans]]:
    places: list[Placement | Fragile] = [*problem.placements, *problem.fragile]
    last = len(problem.phase_ends)
    for place in places:
        if isinstance(place, Fragile):
            if place.weight is None:
                yield place.task, phase_starts(problem, place.task, 1, last)
        else:
            yield place.task, phase_starts(problem, place.task, place.first, place.last)


def _times(
    tasks: Sequence[str],
    rules: Mapping[str, Sequence[tuple[Spans, bool]]],
    floor: int,
    horizon: int,
) -> _Times:
    """Say when tasks may start: for ever after the last day that is stated."""
    found: Spans = ((0, horizon),)
    pin = -1
    for spans, is_settled in (rule for task in tasks for rule in rules.get(task, ())):
        if is_settled:
            pin = spans[0][0]
        elif spans:
            found = shared(found, (*spans[:-1], (spans[-1][0], horizon)))
    return {"floor": max(floor, found[0][0]), "pin": pin, "nexts": _nexts(found, horizon + 1)}


class _Times(TypedDict):
    floor: int
    pin: int
    nexts: tuple[int, ...]


def _nexts(spans: Spans, count: int) -> tuple[int, ...]:
    """Give for each day the first allowed at or after it; nothing where only the floor counts."""
    if len(spans) == 1:
        return ()
    found: list[int] = []
    for first, last in spans:
        found.extend([first] * (first - len(found)))
        found.extend(range(first, last + 1))
    return tuple(found[:count])


def _uses(problem: Problem, tasks: Sequence[str], lengths: _Lengths) -> tuple[Use, ...]:
    numbers = {resource.id: number for number, resource in enumerate(problem.resources)}
    found: dict[tuple[int, int], int] = defaultdict(int)
    for task in (problem.task[name] for name in tasks):
        for demand in task.demands:
            if demand.amount and task.duration:
                found[numbers[demand.resource], lengths.of_task[task.id]] += demand.amount
    return tuple(Use(resource, amount, length) for (resource, length), amount in found.items())


def _free(problem: Problem, horizon: int) -> tuple[tuple[int, ...], ...]:
    found = []
    for resource in problem.resources:
        days: list[int] = []
        ends = [*(day for day, _ in resource.steps[1:]), horizon]
        for (_, amount), end in zip(resource.steps, ends, strict=True):
            days.extend([amount] * (end - len(days)))
        found.append(tuple(days[:horizon]))
    return tuple(found)


def _lines(
    brief: Brief, starts: Mapping[str, int], unit_of: Mapping[str, int], lengths: _Lengths
) -> Iterator[Line]:
    for item in brief.items:
        end = starts[item.closes] + brief.problem.task[item.closes].duration
        gate = sum(1 for one in brief.gates if one.end < end)
        yield Line(
            id=item.id,
            unit=unit_of[item.closes],
            length=lengths.of_task[item.closes],
            due=due_of(brief.problem, item),
            gate=gate if gate < len(brief.gates) else None,
        )
