"""The phases of a plan: those whose gates the programme gives, or else as few as serve.

Where no gates are given they are drawn by date. With a limit on how many services change at once,
a phase takes as many as may change at once, in the order in which they are finished; an alliance
that must share a phase is kept whole. Without such a limit a phase ends where a milestone stands.
With neither, all is one phase. As every phase is a stretch of dates, nothing is finished in an
earlier phase than what must be finished before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Same
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.peaks import peaks_of
from dtl_planner.plan.timeline.plan import PlanPhase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.timeline.plan import Tie

SERVICES = "services"
"""The unit of a limit on how many services change at once."""

AFTER = "after-the-last-gate"
"""The id of the phase of all that comes after the last gate."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stage:
    """The dates of a phase, before it is known what it holds."""

    id: str
    name: str
    first: date
    last: date
    is_found: bool
    source: str | None = None


def stages_of(brief: Brief, finishes: Mapping[str, date], *, first: date) -> tuple[Stage, ...]:
    """Give the dates of every phase.

    Args:
        brief: What is planned.
        finishes: The last day of each item.
        first: The first day of the first phase.
    """
    if brief.gates:
        return tuple(_given(brief, finishes, first))
    ends = _found(brief, finishes) if finishes else []
    firsts = [first, *(end + _ONE_DAY for end in ends)]
    return tuple(
        Stage(f"phase-{number}", f"Phase {number}", begin, end, is_found=True)
        for number, (begin, end) in enumerate(zip(firsts, ends, strict=False), 1)
    )


def stage_of(stages: Sequence[Stage], day: date) -> Stage:
    """Give the phase that a day falls in; the last one holds whatever no other does."""
    return next((stage for stage in stages if day <= stage.last), stages[-1])


def phases_of(
    brief: Brief,
    starts: Mapping[str, int],
    finishes: Mapping[str, date],
    stages: Sequence[Stage],
    ties: Sequence[Tie],
) -> tuple[PlanPhase, ...]:
    """Give every phase, with what it holds.

    Args:
        brief: What is planned.
        starts: The start of each task.
        finishes: The last day of each item.
        stages: The dates of the phases.
        ties: What waits for what.
    """
    home = {id_: stage_of(stages, finishes[id_]).id for id_ in finishes}
    order = sorted(finishes, key=lambda id_: (finishes[id_], id_))
    subjects = _completed(brief, finishes)
    rank = {stage.id: number for number, stage in enumerate(stages)}
    unlocked = {
        (home[tie.before], tie.after)
        for tie in ties
        if rank[home[tie.before]] < rank[home[tie.after]]
    }
    return tuple(
        PlanPhase(
            id=stage.id,
            name=stage.name,
            first=stage.first,
            last=stage.last,
            is_found=stage.is_found,
            items=tuple(id_ for id_ in order if home[id_] == stage.id),
            subjects=tuple(one for one, item in subjects.items() if home[item] == stage.id),
            peaks=peaks_of(brief, starts, within=_days(brief, stage)),
            unlocks=tuple(id_ for id_ in order if (stage.id, id_) in unlocked),
            source=stage.source,
        )
        for stage in stages
    )


def _given(brief: Brief, finishes: Mapping[str, date], first: date) -> Iterator[Stage]:
    for gate in brief.gates:
        last = brief.calendar.finish(gate.end)
        yield Stage(gate.id, gate.name, first, last, is_found=False, source=gate.source)
        first = last + _ONE_DAY
    end = max(finishes.values(), default=first)
    if finishes and end >= first:
        yield Stage(AFTER, "After the last gate", first, end, is_found=True)


def _found(brief: Brief, finishes: Mapping[str, date]) -> list[date]:
    """Give the last day of each phase that is to be drawn."""
    last = max(finishes.values())
    limits = _limits(brief)
    if limits:
        full = list(_full(brief, finishes, limits))[:-1]
        return [*full, last]
    moments = {finishes[one.id] for one in brief.items if one.kind is ItemKind.MILESTONE}
    return [*sorted(moments - {last}), last]


def _limits(brief: Brief) -> dict[str, int]:
    """Give each limit on services in change, as far as anything is under it."""
    units = {load.id: load.unit for load in brief.loads}
    used = {one.resource for task in brief.problem.tasks for one in task.demands}
    return {
        resource.id: resource.most
        for resource in brief.problem.resources
        if units.get(resource.id) == SERVICES and resource.id in used
    }


def _full(brief: Brief, finishes: Mapping[str, date], limits: Mapping[str, int]) -> Iterator[date]:
    """Fill phase after phase with what finishes next, and give the last day of each."""
    needs = _needs(brief, limits)
    completed = _completed(brief, finishes)
    ends = {one: finishes[id_] for one, id_ in completed.items() if one in needs}
    taken: dict[str, int] = {}
    last = None
    for block in _blocks(ends, list(_alliances(brief, ends))):
        more = {id_: sum(needs[one].get(id_, 0) for one in block) for id_ in limits}
        if last and any(taken[id_] + more[id_] > limits[id_] for id_ in limits):
            yield last
            taken = {}
        taken = {id_: taken.get(id_, 0) + more[id_] for id_ in limits}
        last = ends[block[-1]]
    if last:
        yield last


def _needs(brief: Brief, limits: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """Give for each subject what it uses at once of each limit at most."""
    needs: dict[str, dict[str, int]] = {}
    for task in brief.problem.tasks:
        for demand in task.demands:
            if demand.resource in limits:
                mine = needs.setdefault(brief.of_task[task.id].subject, {})
                mine[demand.resource] = max(mine.get(demand.resource, 0), demand.amount)
    return needs


def _alliances(brief: Brief, ends: Mapping[str, date]) -> Iterator[tuple[date, date]]:
    """Give for each alliance that must share a phase when the first and the last of it finish."""
    for group in brief.problem.groups:
        if group.same is Same.PHASE and group.weight is None:
            subjects = {brief.of_task[task].subject for task in group.tasks}
            days = sorted(ends[one] for one in subjects if one in ends)
            if days:
                yield days[0], days[-1]


def _blocks(ends: Mapping[str, date], whole: Sequence[tuple[date, date]]) -> Iterator[list[str]]:
    """Give the subjects by the day on which they finish, those together that no gate may part."""
    order = sorted(ends, key=lambda subject: (ends[subject], subject))
    block = order[:1]
    for one, following in pairwise(order):
        end = ends[one]
        if end < ends[following] and not any(first <= end < last for first, last in whole):
            yield block
            block = []
        block.append(following)
    if block:
        yield block


def _completed(brief: Brief, finishes: Mapping[str, date]) -> dict[str, str]:
    """Give for each subject the item with which the last of its work is done."""
    found: dict[str, str] = {}
    for item in brief.items:
        if item.kind is ItemKind.ACTIVITY:
            before = found.get(item.subject, item.id)
            found[item.subject] = max(before, item.id, key=lambda id_: (finishes[id_], id_))
    return dict(sorted(found.items()))


def _days(brief: Brief, stage: Stage) -> tuple[int, int]:
    return brief.calendar.at_or_after(stage.first), brief.calendar.finish_by(stage.last)
