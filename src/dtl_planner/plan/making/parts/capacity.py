"""How much can be in use at once: services in change, their staff, and what activities use."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.places import Place as PlaceRecord
from dtl_planner.plan.engine.problem import Resource
from dtl_planner.plan.making.brief import Load, Rule
from dtl_planner.plan.making.pieces import Assumed, Uses
from dtl_planner.plan.making.wording import count, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.capacity import Capacity
    from dtl_planner.catalogue.values.counts import Count
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece
    from dtl_planner.plan.making.subjects import Subject
    from dtl_planner.plan.making.works import Work

_UNITS = {"services": "services", "fte": "full-time equivalents", "uses": "people"}


def part(frame: Frame) -> Iterator[Piece]:
    """Give each capacity as a resource, one for each division or place where it says so."""
    for capacity in frame.settings.capacity:
        found = list(_uses(frame, capacity))
        yield from found
        names = dict.fromkeys(use.resource for use in found)
        if capacity.per == "programme":
            names = {capacity.id: None}
        for name in names:
            yield _resource(frame, capacity, name)
            yield Load(name, _called(frame, capacity, name), _UNITS[capacity.counts])
        told = f"no more than {capacity.at_once} at once: {capacity.name}"
        written = frame.settings.places.get(f"capacity.{capacity.id}")
        yield Rule(f"capacity:{capacity.id}", told, "at once", written)
    yield from _unknown(frame)


def _uses(frame: Frame, capacity: Capacity) -> Iterator[Uses]:
    for work in frame.scope.work.values():
        is_timed = work.item.spread.likely > 0 and not work.item.spread.is_calendar
        if not is_timed or frame.is_finished(work.item):
            continue
        if capacity.of and not {*capacity.of} & {*work.subject.answers_to}:
            continue
        amount = _amount(work, capacity)
        for name in _resources(capacity, work.subject) if amount else ():
            yield Uses(work.item.opens, name, amount)


def _amount(work: Work, capacity: Capacity) -> int:
    """How much of a capacity a piece of work uses on each of its days."""
    if capacity.counts == "uses":
        return sum(use.amount for use in work.activity.uses if use.of == capacity.id)
    if not (work.activity.disturbs and work.subject.is_service):
        return 0
    return 1 if capacity.counts == "services" else staff_of(work.subject) or 0


def staff_of(subject: Subject) -> int | None:
    """Give the full-time equivalents of a subject, rounded up; its posts where these are stated."""
    unit = subject.unit
    counted = (unit.fte or unit.posts) if unit else None
    return None if counted is None else _most(counted)


def _most(counted: Count) -> int:
    return ceil(counted.low if counted.high is None else counted.high)


def _resources(capacity: Capacity, subject: Subject) -> tuple[str, ...]:
    """Name the resources that a subject draws on."""
    match capacity.per:
        case "programme":
            return (capacity.id,)
        case "division":
            return (f"{capacity.id}:{subject.division}",) if subject.division else ()
        case "place":
            return tuple(f"{capacity.id}:{place}" for place in subject.places)


def _resource(frame: Frame, capacity: Capacity, name: str) -> Resource:
    """Give a resource with its periods; where two of them overlap, the later written holds."""
    numbers = [
        (*frame.calendar.between(one.begins.first, one.to.last), one.at_once)
        for one in capacity.periods
    ]
    turns = {0, *(first for first, _, _ in numbers), *(last + 1 for _, last, _ in numbers)}
    steps: list[tuple[int, int]] = []
    for day in sorted(turns):
        amount = capacity.at_once
        for first, last, there in numbers:
            if first <= day <= last:
                amount = there
        if not steps or steps[-1][1] != amount:
            steps.append((day, amount))
    rule = f"capacity:{capacity.id}"
    return Resource(name, rule, tuple(steps), level_weight=int(capacity.level))


def _called(frame: Frame, capacity: Capacity, name: str) -> str:
    where = name.partition(":")[2]
    if not where:
        return capacity.name
    found = frame.catalogue.find(Division, where) or frame.catalogue.find(PlaceRecord, where)
    return f"{capacity.name}, {found.name if found else where}"


def _unknown(frame: Frame) -> Iterator[Assumed]:
    """Tell how many services count for nothing since their staff is not stated."""
    if not any(one.counts == "fte" for one in frame.settings.capacity):
        return
    subjects = [works[0].subject for works in frame.scope.works.values()]
    unknown = [one.name for one in subjects if one.is_service and staff_of(one) is None]
    if unknown:
        yield Assumed(
            f"The staff of {count(len(unknown), 'service')} is not stated, and counts for nothing "
            f"where full-time equivalents are limited: {some(unknown)}."
        )
