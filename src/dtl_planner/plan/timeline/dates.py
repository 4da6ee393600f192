"""The dates of items, from the numbers that the engine counts in, and back.

One convention holds everywhere. Work has the first and the last day on which it is done. A moment,
such as a milestone, has the date of the last day of work before it, so it never falls on a weekend
or a holiday. What lasts days of the calendar runs from the day on which it opens to its last day of
the calendar, which may be a Sunday: twelve weeks from a Monday end on a Sunday.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.passes import Stuck, passes
from dtl_planner.plan.engine.problem import Starts, Why

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dtl_planner.plan.calendar import WorkCalendar
    from dtl_planner.plan.engine.spans import Span
    from dtl_planner.plan.making.brief import Brief, Item
    from dtl_planner.plan.timeline.plan import Plan, Planned


@dataclass(frozen=True, slots=True)
class Stretch:
    """The dates of an item, and its working days."""

    start: date
    finish: date
    days: int


def lasts_calendar_days(item: Item) -> bool:
    """Whether an item has a task for each of its ends, as what lasts days of the calendar has."""
    return item.opens != item.closes


def is_moment(brief: Brief, item: Item) -> bool:
    """Whether an item has no length in the problem."""
    return not lasts_calendar_days(item) and not brief.problem.task[item.opens].duration


def stretch(brief: Brief, item: Item, starts: Mapping[str, int]) -> Stretch:
    """Give the dates of an item.

    Args:
        brief: What is planned.
        item: One of its items.
        starts: The start of each task, or at least of the item's own.
    """
    calendar, start = brief.calendar, starts[item.opens]
    if lasts_calendar_days(item):
        first = calendar.date(start)
        return _between(calendar, first, _last_day(brief, item, first, starts[item.closes]))
    length = brief.problem.task[item.opens].duration
    if not length:
        return Stretch(calendar.finish(start), calendar.finish(start), 0)
    return Stretch(calendar.date(start), calendar.finish(start + length), length)


def starts_of(brief: Brief, plan: Plan) -> dict[str, int] | None:
    """Give the starts that a plan's dates stand for.

    A moment on the first day of all may stand before it or after it, and the end of what lasts days
    of the calendar may be followed by days off: the earliest that the links allow is given.

    Args:
        brief: What is planned.
        plan: A plan for it, with every item of it.

    Returns:
        The start of every task; `None` where the dates do not fit the links and windows.
    """
    given = tuple(
        Starts(f"given:{item.id}", item.opens, (_span(brief, item, plan.item[item.id]),), Why.FIXED)
        for item in brief.items
    )
    found = passes(replace(brief.problem, starts=(*brief.problem.starts, *given)))
    return None if isinstance(found, Stuck) else dict(found.earliest)


def start_of(brief: Brief, item: Item, first: date) -> int:
    """Give the start with which an item has a first day, or the nearest one that there can be."""
    calendar = brief.calendar
    wanted = calendar.at_or_after(first)
    if is_moment(brief, item):
        wanted = calendar.finish_by(first)
    return max(min(wanted, brief.problem.horizon - brief.problem.task[item.opens].duration), 0)


def _span(brief: Brief, item: Item, planned: Planned) -> Span:
    start = start_of(brief, item, planned.start)
    return (0 if is_moment(brief, item) and start == 1 else start, start)


def _last_day(brief: Brief, item: Item, first: date, closes: int) -> date:
    """Give the last day of what lasts days of the calendar: by its length, unless it is settled."""
    days = brief.lasting.get(item.id)
    if days is None:
        return max(brief.calendar.finish(closes), first)
    return first + timedelta(days=max(days, 1) - 1)


def _between(calendar: WorkCalendar, first: date, last: date) -> Stretch:
    begin, end = calendar.between(first, last)
    return Stretch(first, last, end - begin + 1)
