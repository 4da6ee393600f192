"""Times that work keeps clear of, or keeps to: windows, and what each service has to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.windows import Window
from dtl_planner.plan.engine.problem import Starts
from dtl_planner.plan.engine.spans import joined, starts_outside, without
from dtl_planner.plan.making.brief import Place, Rule
from dtl_planner.plan.making.fixing import fixed
from dtl_planner.plan.making.wording import some, stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.values.times import Stretch
    from dtl_planner.plan.engine.spans import Spans
    from dtl_planner.plan.making.brief import Item
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece
    from dtl_planner.plan.making.works import Work


def part(frame: Frame) -> Iterator[Piece]:
    """Cut windows and busy times out of the days on which work may be done."""
    for window in frame.catalogue.of(Window):
        rule = f"window:{window.id}"
        taken = _taken(frame, window.times)
        if window.only:
            taken = without(((0, frame.calendar.horizon),), taken)
        found = [work for work in _open(frame) if _holds_for(window, work)]
        for work in found:
            yield Starts(rule, work.item.opens, clear_starts(frame, work.item, taken))
        if found:
            kept = "work only in" if window.only else "no work in"
            told = f"{kept} {window.name} ({_times(window.times)})"
            yield Rule(rule, told, None, Place("windows", window.id))
    yield from _busy(frame)


def clear_starts(frame: Frame, item: Item, taken: Spans) -> Spans:
    """Give the starts with which an item touches none of the taken days.

    A moment falls on the evening of the day before the number that it starts with.
    """
    calendar, length = frame.calendar, frame.length(item)
    if not item.spread.is_calendar:
        evenings = joined((first + 1, last + 1) for first, last in taken)
        kept_clear_of = taken if length else evenings
        return starts_outside(kept_clear_of, duration=length, horizon=calendar.horizon)
    found = []
    for start in range(calendar.horizon + 1):
        end = max(calendar.calendar_days_after(start, item.spread.likely) - 1, start)
        if not any(first <= end and start <= last for first, last in taken):
            found.append((start, start))
    return joined(found)


def _busy(frame: Frame) -> Iterator[Piece]:
    """While a service is busy it is left alone; what does not disturb it may go on."""
    for name, works in frame.scope.works.items():
        service = frame.catalogue.find(Service, name)
        busy = service.constraints.busy if service and service.constraints else ()
        for number, time in enumerate(busy):
            rule = f"busy:{name}:{number}"
            taken = _taken(frame, [time])
            found = [one for one in works if one.activity.disturbs and not fixed(frame, one.item)]
            for work in found:
                yield Starts(rule, work.item.opens, clear_starts(frame, work.item, taken))
            if found:
                told = f"{frame.scope.called(name)}: busy ({_times([time])})"
                yield Rule(
                    rule, told, None, Place("services", name, ("constraints", "busy", number))
                )


def _open(frame: Frame) -> Iterator[Work]:
    return (work for work in frame.scope.work.values() if fixed(frame, work.item) is None)


def _holds_for(window: Window, work: Work) -> bool:
    if window.activities and work.activity.id not in window.activities:
        return False
    return not window.of or bool({*window.of} & {*work.subject.answers_to})


def _taken(frame: Frame, times: Iterable[Stretch]) -> Spans:
    return joined(frame.calendar.between(one.begins.first, one.to.last) for one in times)


def _times(times: Iterable[Stretch]) -> str:
    return some(stretch(one.begins.first, one.to.last) for one in times)
