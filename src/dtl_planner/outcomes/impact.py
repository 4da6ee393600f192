"""What changed: figures before and after, held against each other as far as they may be.

Two counts over stretches of time are compared only where the stretches are of one length and lie at
the same time of the year, and two counts at a moment only where the moments do; otherwise the
season may be what is measured. Where it cannot be said, the change is still worked out, and the
reason stands beside it. What people say of the change is kept beside the figures and never counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.evidence import Evidence
from dtl_planner.catalogue.sections.measures import Measure
from dtl_planner.catalogue.values.figures import Good, Kind, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate


class Direction(StrEnum):
    """Which way a figure went, held against which way is good."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"
    NEITHER = "neither better nor worse"
    NOT_STATED = "good direction not stated"


class Doubt(StrEnum):
    """Why two figures may not be alike."""

    ORDER = "their periods overlap or run backwards"
    LENGTH = "their periods differ in length"
    SEASON = "they are of different times of the year"
    YEARS = "more than a year lies between them"


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure changed.

    Attributes:
        by: The difference, after less before.
        part: The difference as a part of the figure before; `None` where that is nought.
    """

    by: Decimal
    part: Fraction | None

    @property
    def per_cent(self) -> Decimal | None:
        """The change in per cent to one digit, a half rounded away from nought."""
        return None if self.part is None else rounded(self.part * 100, 1)


@dataclass(frozen=True, slots=True)
class Impact:
    """What one measure shows.

    Attributes:
        measure: The measure as written.
        change: How its figure changed; `None` where one of the two is not stated.
        direction: Whether that is better or worse; `None` where there is no change to judge.
        doubts: Why the two figures may not be alike.
        evidence: What people say beside it.
    """

    measure: Measure
    change: Change | None
    direction: Direction | None
    doubts: tuple[Doubt, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Impacts:
    """What all measures show, and what people say of no measure in particular.

    Attributes:
        measured: What each measure shows, in the order of the files.
        evidence: What people say that stands beside no measure.
    """

    measured: tuple[Impact, ...]
    evidence: tuple[Evidence, ...]

    def counted(self, direction: Direction) -> int:
        """Say how many measures went one way."""
        return sum(one.direction is direction for one in self.measured)


def impacts_of(catalogue: Catalogue) -> Impacts:
    """Say what changed."""
    said = catalogue.of(Evidence)
    return Impacts(
        tuple(_impact(measure, said) for measure in catalogue.of(Measure)),
        tuple(one for one in said if not one.measures),
    )


def _impact(measure: Measure, said: Iterable[Evidence]) -> Impact:
    before, after = measure.before.value, measure.after.value
    change = change_of(before.number, after.number) if before and after else None
    return Impact(
        measure,
        change,
        _direction(change, measure.good) if change else None,
        doubts_of(measure.before.period, measure.after.period, measure.kind),
        tuple(one for one in said if measure.id in one.measures),
    )


def change_of(before: Decimal, after: Decimal) -> Change:
    """Say how a figure changed.

    >>> from decimal import Decimal
    >>> change = change_of(Decimal("2142"), Decimal("1131"))
    >>> change.by, change.per_cent
    (Decimal('-1011'), Decimal('-47.2'))
    """
    by = after - before
    return Change(by, Fraction(by) / abs(Fraction(before)) if before else None)


def _direction(change: Change, good: Good | None) -> Direction:
    if not change.by:
        return Direction.SAME
    match good:
        case None:
            return Direction.NOT_STATED
        case Good.NEITHER:
            return Direction.NEITHER
        case Good.UP:
            return Direction.BETTER if change.by > 0 else Direction.WORSE
        case Good.DOWN:
            return Direction.BETTER if change.by < 0 else Direction.WORSE


def doubts_of(before: PartialDate, after: PartialDate, kind: Kind) -> tuple[Doubt, ...]:
    """Say why figures of two periods may not be alike.

    Whole years have no season, and an average of a whole year none either.
    """
    found = []
    if after.first <= before.last:
        found.append(Doubt.ORDER)
    if kind is Kind.FLOW and _months(before) != _months(after):
        found.append(Doubt.LENGTH)
    elif _season(before) != _season(after):
        found.append(Doubt.SEASON)
    if _years_between(before, after) > 1:
        found.append(Doubt.YEARS)
    return tuple(found)


def _months(period: PartialDate) -> Fraction:
    """Give the length of a period in months, so that February is as long as March."""
    first, last = period.first, period.last
    if _is_month_start(first) and _is_month_end(last):
        return Fraction((last.year - first.year) * 12 + last.month - first.month + 1)
    return Fraction((last - first).days + 1, 30)


def _season(period: PartialDate) -> tuple[tuple[int, int], tuple[int, int]] | None:
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
