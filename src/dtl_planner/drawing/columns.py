"""Lanes of boxes in columns, each lane a picture; the columns of all lanes are in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.boxes import SMALL, Body, Boxed, node_of
from dtl_planner.drawing.letters import LINE, fold_to
from dtl_planner.drawing.shapes import ACROSS, UPRIGHT, Line, Picture, Tone, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.drawing.shapes import Mark, Node

_LEAST = 116.0
"""How wide a column should be at least."""
_WIDEST = 228.0
_GAP, _EDGE, _APART = 12.0, 2.0, 8.0
_PAD = 9.0
"""What is left free beside the words in a box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Boxed):
    """A box in a cell.

    Attributes:
        column: The column it stands in, from 0.
    """

    column: int


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
        width = UPRIGHT if (UPRIGHT + _GAP) / number - _GAP >= _LEAST else ACROSS
        column = min((width - 2 * _EDGE + _GAP) / number - _GAP, _WIDEST)
        heads = tuple(fold_to(head, column, SMALL, strong=True) for head in columns)
        return cls(heads, column, width)

    def x(self, column: int) -> float:
        """Where a column begins."""
        return _EDGE + column * (self.column + _GAP)

    @property
    def high(self) -> float:
        """How high the headings are."""
        return max((len(head) for head in self.heads), default=0) * SMALL * LINE


def _picture(grid: _Grid, lane: Lane) -> Picture:
    marks: list[Mark] = []
    bottom = grid.high + 4
    for column, head in enumerate(grid.heads):
        lift = grid.high - len(head) * SMALL * LINE
        marks.append(Words(grid.x(column), lift, head, SMALL, strong=True, quiet=True))
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
    body = Body.of(item, grid.column - 2 * _PAD)
    size = (grid.column, body.height)
    return node_of(item, body, grid.x(item.column), y, size=size), y + body.height + _APART
