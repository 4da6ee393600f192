"""Boxes with words: a name, and a few quiet words under it, in the middle of a rectangle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE, fold_to
from dtl_planner.drawing.shapes import Anchor, Box, Node, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME, SMALL = 13, 12
"""The sizes of letters: of names, and of all else."""
PAD = 7.0
"""What is left free above and below the words in a box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxed:
    """What is drawn as a box.

    Attributes:
        name: The words in it.
        label: What a screen reader says of it.
        below: A few quiet words under its name, such as what kind of thing it is.
        tone: How it looks.
        dashed: Whether what it stands for is not settled.
        row: The row of the table beside the picture that it leads to.
    """

    name: str
    label: str
    below: str = ""
    tone: Tone = Tone.PLAIN
    dashed: bool = False
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a box, folded."""

    name: tuple[str, ...]
    below: tuple[str, ...]

    @classmethod
    def of(cls, boxed: Boxed, width: float) -> Body:
        """Fold the words of a box to some width."""
        below = fold_to(boxed.below, width, SMALL) if boxed.below else ()
        return cls(fold_to(boxed.name, width, NAME), below)

    @property
    def words(self) -> float:
        """How high its words are together."""
        return LINE * (NAME * len(self.name) + SMALL * len(self.below))

    @property
    def height(self) -> float:
        """How high the box has to be."""
        return self.words + 2 * PAD

    def written(self, box: Box) -> Iterator[Words]:
        """Write the words into the middle of a box."""
        x, y = box.x + box.width / 2, box.y + (box.height - self.words) / 2
        yield Words(x, y, self.name, NAME, Anchor.MIDDLE)
        if self.below:
            below = y + NAME * LINE * len(self.name)
            yield Words(x, below, self.below, SMALL, Anchor.MIDDLE, quiet=True)


def node_of(boxed: Boxed, body: Body, x: float, y: float, *, size: tuple[float, float]) -> Node:
    """Draw a box with its words.

    Args:
        boxed: What is drawn.
        body: Its words, folded.
        x: Where it begins.
        y: Where its top is.
        size: How wide and how high it is.
    """
    box = Box(x, y, *size, boxed.tone, boxed.dashed)
    return Node(boxed.label, (box, *body.written(box)), boxed.row)
