"""The start and the deadline of the plan, which hold for everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Starts, Why
from dtl_planner.plan.engine.spans import joined
from dtl_planner.plan.making.brief import Rule
from dtl_planner.plan.making.fixing import fixed
from dtl_planner.plan.making.pieces import Assumed
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.making.brief import Item, Place
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece

START, DEADLINE = "start", "deadline"


def part(frame: Frame) -> Iterator[Piece]:
    """Nothing begins before the start, and everything is done by the deadline."""
    first = frame.calendar.at_or_after(frame.start)
    end = frame.calendar.finish_by(frame.deadline)
    horizon = frame.calendar.horizon
    for item in frame.items:
        stands = fixed(frame, item)
        if stands is None and not _is_earlier(frame, item):
            yield Starts(START, item.opens, joined([(first, horizon)]), Why.RELEASE)
        if not frame.is_finished(item):
            yield Starts(
                DEADLINE, item.closes, joined([(0, end - frame.length(item))]), Why.DEADLINE
            )
    yield Rule(START, f"the start, {long_date(frame.start)}", "working days", _start_at(frame))
    yield Rule(
        DEADLINE, f"the deadline, {long_date(frame.deadline)}", "working days", _due_at(frame)
    )
    yield from _assumed(frame)


def _is_earlier(frame: Frame, item: Item) -> bool:
    """Whether a moment has a date before work may begin: it is no work of this plan."""
    due = frame.due(item)
    return due is not None and due.last < frame.start


def _start_at(frame: Frame) -> Place | None:
    return frame.settings.places.get(START) if frame.settings.start is not None else None


def _due_at(frame: Frame) -> Place | None:
    return frame.settings.places.get(DEADLINE) if frame.settings.deadline is not None else None


def _assumed(frame: Frame) -> Iterator[Assumed]:
    if frame.settings.start is None:
        yield Assumed(
            f"No start is stated: work may begin on {long_date(frame.start)}, three times the "
            "longest chain of work before the deadline, or a year where that is more."
        )
    if frame.deadline_from is not None:
        yield Assumed(f"No deadline is stated: the plan works back from {frame.deadline_from}.")
