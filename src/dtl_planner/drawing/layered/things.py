"""What is drawn in layers, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from dtl_planner.drawing.boxes import Boxed
from dtl_planner.drawing.shapes import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing(Boxed):
    """A box that ties may lead to.

    Attributes:
        id: Its name in ties.
    """

    id: str


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A line from a thing to another; one to itself is not drawn.

    Attributes:
        source: The id of where it begins.
        target: The id of where its arrow points.
        word: One or two words that stand at the arrow, once for all lines with the same word.
        tone: How it looks; where it leads backward, it looks like a warning.
    """

    source: str
    target: str
    word: str = ""
    tone: Tone = Tone.PLAIN
