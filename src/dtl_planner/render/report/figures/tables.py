"""Tables of a report out of rows of words, as the pages of the commands have them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from dtl_planner.render.outcomes.grid import NONE
from dtl_planner.render.report.blocks import Cell, Grid, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_ACROSS = 8
"""How many columns of places stand beside each other; where there are more, the table is turned."""
_NOT_FOR_IT = "not for that place"


def grid_of(
    caption: str,
    rows: Sequence[Sequence[str]],
    *,
    first: str = "Place",
    ids: Sequence[str] = (),
    numbers: bool = False,
) -> Grid:
    """Make a table of a head and rows of words; nothing stands where a word is empty.

    Args:
        caption: What it shows.
        rows: The head and the rows.
        first: The title of the first column, which has none on a page.
        ids: The ids of the first rows.
        numbers: Whether all but the first column hold numbers.
    """
    head, *others = rows
    titles = tuple((title or first).capitalize() for title in head)
    told = tuple(Row(tuple(map(cell_of, row)), id=id_) for row, id_ in zip_longest(others, ids))
    return Grid(caption, titles, told, numbers=tuple(range(1, len(head))) if numbers else ())


def cell_of(*lines: str) -> Cell:
    """Make a cell of the lines that are not empty."""
    return Cell(tuple(filter(None, lines)))


def crossed(
    caption: str,
    things: Sequence[str],
    places: Sequence[str],
    cells: Sequence[Sequence[str]],
    *,
    kind: str,
) -> Grid:
    """Set out how each thing stands in each place, places across where there are not too many.

    Args:
        caption: What it shows.
        things: The names of the things.
        places: The names of the places.
        cells: For each thing, a word for each place.
        kind: What the things are called.
    """
    if len(places) <= _MOST_ACROSS:
        return _crossed(caption, (kind, *places), things, cells)
    turned = [[row[n] for row in cells] for n in range(len(places))]
    return _crossed(caption, ("Place", *things), places, turned)


def _crossed(
    caption: str, head: Sequence[str], names: Sequence[str], cells: Sequence[Sequence[str]]
) -> Grid:
    rows = (
        Row((cell_of(name), *(cell_of(_NOT_FOR_IT if word == NONE else word) for word in row)))
        for name, row in zip(names, cells, strict=True)
    )
    return Grid(caption, tuple(head), tuple(rows))
