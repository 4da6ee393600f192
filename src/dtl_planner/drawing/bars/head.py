"""What stands above rows of bars: what looks mean at the left, and the scale with marked days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.bars.days import GAP, SIZE
from dtl_planner.drawing.bars.lanes import lanes_of
from dtl_planner.drawing.bars.looks import look
from dtl_planner.drawing.bars.measures import DATES, STEP, TOP
from dtl_planner.drawing.letters import width_of
from dtl_planner.drawing.shapes import Rules, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.bars.days import DayScale
    from dtl_planner.drawing.bars.lanes import Stretch
    from dtl_planner.drawing.bars.parts import Key, Upright
    from dtl_planner.drawing.shapes import Shape

_FIRST = TOP + 2.0
"""Where the first line of words is."""
_SAMPLE = 26
"""How wide a sample of a look is, with what is kept free behind it."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the rows.

    Attributes:
        shapes: All of it.
        bottom: Where the rows begin.
    """

    shapes: tuple[Shape, ...]
    bottom: float


def head_of(uprights: Sequence[Upright], keys: Sequence[Key], scale: DayScale) -> Head:
    """Lay out what stands above the rows."""
    samples, below = _samples(keys)
    words, lanes = _marked(uprights, scale)
    bottom = max(below, _FIRST + STEP * (lanes + 2))
    return Head((*samples, *_ticks(scale), *words), bottom + 2)


def _ticks(scale: DayScale) -> Iterator[Words]:
    for tick in scale.spans:
        yield Words(tick.x + GAP, _FIRST, (tick.word,), SIZE, quiet=True)
    for tick in scale.ticks:
        yield Words(tick.x + GAP, _FIRST + STEP, (tick.word,), SIZE, quiet=True)


def _marked(uprights: Sequence[Upright], scale: DayScale) -> tuple[list[Words], int]:
    """Write the words of marked days below the ticks, and say how many lines they take."""
    stretches = [_stretch(upright, scale) for upright in uprights]
    lanes = lanes_of(stretches, gap=SIZE)
    words = [
        Words(left, _FIRST + STEP * (lane + 2), (upright.word,), SIZE)
        for upright, (left, _), lane in zip(uprights, stretches, lanes, strict=True)
    ]
    return words, max(lanes, default=-1) + 1


def _stretch(upright: Upright, scale: DayScale) -> Stretch:
    """Say from where to where the word of a marked day stands, as near to it as there is room."""
    width = width_of(upright.word, SIZE)
    wanted = scale.middle(upright.day) - width / 2
    left = max(min(wanted, scale.right - width), scale.left)
    return left, left + width


def _samples(keys: Sequence[Key]) -> tuple[list[Shape], float]:
    """Show what looks mean, in lines, and say where they end."""
    shapes: list[Shape] = []
    x, y = 0.0, _FIRST
    for key in keys:
        width = _SAMPLE + width_of(key.word, SIZE)
        if x and x + width > DATES:
            x, y = 0.0, y + STEP
        shapes += (_sample(key, x, y + STEP / 2), Words(x + _SAMPLE, y, (key.word,), SIZE))
        x += width + SIZE
    return shapes, y + STEP if keys else _FIRST


def _sample(key: Key, x: float, middle: float) -> Shape:
    if key.form is None:
        return Rules((((x, middle), (x + _SAMPLE - 6, middle)),), dashed=True)
    return look(key.form, key.tone, (x + 1, x + _SAMPLE - 7), middle)
