"""How much can be in use at once: services in change, their staff, and what activities use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.places import Place as PlaceRecord
from dtl_planner.plan.engine.problem import Resource
from dtl_planner.plan.making.brief import Load, Rule
from dtl_planner.plan.making.loads import amount_of, resources_of, staff_of
from dtl_planner.plan.making.pieces import Assumed, Uses
from dtl_planner.plan.making.wording import count, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.capacity import Capacity
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece

_UNITS = {"services": "services", "fte": "full-time equivalents", "uses": "in use"}


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
        written = frame.settings.places.get(f"capacity.{capacity.id}")
        yield Rule(f"capacity:{capacity.id}", _told(frame, capacity), "at once", written)
    yield from _unknown(frame)


def _told(frame: Frame, capacity: Capacity) -> str:
    """Tell a limit, by its name too where another one counts the same."""
    if capacity.counts == "uses":
        return f"no more than {capacity.at_once} at once of {capacity.name}"
    noun = _UNITS[capacity.counts] if capacity.at_once != 1 else _UNITS[capacity.counts][:-1]
    where = "" if capacity.per == "programme" else f" in each {capacity.per}"
    alike = [one for one in frame.settings.capacity if one.counts == capacity.counts]
    name = f" ({capacity.name})" if len(alike) > 1 or capacity.of else ""
    return f"no more than {capacity.at_once} {noun} in change at once{where}{name}"


def _uses(frame: Frame, capacity: Capacity) -> Iterator[Uses]:
    for work in frame.scope.work.values():
        is_timed = work.item.spread.likely > 0 and not work.item.spread.is_calendar
        amount = amount_of(work, capacity)
        if is_timed and amount and not frame.is_finished(work.item):
            for name in resources_of(capacity, work.subject):
                yield Uses(work.item.opens, name, amount)


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
