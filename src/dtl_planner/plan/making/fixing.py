"""Where the items stand that have been done or begun: facts, which no rule moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State

if TYPE_CHECKING:
    from dtl_planner.catalogue.sections.progress import Step
    from dtl_planner.plan.making.brief import Item, Place
    from dtl_planner.plan.making.frame import Frame


@dataclass(frozen=True, slots=True)
class Fixed:
    """Where an item stands.

    Attributes:
        start: The number of its first working day.
        length: How many working days it takes, where that is settled too.
    """

    start: int
    length: int | None


def step_of(frame: Frame, item: Item) -> Step | None:
    """Give what was reported of an item."""
    work = frame.scope.work.get(item.id)
    return frame.scope.reports.step(item.subject, work.activity.id if work else None)


def place_of(frame: Frame, item: Item) -> Place:
    """Give the place where that is written."""
    work = frame.scope.work.get(item.id)
    return frame.scope.reports.place(item.subject, work.activity.id if work else "")


def fixed(frame: Frame, item: Item) -> Fixed | None:
    """Say where an item stands; `None` where it is still to be planned."""
    step = step_of(frame, item)
    if step is None:
        return None
    if frame.is_finished(item):
        return _finished(frame, item, step)
    if step.state is State.STARTED and step.began is not None and not item.is_moment:
        return _started(frame, step)
    return None


def _finished(frame: Frame, item: Item, step: Step) -> Fixed:
    calendar = frame.calendar
    end = max(calendar.finish_by(step.ended.last if step.ended else frame.start), 0)
    if item.is_moment:
        return Fixed(end, 0)
    first = calendar.at_or_after(step.began.first) if step.began else _begun(frame, item, end)
    return Fixed(min(first, end), max(end - first, 0))


def _begun(frame: Frame, item: Item, end: int) -> int:
    """Reckon back from its end when something began of which only the end is reported."""
    if not item.spread.is_calendar:
        return max(end - item.spread.likely, 0)
    last = frame.calendar.finish(end)
    return frame.calendar.at_or_after(last - timedelta(days=item.spread.likely - 1))


def _started(frame: Frame, step: Step) -> Fixed:
    calendar = frame.calendar
    first = calendar.at_or_after(step.began.first) if step.began else 0
    if step.expected is None:
        return Fixed(first, None)
    return Fixed(first, max(calendar.finish_by(step.expected.last) - first, 1))
