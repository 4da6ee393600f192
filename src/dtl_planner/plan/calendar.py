"""Working days: dates on one side, numbers that plans count in on the other."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.calendar import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.sections.calendar import Calendar
    from dtl_planner.plan.engine.spans import Span

MONDAY_TO_FRIDAY = frozenset(range(5))
"""The working week, with Monday as 0."""


@dataclass(frozen=True)
class WorkCalendar:
    """The working days from one date to another, numbered from 0.

    Attributes:
        first: The date from which days are counted; it need not be a working day itself.
        last: The last date that may be a working day.
        week: The days of the week on which people work, with Monday as 0.
        closed: Dates on which nobody works, with what they are: bank holidays, closures.
    """

    first: dt.date
    last: dt.date
    week: frozenset[int] = MONDAY_TO_FRIDAY
    closed: tuple[tuple[dt.date, str], ...] = ()

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The ordinal of the date of each working day."""
        closed = {day.toordinal() for day, _ in self.closed}
        between = range(self.first.toordinal(), self.last.toordinal() + 1)
        return tuple(day for day in between if (day + 6) % 7 in self.week and day not in closed)

    @property
    def horizon(self) -> int:
        """How many working days can be planned: all but the last, which only bears a date."""
        return len(self.days) - 1

    def date(self, number: int) -> dt.date:
        """Give the date of a working day: the morning on which a start with this number falls."""
        return dt.date.fromordinal(self.days[number])

    def finish(self, number: int) -> dt.date:
        """Give the last date of work of what finishes at a number; the first day for 0."""
        return self.date(max(number - 1, 0))

    def at_or_after(self, day: dt.date) -> int:
        """Give the number of the first working day that is not before a date.

        A date after all of them gives the number after the last.
        """
        return bisect_left(self.days, day.toordinal())

    def at_or_before(self, day: dt.date) -> int:
        """Give the number of the last working day that is not after a date; -1 without one."""
        return bisect_right(self.days, day.toordinal()) - 1

    def is_working(self, day: dt.date) -> bool:
        """Whether people work on a date."""
        number = self.at_or_after(day)
        return number < len(self.days) and self.days[number] == day.toordinal()

    def between(self, first: dt.date, last: dt.date) -> Span:
        """Give the working days from one date to another, both included.

        Where there are none, the second number is less than the first.
        """
        return self.at_or_after(first), self.at_or_before(last)

    def finish_by(self, day: dt.date) -> int:
        """Give the number at which something finishes at the latest if it is done by a date."""
        return self.at_or_before(day) + 1

    def calendar_days_after(self, number: int, days: int) -> int:
        """Give the first working day that is so many days of the calendar after another."""
        return bisect_left(self.days, self.days[number] + days)


def calendar_of(record: Calendar, *, first: dt.date, last: dt.date) -> WorkCalendar:
    """Give the working days from one date to another, as a programme keeps them.

    Raises:
        ImportError: Bank holidays are kept, and the library that knows them is not installed.
    """
    closed = dict(_closures(record))
    if record.holidays == "england":
        closed |= dict(england_holidays(range(first.year, last.year + 1)))
    week = frozenset(DAYS.index(day) for day in record.week)
    between = sorted(day for day in closed if first <= day <= last)
    return WorkCalendar(first, last, week, tuple((day, closed[day]) for day in between))


def _closures(record: Calendar) -> Iterator[tuple[dt.date, str]]:
    for stretch in record.closed:
        for number in range(stretch.begins.first.toordinal(), stretch.to.last.toordinal() + 1):
            yield dt.date.fromordinal(number), stretch.why or "Council closed"


def partial_date(text: str) -> tuple[dt.date, dt.date]:
    """Give the first and last date that `2009`, `2009-11` or `2009-11-03` may mean.

    >>> partial_date("2010-02")
    (datetime.date(2010, 2, 1), datetime.date(2010, 2, 28))

    Raises:
        ValueError: It is none of the three.
    """
    parts = [int(part) for part in text.split("-")]
    match parts:
        case [year]:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        case [year, month]:
            after = dt.date(year + month // 12, month % 12 + 1, 1)
            return dt.date(year, month, 1), after - dt.timedelta(days=1)
        case [year, month, day]:
            return dt.date(year, month, day), dt.date(year, month, day)
        case _:
            raise ValueError(f"`{text}` is no date")


def england_holidays(years: Iterable[int]) -> tuple[tuple[dt.date, str], ...]:
    """Give the bank holidays of England, from the library `holidays`.

    Dates that it holds on a weekend are left in: no one works then anyhow.

    Raises:
        ImportError: The library is not installed; it comes with the extra `plan`.
    """
    from holidays import country_holidays  # noqa: PLC0415 - an extra, and slow to import

    found: Mapping[dt.date, str] = country_holidays("GB", subdiv="ENG", years=sorted(set(years)))
    return tuple(sorted(found.items()))
