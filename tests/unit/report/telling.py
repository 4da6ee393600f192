"""What a panel says as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.shapes import Node
from dtl_planner.render.layout import Page, paragraph
from dtl_planner.render.report.blocks import Drawn, Grid, Heading, Points, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.drawing.shapes import Picture
    from dtl_planner.render.report.blocks import Block, Cell, Point
    from dtl_planner.render.report.document import Panel


_PAGE = Page(88)


def told(panel: Panel | None) -> str:
    """Everything that a panel says: a line for each row, and one for each node of a picture.

    Cells stand between bars, their lines between slashes, their links in brackets.
    """
    assert panel is not None
    lines = [f"{panel.id}: {panel.title} ({panel.command})", panel.line, *_blocks(panel.blocks)]
    return "\n".join(map(_folded, lines)) + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"## {block.text}"
            case Words():
                yield block.text if block.manner == "plain" else f"[{block.manner}] {block.text}"
            case Points():
                yield from _points(block.points, "- ")
            case Grid():
                yield from _grid(block)
            case Drawn():
                for picture in block.pictures:
                    yield f"<{picture.title}: {picture.description}>"
                    yield from (f"<{node.label}> #{node.row}" for node in nodes(picture))
                yield from _grid(block.grid)


def nodes(picture: Picture) -> Iterator[Node]:
    """The nodes of a picture."""
    return (mark for mark in picture.marks if isinstance(mark, Node))


def _points(points: Iterable[Point], mark: str) -> Iterator[str]:
    for point in points:
        yield f"{mark}{point.text}"
        yield from _points(point.below, f"  {mark}")


def _grid(grid: Grid) -> Iterator[str]:
    yield f"== {grid.caption}: {' | '.join(grid.head)}{' (searched)' if grid.is_searched else ''}"
    group = ""
    for row in grid.rows:
        if row.group != group:
            group = row.group
            yield f"= {group}"
        yield f"{' | '.join(map(_cell, row.cells))}{f' #{row.id}' if row.id else ''}"
        yield from _blocks(row.details)


def _cell(cell: Cell) -> str:
    return " / ".join(cell.lines) + (f" -> {cell.link}" if cell.link else "")


def _folded(line: str) -> str:
    start = len(line) - len(line.lstrip())
    return paragraph(line, _PAGE, indent=" " * start, hanging=" " * (start + 4))
