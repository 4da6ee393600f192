"""Columns of characters for days: weeks, several columns each where there is room, or months."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dtl_planner.render.plan.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_MOST_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Scale:
    """Which column a day falls in.

    Attributes:
        first: The day on which the first column begins: a Monday, or the first of a month.
        is_weekly: Whether weeks are as wide as one another; otherwise months are.
        each: How many columns a week or month has.
        merged: How many months share a column, where there are too many for one each.
        columns: How many columns there are.
    """

    first: date
    is_weekly: bool
    each: int
    merged: int
    columns: int

    def column(self, day: date) -> int:
        """Give the column of a day; it lies below 0 for a day before the first."""
        if self.is_weekly:
            return (day - self.first).days * self.each // 7
        months = _months_between(self.first, day)
        within = (day.day - 1) * self.each // monthrange(day.year, day.month)[1]
        return months * self.each // self.merged + within

    def told(self) -> str:
        """Say what a column is."""
        span = "week" if self.is_weekly else "month"
        if self.merged > 1:
            return f"A column is {self.merged} months"
        return f"A column is a {span}" if self.each == 1 else f"{self.each} columns are a {span}"


def scale_for(first: date, last: date, *, room: int) -> Scale:
    """Choose columns so that the days from the first to the last fit in the room."""
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1
    if weeks <= room:
        each = min(room // weeks, _MOST_A_WEEK)
        return Scale(monday, is_weekly=True, each=each, merged=1, columns=weeks * each)
    begins = first.replace(day=1)
    months = _months_between(begins, last) + 1
    merged, each = -(-months // room), max(room // months, 1)
    return Scale(
        begins, is_weekly=False, each=each, merged=merged, columns=-(-months * each // merged)
    )


def header(scale: Scale) -> tuple[str, str]:
    """The years, and below them the months as far as there is room for their names."""
    years = months = " " * scale.columns
    for start in reversed(list(_month_starts(scale))):  # where two are too close, the later one
        column = max(scale.column(start), 0)
        if start.month == 1 or start <= scale.first:
            years = _put(years, column, str(start.year))
        if scale.merged == 1:
            months = _put(months, column, MONTHS[start.month - 1])
    return years.rstrip(), months.rstrip()


def _month_starts(scale: Scale) -> Iterator[date]:
    start = scale.first.replace(day=1)
    while scale.column(start) < scale.columns:
        yield start
        start = (start + timedelta(days=31)).replace(day=1)


def _put(line: str, column: int, text: str) -> str:
    """Write a text into a line where there is room for it, and a space behind it."""
    end = column + len(text)
    if line[column : end + 1].strip() or end > len(line):
        return line
    return line[:column] + text + line[end:]


def _months_between(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month
