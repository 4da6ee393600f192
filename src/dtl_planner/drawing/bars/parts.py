"""What is drawn along days, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.drawing.shapes import Tone

if TYPE_CHECKING:
    from datetime import date


class Form(StrEnum):
    """What something looks like."""

    BAR = "bar"  # work, from its first to its last day
    DIAMOND = "diamond"  # a milestone
    SQUARE = "square"  # something is there from this day on


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something with its days.

    Attributes:
        first: Its first day.
        last: Its last day; of what has no length, its only one.
        form: What it looks like.
        tone: Its tone.
        earliest: The first day on which it could begin.
        latest: The last day on which it could end.
    """

    first: date
    last: date
    form: Form = Form.BAR
    tone: Tone = Tone.FIRST
    earliest: date | None = None
    latest: date | None = None

    @property
    def span(self) -> tuple[date, date]:
        """Where it can lie at all."""
        earliest, latest = self.earliest or self.first, self.latest or self.last
        return min(earliest, self.first), max(latest, self.last)


@dataclass(frozen=True, slots=True)
class BarRow:
    """A row of bars: all that is drawn of one thing.

    Attributes:
        name: What it is, in short.
        dates: Its days in words.
        bars: Its bars, by their days.
        label: What it is, whole, as a screen reader should say it.
        note: What else is to be written, such as that it is done.
        row: The row of the table that tells the same.
    """

    name: str
    dates: str
    bars: tuple[Bar, ...]
    label: str
    note: str = ""
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Upright:
    """A day that is marked from top to bottom, with its word."""

    day: date
    word: str
    tone: Tone = Tone.PLAIN
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """What a look means; a dashed line where it has no form."""

    word: str
    form: Form | None = None
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in a picture of its own, or in several where it has many rows.

    Attributes:
        title: What it is.
        rows: Its rows.
        uprights: The days that are marked in it.
        said: What it shows, in a sentence or two.
    """

    title: str
    rows: tuple[BarRow, ...]
    uprights: tuple[Upright, ...] = ()
    said: str = ""
