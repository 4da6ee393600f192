"""What is drawn in layers, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from dtl_planner.drawing.shapes import Tone


@dataclass(frozen=True, slots=True)
class Thing:
    """A box.

    Attributes:
        id: Its name in ties.
        name: The words in it.
        label: What a screen reader says of it.
        below: A few quiet words under its name, such as what kind of thing it is.
        tone: How it looks.
        dashed: Whether what it stands for is not settled.
        row: The row of the table beside the picture that it leads to.
    """

    id: str
    name: str
    label: str
    below: str = ""
    tone: Tone = Tone.PLAIN
    dashed: bool = False
    row: str | None = None


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
