"""Lanes of boxes in columns, each lane a picture; the columns of all lanes are in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.letters import LINE, fold_to
from dtl_planner.drawing.shapes import Anchor, Box, Line, Node, Picture, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.drawing.shapes import Mark

WIDTH, MOST = 700.0, 960.0
"""How wide a picture is, and how wide it may be."""
_LEAST = 116.0
"""How wide a column should be at least."""
_WIDEST = 228.0
_GAP, _EDGE, _APART = 12.0, 2.0, 8.0
_PAD_X, _PAD_Y = 9.0, 7.0
_NAME, _SMALL = 13.0, 12.0


@dataclass(frozen=True, slots=True)
class Item:
    """A box in a cell.

    Attributes:
        name: The words in it.
        label: What a screen reader says of it.
        column: The column it stands in, from 0.
        below: A few quiet words under its name.
        tone: How it looks.
        dashed: Whether what it stands for is not settled.
        row: The row of the table beside the picture that it leads to.
    """

    name: str
    label: str
    column: int
    below: str = ""
    tone: Tone = Tone.PLAIN
    dashed: bool = False
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane.

    Attributes:
        name: What it is called.
        told: What is said of it in words, beside the picture.
        items: Its boxes, in the order in which they stand below each other.
    """

    name: str
    told: str
    items: tuple[Item, ...]


def lanes(columns: Sequence[str], every: Sequence[Lane]) -> tuple[Picture, ...]:
    """Draw each lane as a picture.

    Args:
        columns: The heading of each column.
        every: The lanes.
    """
    grid = _Grid.of(columns)
    return tuple(_picture(grid, lane) for lane in every)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the columns are."""

    heads: tuple[tuple[str, ...], ...]
    column: float
    width: float

    @classmethod
    def of(cls, columns: Sequence[str]) -> _Grid:
        number = max(len(columns), 1)
        width = WIDTH if (WIDTH + _GAP) / number - _GAP >= _LEAST else MOST
        column = min((width - 2 * _EDGE + _GAP) / number - _GAP, _WIDEST)
        heads = tuple(fold_to(head, column, _SMALL, strong=True) for head in columns)
        return cls(heads, column, width)

    def x(self, column: int) -> float:
        """Where a column begins."""
        return _EDGE + column * (self.column + _GAP)

    @property
    def high(self) -> float:
        """How high the headings are."""
        return max((len(head) for head in self.heads), default=0) * _SMALL * LINE


def _picture(grid: _Grid, lane: Lane) -> Picture:
    marks: list[Mark] = []
    bottom = grid.high + 4
    for column, head in enumerate(grid.heads):
        lift = grid.high - len(head) * _SMALL * LINE
        marks.append(Words(grid.x(column), lift, head, _SMALL, strong=True, quiet=True))
        rule = ((grid.x(column), bottom), (grid.x(column) + grid.column, bottom))
        marks.append(Line(rule, Tone.QUIET))
    low = [bottom + _APART] * len(grid.heads)
    for item in lane.items:
        node, low[item.column] = _node(grid, item, low[item.column])
        marks.append(node)
    height = max(low, default=bottom) - _APART + _EDGE
    return Picture(lane.name, lane.told, grid.width, height, tuple(marks))


def _node(grid: _Grid, item: Item, y: float) -> tuple[Node, float]:
    """A box, and where the next one below it may begin."""
    inner = grid.column - 2 * _PAD_X
    name = fold_to(item.name, inner, _NAME)
    below = fold_to(item.below, inner, _SMALL) if item.below else ()
    height = 2 * _PAD_Y + LINE * (_NAME * len(name) + _SMALL * len(below))
    box = Box(grid.x(item.column), y, grid.column, height, item.tone, item.dashed)
    return Node(item.label, (box, *_words(name, below, box)), item.row), y + height + _APART


def _words(name: tuple[str, ...], below: tuple[str, ...], box: Box) -> Iterator[Words]:
    x, y = box.x + box.width / 2, box.y + _PAD_Y
    yield Words(x, y, name, _NAME, Anchor.MIDDLE)
    if below:
        yield Words(x, y + _NAME * LINE * len(name), below, _SMALL, Anchor.MIDDLE, quiet=True)
