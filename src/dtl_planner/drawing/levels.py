"""Horizontal bars from one line: how much there is of something, place by place.

What is not a number gets no bar, only its words; so does a number below nought. What a bar comes to
is written behind it, so nothing has to be read off a scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE, fold_to, width_of
from dtl_planner.drawing.shapes import Box, Node, Picture, Rules, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from fractions import Fraction

    from dtl_planner.drawing.shapes import Mark, Shape

WIDTH = 680
"""Narrow enough to stand on a page upright."""

_SIZE = 13
_STEP = _SIZE * LINE
_NAMES = 200
"""How wide names are before they fold."""
_SAID = 250
"""How wide what is written behind a bar is before it folds."""
_GAP = 8
_BAR = 14
_BETWEEN = 4
"""What is kept free below each bar, and twice that below each thing."""


@dataclass(frozen=True, slots=True)
class Level:
    """How much there is.

    Attributes:
        value: The number; `None` where there is none.
        said: The number in words, or why there is none.
        of: What the bar is of, where a thing has several, such as `before`.
        tone: Its tone.
    """

    value: Decimal | Fraction | int | None
    said: str
    of: str = ""
    tone: Tone = Tone.FIRST


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with its bars.

    Attributes:
        name: What it is called.
        levels: Its bars, from top to bottom.
        row: The row of the table that tells the same.
    """

    name: str
    levels: tuple[Level, ...]
    row: str

    @property
    def most(self) -> float:
        """The largest of its numbers."""
        return max((float(one.value) for one in self.levels if one.value is not None), default=0)


def level_picture(
    title: str, description: str, things: Sequence[Thing], *, is_alike: bool = True
) -> Picture:
    """Draw the bars of some things below each other.

    Args:
        title: The name of the picture.
        description: What it shows.
        things: What is drawn; at least one.
        is_alike: Whether all bars are to one scale; otherwise those of each thing alone are, as
            things that are counted in different ways are not to be held against each other.
    """
    frame = _Frame.around(things)
    most = max(thing.most for thing in things)
    marks: list[Mark] = []
    y = 0.0
    for thing in things:
        node, height = _thing(thing, y, frame, most if is_alike else thing.most)
        marks.append(node)
        y += height
    line = ((frame.left, 0.0), (frame.left, y - _BETWEEN))
    return Picture(title, description, WIDTH, y, (Rules((line,)), *marks))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where bars begin, and how long the longest may be."""

    left: float
    length: float

    @classmethod
    def around(cls, things: Sequence[Thing]) -> _Frame:
        levels = [level for thing in things for level in thing.levels]
        of = max(width_of(level.of, _SIZE) for level in levels)
        left = _NAMES + _GAP + (of + _GAP if of else 0)
        said = min(max(width_of(level.said, _SIZE) for level in levels), _SAID)
        return cls(left, WIDTH - left - _GAP - said - 1)


def _thing(thing: Thing, top: float, frame: _Frame, most: float) -> tuple[Node, float]:
    """Draw a thing, and say how high it is."""
    name = fold_to(thing.name, _NAMES, _SIZE)
    shapes: list[Shape] = [Words(0, top, name, _SIZE)]
    y = top
    for level in thing.levels:
        said = fold_to(level.said, _SAID, _SIZE)
        shapes += _level(level, said, y, frame, most)
        y += max(len(said) * _STEP, _BAR) + _BETWEEN
    label = "; ".join(f"{one.of} {one.said}".strip() for one in thing.levels)
    height = max(y - top, len(name) * _STEP + _BETWEEN) + _BETWEEN
    return Node(f"{thing.name}: {label}", tuple(shapes), thing.row), height


def _level(
    level: Level, said: tuple[str, ...], y: float, frame: _Frame, most: float
) -> Iterator[Shape]:
    if level.of:
        yield Words(_NAMES + _GAP, y, (level.of,), _SIZE, quiet=True)
    length = float(level.value or 0) / most * frame.length if most > 0 else 0.0
    if length > 0:
        yield Box(frame.left, y + 2, length, _BAR, level.tone, radius=0)
    yield Words(frame.left + max(length, 0) + _GAP, y, said, _SIZE)
