"""Links within a report: one that leads to a part that was left out is no link any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Drawn, Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.render.report.blocks import Block, Cell, Row
    from dtl_planner.render.report.document import Report


def without_loose_links(report: Report) -> Report:
    """Keep of all links those that lead somewhere in this report."""
    there = frozenset(_places(report))
    panels = tuple(replace(panel, blocks=_tied(panel.blocks, there)) for panel in report.panels)
    return replace(report, panels=panels)


def _places(report: Report) -> Iterator[str]:
    for panel in report.panels:
        yield panel.id
        yield from _rows_of(panel.blocks)


def _rows_of(blocks: Iterable[Block]) -> Iterator[str]:
    for grid in _grids(blocks):
        for row in grid.rows:
            if row.id:
                yield row.id
            yield from _rows_of(row.details)


def _grids(blocks: Iterable[Block]) -> Iterator[Grid]:
    for block in blocks:
        if isinstance(block, Grid):
            yield block
        elif isinstance(block, Drawn):
            yield block.grid


def _tied(blocks: Iterable[Block], there: frozenset[str]) -> tuple[Block, ...]:
    return tuple(_block(block, there) for block in blocks)


def _block(block: Block, there: frozenset[str]) -> Block:
    match block:
        case Grid():
            return _grid(block, there)
        case Drawn():
            return replace(block, grid=_grid(block.grid, there))
        case _:
            return block


def _grid(grid: Grid, there: frozenset[str]) -> Grid:
    return replace(grid, rows=tuple(_row(row, there) for row in grid.rows))


def _row(row: Row, there: frozenset[str]) -> Row:
    if not row.details and not any(_is_loose(cell, there) for cell in row.cells):
        return row
    cells = tuple(
        replace(cell, link=None) if _is_loose(cell, there) else cell for cell in row.cells
    )
    return replace(row, cells=cells, details=_tied(row.details, there))


def _is_loose(cell: Cell, there: frozenset[str]) -> bool:
    return cell.link is not None and cell.link not in there
