"""What pictures are made of. Lengths are CSS pixels; x goes right and y goes down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

Point: TypeAlias = tuple[float, float]
Segment: TypeAlias = tuple[Point, Point]
"""A straight line from one point to another."""

UPRIGHT, ACROSS = 700, 960
"""How wide a picture may be on a page that stands upright, and on one that lies across."""


class Tone(StrEnum):
    """How a shape looks; what it means is always written beside it too.

    Each is a class of the style sheet, which knows screens, paper and forced colours.
    """

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    WARNING = "warning"


class Anchor(StrEnum):
    """Which point of a text its x is."""

    START = "start"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text.

    Attributes:
        x: Where the anchor is.
        y: The top of the first line.
        lines: The lines, already folded.
        size: The size of the letters.
        anchor: Which end of each line stands at x.
        strong: Whether it is bold.
        quiet: Whether it steps back behind other text.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float = 13
    anchor: Anchor = Anchor.START
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners; `dashed` where what it stands for is not settled."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone = Tone.PLAIN
    dashed: bool = False
    radius: float = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points.

    Attributes:
        points: Where it goes.
        tone: How it looks.
        dashed: Whether it is broken.
        arrow: Whether it has a head on its end.
        curved: Whether it goes round its corners, level at each point.
        upright: Of a curved one, whether it is upright at each point instead of level.
    """

    points: tuple[Point, ...]
    tone: Tone = Tone.PLAIN
    dashed: bool = False
    arrow: bool = False
    curved: bool = False
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """An area inside rings, those within others being holes."""

    rings: tuple[tuple[Point, ...], ...]
    tone: Tone = Tone.PLAIN
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """Thin straight lines that guide the eye, or all of one kind that mean the same."""

    lines: tuple[Segment, ...]
    dashed: bool = False


Shape: TypeAlias = Words | Box | Line | Region | Rules


@dataclass(frozen=True, slots=True)
class Node:
    """Shapes that stand for one thing: a stop for the keyboard, with a name for those who listen.

    Attributes:
        label: What it is, whole, as a screen reader should say it.
        shapes: What is drawn.
        row: The row of the table beside the picture that tells the same; the node leads there.
    """

    label: str
    shapes: tuple[Shape, ...]
    row: str | None = None


Mark: TypeAlias = Node | Shape


@dataclass(frozen=True, slots=True)
class Days:
    """Where the days of a picture stand, so that a page can draw the day on which it is read.

    The first day begins at `left` and the last one ends at `right`, all days being equally wide.

    Attributes:
        first: The first day.
        last: The last day.
        left: Where the first day begins.
        right: Where the last day ends.
        top: Where a line through a day may begin, with room for a word above what is drawn.
        bottom: Where it ends.
    """

    first: date
    last: date
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture.

    Attributes:
        title: Its name.
        description: What it shows, in a sentence or two.
        width: How wide it is; one that is too wide for a page upright is put on one across.
        height: How high it is.
        marks: What is drawn, the hindmost first.
        days: Where its days stand, where it goes by days.
    """

    title: str
    description: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    days: Days | None = None
