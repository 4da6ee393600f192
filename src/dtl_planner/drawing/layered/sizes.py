"""How large boxes are, with their words folded, and the words at the ends of ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE, fold_to, width_of

if TYPE_CHECKING:
    from dtl_planner.drawing.layered.charts import Thing

NAME, SMALL = 13, 12
"""The sizes of letters: of names, and of all else."""
BOX = 160.0
"""How wide a box is where nothing asks for more."""
PAD_X, PAD_Y = 10.0, 7.0
"""What is left free round the words in a box."""
PASSING = 6.0
"""How wide a tie is that passes a layer."""

_LABEL = 56.0


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a box, folded."""

    name: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def height(self) -> float:
        """How high the box has to be."""
        return self.words + 2 * PAD_Y

    @property
    def words(self) -> float:
        """How high its words are together."""
        return LINE * (NAME * len(self.name) + SMALL * len(self.below))


def body_of(thing: Thing) -> Body:
    """Fold the words of a box."""
    inner = BOX - 2 * PAD_X
    below = fold_to(thing.below, inner, SMALL) if thing.below else ()
    return Body(fold_to(thing.name, inner, NAME), below)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words at the arrows of one chart, folded.

    Attributes:
        lines: The lines of each word or words.
    """

    lines: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: list[str]) -> Labels:
        """Fold each; a word alone is never broken."""
        return cls({word: _folded(word) for word in sorted(set(words))})

    @property
    def most(self) -> int:
        """How many lines the longest has."""
        return max((len(lines) for lines in self.lines.values()), default=0)

    @property
    def width(self) -> float:
        """How wide the widest line is."""
        every = (line for lines in self.lines.values() for line in lines)
        return max((width_of(line, SMALL) for line in every), default=0.0)


def _folded(words: str) -> tuple[str, ...]:
    widest = max((width_of(word, SMALL) for word in words.split()), default=0.0)
    return fold_to(words, max(_LABEL, widest), SMALL) if words else ()
