"""Where days stand along a line, and which of them are written there.

Ticks are days, weeks, months, quarters or years: the finest of which every word has room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import width_of
from dtl_planner.wording import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZE = 12
"""The size of the letters of ticks."""
GAP = 3
"""What is kept free between a tick and the words on either side of it."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A day at which something begins, and what it is called.

    Attributes:
        x: Where it begins.
        word: What is written behind it.
    """

    x: float
    word: str


@dataclass(frozen=True, slots=True)
class DayScale:
    """Where days stand: each is as wide as any other.

    Attributes:
        first: The first day, with which a week, month or year begins.
        last: The last day, with which one ends.
        left: Where the first day begins.
        right: Where the last day ends.
        ticks: The days, weeks, months, quarters or years.
        spans: What ticks belong to, months or years, where there is room to write it.
    """

    first: date
    last: date
    left: float
    right: float
    ticks: tuple[Tick, ...] = ()
    spans: tuple[Tick, ...] = ()

    def begin(self, day: date) -> float:
        """Give where a day begins."""
        days = (self.last - self.first).days + 1
        return self.left + (day - self.first).days * (self.right - self.left) / days

    def end(self, day: date) -> float:
        """Give where a day ends."""
        days = (self.last - self.first).days + 1
        return self.left + ((day - self.first).days + 1) * (self.right - self.left) / days

    def middle(self, day: date) -> float:
        """Give the middle of a day."""
        return (self.begin(day) + self.end(day)) / 2


def scale_of(first: date, last: date, *, left: float, right: float) -> DayScale:
    """Choose ticks so that all days have room, and every word of a tick.

    Args:
        first: The first day that is shown.
        last: The last; not before the first.
        left: Where the first day may begin.
        right: Where the last day must end.
    """
    for step in _STEPS:
        if (last - first).days > _most_days(step, right - left):
            continue
        found = _scale(step, first, last, left, right)
        if all(_has_room(tick, x) for tick, x in _with_ends(found.ticks, right)):
            return found
    return _scale(_STEPS[-1], first, last, left, right)


@dataclass(frozen=True, slots=True)
class _Step:
    """A way to cut time.

    Attributes:
        days: How many days a step has at least.
        begins: The day with which the step begins that a day falls in.
        word: What a step is called that begins with a day.
        span: What the step belongs to.
    """

    days: int
    begins: Callable[[date], date]
    word: Callable[[date], str]
    span: Callable[[date], str]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _months(number: int) -> Callable[[date], date]:
    return lambda day: day.replace(month=(day.month - 1) // number * number + 1, day=1)


def _years(number: int) -> Callable[[date], date]:
    return lambda day: date(max(day.year // number * number, 1), 1, 1)


def _number(day: date) -> str:
    return str(day.day)


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def _year(day: date) -> str:
    return str(day.year)


def _month_of_year(day: date) -> str:
    return f"{_month(day)} {day.year}"


def _nothing(_: date) -> str:
    return ""


_STEPS = (
    _Step(1, lambda day: day, _number, _month_of_year),
    _Step(7, _monday, _number, _month_of_year),
    *(_Step(28 * number, _months(number), _month, _year) for number in (1, 3, 6)),
    *(_Step(365 * n, _years(n), _year, _nothing) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
)


def _most_days(step: _Step, room: float) -> float:
    """Give how many days fit at the very most, so that hopeless steps are not tried."""
    return step.days * (room / (2 * GAP) + 1)


def _scale(step: _Step, first: date, last: date, left: float, right: float) -> DayScale:
    *starts, end = _starts(step, first, last)
    bare = DayScale(starts[0], end - timedelta(days=1), left, right)
    ticks = tuple(Tick(bare.begin(start), step.word(start)) for start in starts)
    called: dict[str, float] = {}
    for start in starts:
        called.setdefault(step.span(start), bare.begin(start))
    spans = [Tick(x, word) for word, x in called.items() if word]
    told = (tick for tick, end_ in _with_ends(spans, right) if _has_room(tick, end_))
    return DayScale(bare.first, bare.last, left, right, ticks, tuple(told))


def _starts(step: _Step, first: date, last: date) -> Iterator[date]:
    """Give the day with which each step begins, and last the day after them all."""
    start = step.begins(first)
    while start <= last:
        yield start
        try:
            start = _next(step, start)
        except OverflowError:  # the year 9999 ends, and all dates with it
            start = date.max
            break
    yield start


def _next(step: _Step, start: date) -> date:
    """Give the beginning of the step after the one that a day begins."""
    day = start
    while step.begins(day) == start:
        day += timedelta(days=step.days)
    return step.begins(day)


def _with_ends(ticks: Sequence[Tick], right: float) -> Iterator[tuple[Tick, float]]:
    """Give each tick with where the next one is, or else the end."""
    ends = [*(tick.x for tick in ticks[1:]), right]
    return zip(ticks, ends, strict=False)  # without ticks there is an end too many


def _has_room(tick: Tick, end: float) -> bool:
    return tick.x + width_of(tick.word, SIZE) + 2 * GAP <= end
