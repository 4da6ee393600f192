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
    OPEN = "when exactly they are of is not stated"

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
    if before.qualifier or after.qualifier:
        return (*found, Doubt.OPEN)
    if kind is Kind.FLOW and not _is_as_long(before, after):
        found.append(Doubt.LENGTH)
    elif not _is_same_season(_season(before), _season(after), kind):
        found.append(Doubt.SEASON)
    if _months_between(before, after) // _YEAR > max(1, _months(before) // _YEAR):
        found.append(Doubt.YEARS)
    return tuple(found)


def has_season(period: PartialDate) -> bool:
    """Say whether it is of some time of the year, and not of whole years."""
    return _season(period) is not None


def _is_same_season(before: _Season | None, after: _Season | None, kind: Kind) -> bool:
    """Compare two times of the year; a count at a moment in May may be that of 31 May."""
    if kind is Kind.STOCK and before and after:
        return any(_holds(*pair) for pair in ((before, after[0]), (after, before[0])))
    return before == after


def _holds(season: _Season, day: tuple[int, int]) -> bool:
    """Say whether a day lies in a time of the year, which may run over its end."""
    first, last = season
    return first <= day <= last if first <= last else day >= first or day <= last


def _is_as_long(before: PartialDate, after: PartialDate) -> bool:
    """Compare lengths; from one day of the year to another it is as long whatever the year."""
    years = {period.last.year - period.first.year for period in (before, after)}
    days = {(_day_of_year(period.first), _day_of_year(period.last)) for period in (before, after)}
    return len(years) == len(days) == 1 or _months(before) == _months(after)


def _months(period: PartialDate) -> Fraction:
    """Give the length of a period in months, so that February is as long as March."""
    first, last = period.first, period.last
    if _is_month_start(first) and _is_month_end(last):
        return Fraction((last.year - first.year) * 12 + last.month - first.month + 1)
    return Fraction((last - first).days + 1, 30)


_YEAR = 12
"""Months."""


def _season(period: PartialDate) -> _Season | None:
    """Give the time of the year; the end of a month is the end, whatever its number."""
    if _months(period) >= _YEAR and _is_whole_years(period):
        return None
    return _day_of_year(period.first), _day_of_year(period.last)


def _is_whole_years(period: PartialDate) -> bool:
    """Say whether it ends the day before the day of the year that it begins on."""
    after = date.fromordinal(min(period.last.toordinal() + 1, date.max.toordinal()))
    return (after.month, after.day) == (period.first.month, period.first.day)


def _day_of_year(day: date) -> tuple[int, int]:
    return day.month, 31 if _is_month_end(day) else day.day


def _is_month_start(day: date) -> bool:
    return day.day == 1


def _is_month_end(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def _months_between(before: PartialDate, after: PartialDate) -> int:
    """Give the months from the beginning of one to that of another, those begun left out."""
    months = (after.first.year - before.first.year) * 12 + after.first.month - before.first.month
    return months - (after.first.day < before.first.day)
