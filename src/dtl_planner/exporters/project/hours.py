"""The hours of a plan: formats that know the time of day want to know when in it work begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.plan.calendar import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dtl_planner.plan.timeline.plan import Plan, Planned, Tie

MORNING, NOON, AFTERNOON, EVENING = time(9), time(12), time(13), time(17)
"""Work is from nine to twelve and from one to five: our reading, as no source states hours."""
HOURS_A_DAY = 7
EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True)
class Hours:
    """When each end of each item of a plan falls.

    Work begins in the morning of its first day and ends in the evening of its last. What has no
    length is reached in the evening, after the work of the day, unless something that waits for
    it begins on that day: then it was reached in the morning.

    Attributes:
        plan: The plan.
        early: The ids of what is reached in the morning.
    """

    plan: Plan
    early: frozenset[str] = frozenset()

    @cached_property
    def working(self) -> WorkCalendar:
        """The working days, from the first date that the plan has to the last."""
        return self._calendar(frozenset(self.plan.week), self.plan.closed)

    @cached_property
    def every_day(self) -> WorkCalendar:
        """All days, for what lasts days of the calendar."""
        return self._calendar(EVERY_DAY, ())

    def calendar(self, item: Planned) -> WorkCalendar:
        """Give the days in which the length of an item is counted."""
        return self.every_day if item.spread.is_calendar else self.working

    def days(self, item: Planned) -> int:
        """Give the length of an item: working days, or days of the calendar where it says so."""
        if item.spread.is_calendar and not item.is_moment:
            return (item.finish - item.start).days + 1
        return item.days

    def start(self, item: Planned) -> datetime:
        """Give the hour at which an item begins."""
        late = item.is_moment and item.id not in self.early
        return datetime.combine(item.start, EVENING if late else MORNING)

    def finish(self, item: Planned) -> datetime:
        """Give the hour at which an item ends."""
        early = item.is_moment and item.id in self.early
        return datetime.combine(item.finish, MORNING if early else EVENING)

    def ends(self, tie: Tie) -> tuple[datetime, datetime]:
        """Give the hour that is waited for, and the hour that waits for it."""
        first, _, second = tie.kind.partition("-to-")
        at = {"start": self.start, "finish": self.finish}
        return at[first](self.plan.item[tie.before]), at[second](self.plan.item[tie.after])

    def holds(self, tie: Tie) -> bool:
        """Whether the dates of the plan keep a link; what is done may have broken one."""
        first, second = self.ends(tie)
        if tie.unit == "working days":
            return number(self.working, first) + tie.lag <= number(self.working, second)
        return _midnight(first) + timedelta(tie.lag) <= _midnight(second)

    def _calendar(self, week: frozenset[int], closed: Iterable[tuple[date, str]]) -> WorkCalendar:
        plan = self.plan
        first = min((plan.first, *(item.start for item in plan.items)))
        last = max((plan.last, *(item.finish for item in plan.items)))
        return WorkCalendar(first, last, week, tuple(closed))


def hours_of(plan: Plan, ties: Iterable[Tie]) -> Hours:
    """Find out when each end of each item falls, such that as many links hold as can."""
    hours = Hours(plan)
    waiting = list(ties)
    while True:
        early = {
            tie.before
            for tie in waiting
            if plan.item[tie.before].is_moment
            and tie.before not in hours.early
            and not hours.holds(tie)
        }
        if not early:
            return hours
        hours = Hours(plan, hours.early | early)


def number(calendar: WorkCalendar, hour: datetime) -> int:
    """Count the days of a calendar that are over at an hour."""
    if hour.time() == EVENING:
        return calendar.at_or_before(hour.date()) + 1
    return calendar.at_or_after(hour.date())


def _midnight(hour: datetime) -> datetime:
    """Give the midnight with which a day ends, for its evening, or begins, for its morning."""
    day = datetime.combine(hour.date(), time())
    return day + timedelta(1) if hour.time() == EVENING else day
