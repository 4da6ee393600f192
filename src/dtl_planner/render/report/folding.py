"""Blocks folded into lists, for papers in which nothing can be opened with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Drawn, Grid, Heading, Manner, Point, Points, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.render.report.blocks import Block, Cell, Row

_SAID = {Manner.NOTE: "Note: ", Manner.WARNING: "Warning: "}


def said(words: Words) -> str:
    """Give a paragraph with its manner in words, as a paper has no colours.

    >>> said(Words("The day is past", Manner.WARNING)), said(Words("Note: so", Manner.NOTE))
    ('Warning: The day is past', 'Note: so')
    """
    mark = _SAID.get(words.manner, "")
    return words.text if words.text.startswith(mark) else f"{mark}{words.text}"


def levels(points: Iterable[Point]) -> Iterator[tuple[int, str]]:
    """Give the points of a list from top to bottom, each with how deep it stands, from 0.

    >>> list(levels([Point("a", (Point("b"),)), Point("c")]))
    [(0, 'a'), (1, 'b'), (0, 'c')]
    """
    # No recursion: a list may be as deep as the teams of a council.
    left = [(0, point) for point in reversed(tuple(points))]
    while left:
        depth, point = left.pop()
        yield depth, point.text
        left.extend((depth + 1, one) for one in reversed(point.below))


def told(picture: Picture) -> str:
    """Say what a picture shows, which a paper tells by its table."""
    return f"{picture.title}: {picture.description}"


def cell_text(cell: Cell) -> str:
    """Give the lines of a cell as one."""
    return "; ".join(cell.lines)


def named(row: Row) -> str:
    """Name a row: its first cell is its heading."""
    return cell_text(row.cells[0]) if row.cells else ""


def opened(grid: Grid) -> Iterator[tuple[str, tuple[Point, ...]]]:
    """Give what could be opened below the rows of a table, each under the name of its row."""
    for row in grid.rows:
        if row.details:
            yield named(row), folded(row.details)


def folded(blocks: Sequence[Block]) -> tuple[Point, ...]:
    """Fold blocks into the points of a list, what follows a heading below it."""
    top: list[Point] = []
    heading: str | None = None
    below: list[Point] = []
    for block in blocks:
        if isinstance(block, Heading):
            top += _under(heading, below)
            heading, below = block.text, []
        else:
            below += _points(block)
    return (*top, *_under(heading, below))


def _under(heading: str | None, below: list[Point]) -> list[Point]:
    return below if heading is None else [Point(heading, tuple(below))]


def _points(block: Words | Points | Grid | Drawn) -> Iterator[Point]:
    match block:
        case Words():
            yield Point(said(block))
        case Points():
            yield from block.points
        case Grid():
            yield Point(block.caption, tuple(_row(block, row) for row in block.rows))
        case Drawn():
            yield from _points(block.grid)


def _row(grid: Grid, row: Row) -> Point:
    facts = [
        f"{head}: {cell_text(cell)}"
        for head, cell in zip(grid.head[1:], row.cells[1:], strict=False)
        if cell.lines
    ]
    return Point("; ".join([named(row), *facts]), folded(row.details))
