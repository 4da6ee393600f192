"""What a report is made of: made once, and written as a page, as Markdown or for Word.

Text in blocks is as people wrote it: each writer makes it harmless in its own way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from dtl_planner.drawing.shapes import Picture


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a panel."""

    text: str


class Manner(StrEnum):
    """How a paragraph is said; a numbered one begins with its number, as in `1.1 So`."""

    PLAIN = "plain"
    NUMBERED = "numbered"
    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    manner: Manner = Manner.PLAIN


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list, with the points below it."""

    text: str
    below: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: one line, or several.

    Attributes:
        lines: Its lines; none where nothing is stated.
        link: The id of a row or panel that the first line leads to.
    """

    lines: tuple[str, ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; its first cell is its heading.

    Attributes:
        cells: One for each column.
        id: Its name in the page, where something leads to it.
        group: The heading of the rows that it stands under, such as a category.
        details: What can be opened below it.
    """

    cells: tuple[Cell, ...]
    id: str | None = None
    group: str = ""
    details: tuple[Block, ...] = ()


FEW = 12
"""So few rows of a table need no search."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        caption: What it shows.
        head: The titles of its columns.
        rows: Its rows; those of one group follow each other.
        is_searched: Whether readers may search it and leave groups out.
        numbers: Which columns hold numbers, from 0.
        is_striking: Whether its rows are few figures, each of a name and what it comes to, which
            should strike the eye where that can be done.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    is_searched: bool = False
    numbers: tuple[int, ...] = ()
    is_striking: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pictures, and the table that tells the same in words.

    Attributes:
        pictures: The pictures, one below the other.
        grid: The table: each node of a picture leads to its row.
        legend: What the looks mean, each as a word and its meaning.
    """

    pictures: tuple[Picture, ...]
    grid: Grid
    legend: tuple[tuple[str, str], ...] = ()


Block: TypeAlias = Heading | Words | Points | Grid | Drawn
