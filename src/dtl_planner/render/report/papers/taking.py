"""How much a paper takes of a panel: a line, the words, the short tables, or all of it.

What is left out for its length is said, with where it stands.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import (
    Cell,
    Drawn,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Words,
)
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.render.report.blocks import Block, Row
    from dtl_planner.render.report.document import Panel

MOST = 60
"""Rows of a table that a committee reads; a longer one is left to the whole report."""
_MILESTONE = "milestone-"
"""What the ids of milestones in the timeline begin with."""
_TOO_MUCH = frozenset({"Kind", "Waits for"})
"""Columns that a table of milestones does without: all are of one kind, and words tell the rest."""


def in_words(panel: Panel) -> Iterator[Block]:
    """Take the line and what is said in sentences and lists, without tables and pictures."""
    yield Words(panel.line)
    yield from in_sentences(panel)


def in_sentences(panel: Panel) -> Iterator[Block]:
    """Take the same without the line, where the paper has said it before or it only counts."""
    yield from _without_empty_heads(
        block for block in panel.blocks if not isinstance(block, Grid | Drawn)
    )


def in_short(panel: Panel) -> Iterator[Block]:
    """Take everything but what is opened with a click, and of long tables only where they are."""
    yield Words(panel.line)
    for block in panel.blocks:
        yield _short(block)


def in_full(panel: Panel) -> Iterator[Block]:
    """Take the tables whole, with their headings and notes, and nothing else."""
    for block in panel.blocks:
        is_note = isinstance(block, Words) and block.manner is Manner.NOTE
        if is_note or isinstance(block, Heading | Grid | Drawn):
            yield _closed(block)


def by_group(panel: Panel) -> Iterator[Block]:
    """Take of each table the headings of its groups, with how much of what stands under each."""
    yield Words(panel.line)
    for block in panel.blocks:
        if isinstance(block, Grid) and any(row.group for row in block.rows):
            yield Words(f"{block.caption}. How much stands under each of its headings:")
            yield Points(tuple(_groups(block.rows)))
        else:
            yield _short(block)


def milestones(panel: Panel) -> Iterator[Block]:
    """Take of a timeline the milestones, and what is said; all its dates are too many."""
    yield Words(panel.line)
    for block in panel.blocks:
        if isinstance(block, Drawn):
            yield from _milestones(block.grid)
        else:
            yield _short(block)


def _milestones(grid: Grid) -> Iterator[Block]:
    rows = [row for row in grid.rows if row.id is not None and row.id.startswith(_MILESTONE)]
    if rows:
        yield _narrowed(replace(grid, caption="Milestones", rows=_bare(rows)))
    if len(rows) < len(grid.rows):
        yield _left_out(grid)


def _narrowed(grid: Grid) -> Grid:
    """Leave out the columns that say nothing of these rows, and what leads too far."""
    kept = [
        number
        for number, head in enumerate(grid.head)
        if head not in _TOO_MUCH and any(_has(row, number) for row in grid.rows)
    ]
    return replace(
        grid,
        head=tuple(grid.head[number] for number in kept),
        rows=tuple(replace(row, cells=_only(row, kept)) for row in grid.rows),
        numbers=tuple(place for place, number in enumerate(kept) if number in grid.numbers),
    )


def _has(row: Row, number: int) -> bool:
    return number < len(row.cells) and bool(row.cells[number].lines)


def _only(row: Row, kept: Iterable[int]) -> tuple[Cell, ...]:
    return tuple(row.cells[n] if n < len(row.cells) else Cell() for n in kept)


def _groups(rows: Iterable[Row]) -> Iterator[Point]:
    """Count by the second column, which says of what kind each row is."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        kind = "; ".join(row.cells[1].lines) if len(row.cells) > 1 else ""
        found.setdefault(row.group, Counter())[kind] += 1
    for group, kinds in found.items():
        told = ", ".join(f"{number} {kind}".rstrip() for kind, number in kinds.items())
        yield Point(f"{group or 'The others'}: {told}")


def _short(block: Block) -> Block:
    grid = block.grid if isinstance(block, Drawn) else block
    if isinstance(grid, Grid) and len(grid.rows) > MOST:
        return _left_out(grid)
    return _closed(block)


def _closed(block: Block) -> Block:
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


def _left_out(grid: Grid) -> Words:
    number = plural(len(grid.rows), "row")
    return Words(
        f"The table \u201c{grid.caption}\u201d, {number}, is in the whole report.", Manner.NOTE
    )


def _without_empty_heads(blocks: Iterable[Block]) -> Iterator[Block]:
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
