"""Tables without the columns that say nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.render.report.blocks import Cell

if TYPE_CHECKING:
    from collections.abc import Collection

    from dtl_planner.render.report.blocks import Grid, Row

_EMPTY = Cell()


def without_empty(grid: Grid, *, titled: Collection[str] = ()) -> Grid:
    """Leave out the columns in which nothing stands.

    Args:
        grid: The table; a row may have fewer cells than there are columns.
        titled: The titles of columns that are left out whatever stands in them.

    >>> from dtl_planner.render.report.blocks import Grid, Row
    >>> rows = Row((Cell(("Play",)), Cell(), Cell(("3",)))), Row((Cell(("Music",)),))
    >>> short = without_empty(Grid("Teams", ("Team", "Note", "Posts"), rows, numbers=(2,)))
    >>> short.head, short.rows[1].cells[1].lines, short.numbers
    (('Team', 'Posts'), (), (1,))
    """
    kept = [
        number
        for number, title in enumerate(grid.head)
        if title not in titled and any(_cell(row, number).lines for row in grid.rows)
    ]
    rows = (replace(row, cells=tuple(_cell(row, n) for n in kept)) for row in grid.rows)
    return replace(
        grid,
        head=tuple(grid.head[number] for number in kept),
        rows=tuple(rows),
        numbers=tuple(place for place, number in enumerate(kept) if number in grid.numbers),
    )


def _cell(row: Row, number: int) -> Cell:
    return row.cells[number] if number < len(row.cells) else _EMPTY
