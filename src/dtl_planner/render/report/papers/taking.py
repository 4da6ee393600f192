"""How much a paper takes of a panel: a line, the words, the short tables, or all of it.

What is left out for its length is said, with where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import (
    Drawn,
    Grid,
    Heading,
    Manner,
    Words,
)
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.render.report.blocks import Block, Row
    from dtl_planner.render.report.document import Panel

MOST = 60
"""Rows of a table that a committee reads; a longer one is left to the whole report."""


def in_words(panel: Panel) -> Iterator[Block]:
    """Take the line and what is said in sentences and lists, without tables and pictures."""
    yield Words(panel.line)
    yield from in_sentences(panel)


def in_sentences(panel: Panel) -> Iterator[Block]:
    """Take the same without the line, where the paper has said it before or it only counts."""
    yield from without_empty_heads(
        block for block in panel.blocks if not isinstance(block, Grid | Drawn)
    )


def in_short(panel: Panel) -> Iterator[Block]:
    """Take everything but what is opened with a click, and of long tables only where they are."""
    yield Words(panel.line)
    for block in panel.blocks:
        yield short(block)


def in_whole(panel: Panel) -> Iterator[Block]:
    """Take everything, what is opened with a click among it: a team wants to know why."""
    yield Words(panel.line)
    yield from panel.blocks


def in_full(panel: Panel) -> Iterator[Block]:
    """Take the tables whole, with their headings and notes, and nothing else."""
    for block in panel.blocks:
        is_note = isinstance(block, Words) and block.manner is Manner.NOTE
        if is_note or isinstance(block, Heading | Grid | Drawn):
            yield closed(block)


def short(block: Block) -> Block:
    """Close what can be opened, and of a table that is too long for a paper say where it is."""
    grid = block.grid if isinstance(block, Drawn) else block
    if isinstance(grid, Grid) and len(grid.rows) > MOST:
        return left_out(grid)
    return closed(block)


def closed(block: Block) -> Block:
    """Leave out what is opened with a click."""
    match block:
        case Grid():
            return _closed_grid(block)
        case Drawn():
            return replace(block, grid=_closed_grid(block.grid))
        case _:
            return block


def _closed_grid(grid: Grid) -> Grid:
    return replace(grid, rows=_bare(grid.rows), is_searched=False)


def _bare(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(replace(row, details=()) for row in rows)


def left_out(grid: Grid) -> Words:
    """Say that a table is in the whole report."""
    number = plural(len(grid.rows), "row")
    return Words(
        f"The table \u201c{grid.caption}\u201d, {number}, is in the whole report.", Manner.NOTE
    )


def without_empty_heads(blocks: Iterable[Block]) -> Iterator[Block]:
    """Drop headings below which nothing is left."""
    waiting: Heading | None = None
    for block in blocks:
        if isinstance(block, Heading):
            waiting = block
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        yield block
