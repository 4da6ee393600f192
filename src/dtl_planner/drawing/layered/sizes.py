"""How large boxes are, and the words at the ends of ties."""

from __future__ import annotations

from dataclasses import dataclass

from dtl_planner.drawing.boxes import SMALL
from dtl_planner.drawing.letters import fold_to, width_of

BOX = 160.0
"""How wide a box is where nothing asks for more."""
INNER = BOX - 2 * 10.0
"""How wide its words may be."""
PASSING = 6.0
"""How wide a tie is that passes a layer."""

_LABEL = 56.0
"""How wide the words at an arrow may be before they fold."""


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
