"""Whether figures of two periods are alike enough to be held against each other."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.values.figures import Kind

if TYPE_CHECKING:
    from dtl_planner.catalogue.values.dates import PartialDate

_Season: TypeAlias = "tuple[tuple[int, int], tuple[int, int]]"
"""The first and the last month and day."""


class Doubt(StrEnum):
    """Why two figures may not be alike."""

    ORDER = "their periods overlap or run backwards"
    LENGTH = "their periods differ in length"
    SEASON = "they are of different times of the year"
    YEARS = "more than a year lies between them"

    @property
    def is_fatal(self) -> bool:
        """Whether nothing at all can be told from the two."""
        return self in {Doubt.ORDER, Doubt.LENGTH}


def doubts_of(before: PartialDate, after: PartialDate, kind: Kind) -> tuple[Doubt, ...]:
    """Say why figures of two periods may not be alike.

    Whole years have no season, and an average of a whole year none either.
    """
    found = []
    if after.first <= before.last:
        found.append(Doubt.ORDER)
    if kind is Kind.FLOW and _months(before) != _months(after):
        found.append(Doubt.LENGTH)
    elif not _is_same_season(_season(before), _season(after), kind):
        found.append(Doubt.SEASON)
    if _years_between(before, after) > 1:
        found.append(Doubt.YEARS)
    return tuple(found)


def _is_same_season(before: _Season | None, after: _Season | None, kind: Kind) -> bool:
    """Compare two times of the year; a count at a moment in May may be that of 31 May."""
    if kind is Kind.STOCK and before and after:
        return before[0] <= after[1] and after[0] <= before[1]
    return before == after


def _months(period: PartialDate) -> Fraction:
    """Give the length of a period in months, so that February is as long as March."""
    first, last = period.first, period.last
    if _is_month_start(first) and _is_month_end(last):
        return Fraction((last.year - first.year) * 12 + last.month - first.month + 1)
    return Fraction((last - first).days + 1, 30)


def _season(period: PartialDate) -> _Season | None:
    """Give the time of the year; the end of a month is the end, whatever its number."""
    if _months(period) % 12 == 0:
        return None
    return _day_of_year(period.first), _day_of_year(period.last)


def _day_of_year(day: date) -> tuple[int, int]:
    return day.month, 31 if _is_month_end(day) else day.day


def _is_month_start(day: date) -> bool:
    return day.day == 1


def _is_month_end(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def _years_between(before: PartialDate, after: PartialDate) -> int:
    years = after.first.year - before.first.year
    return years - ((after.first.month, after.first.day) < (before.first.month, before.first.day))
