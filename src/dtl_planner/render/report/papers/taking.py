"""How much a paper takes of a panel: a line, the words, the short tables, or all of it.

What is left out for its length is said, with where it stands.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import (
    Drawn,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Words,
)
from dtl_planner.render.report.folding import cell_text, levels, named
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from dtl_planner.render.report.blocks import Block, Row
    from dtl_planner.render.report.document import Panel
    from dtl_planner.render.report.papers.parts import Taking

MOST = 60
"""Rows of a table or lines of a list that a committee reads; the whole report has longer ones."""
MANY = 30
"""Rows of a table from which on a list tells it in fewer pages."""


def in_words(panel: Panel) -> Iterator[Block]:
    """Take the line and what is said in sentences and lists, without tables and pictures."""
    yield Words(panel.line)
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


def in_lines(taking: Taking, *without: str) -> Taking:
    """Take the same; where a table has many rows, as a list, which fills fewer pages.

    Args:
        taking: What is taken.
        without: The titles of columns that are left to the whole report there, in all its tables.
    """

    def take(panel: Panel) -> Iterator[Block]:
        blocks = tuple(taking(panel))
        if any(map(_has_many_rows, blocks)):
            blocks = tuple(chain.from_iterable(_shorter(block, without) for block in blocks))
        return iter(blocks)

    return take


def _has_many_rows(block: Block) -> bool:
    return isinstance(block, Grid) and len(block.rows) > MANY


def _shorter(block: Block, without: Collection[str]) -> Iterator[Block]:
    if not isinstance(block, Grid):
        yield block
        return
    kept = without_empty(block, titled=without)
    yield from _listed(kept) if _has_many_rows(block) else (kept,)
    if left := [f"\u201c{title}\u201d" for title in without if title in block.head]:
        yield Words(f"The table in the whole report has {listed(left)} too.", Manner.NOTE)


def _listed(grid: Grid) -> Iterator[Block]:
    yield Words(f"{grid.caption}:")
    below: dict[str, dict[str, list[str]]] = {}
    for row in grid.rows:
        told = ", ".join(filter(None, map(cell_text, row.cells[1:])))
        below.setdefault(row.group, {}).setdefault(named(row), []).append(told)
    yield Points(tuple(_told_under(group, found) for group, found in below.items()))


def _told_under(group: str, told: Mapping[str, Iterable[str]]) -> Point:
    """Tell each name once, with all that is told of it."""
    lines = (": ".join(filter(None, (name, "; ".join(said)))) for name, said in told.items())
    return Point(group or "The others", tuple(map(Point, lines)))


def short(block: Block) -> Block:
    """Close what can be opened, and of what is too long for a paper say where it is."""
    if isinstance(block, Points) and (lines := sum(1 for _ in levels(block.points))) > MOST:
        return Words(f"This list, {plural(lines, 'line')}, is in the whole report.", Manner.NOTE)
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
