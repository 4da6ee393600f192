"""A table as it was handed over, whatever it was written with: a heading, rows, and where each is.

Text in CSV has lines and columns that an editor can go to; a workbook has cells with names. What is
wrong with a row is told at the one or the other, by the same checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diagnostics import Span

UNREADABLE_SHEET = Code(
    "DTL901",
    "unreadable-figures",
    Severity.ERROR,
    "The table is empty, damaged, or not what the end of its name says, so no figure of it counts.",
    "Open it in its program and save it again, as `CSV UTF-8` or as a workbook `.xlsx`.",
)
TOO_MUCH = Code(
    "DTL902",
    "too-many-figures",
    Severity.ERROR,
    "Figures by place are seldom so many: a table far larger is the wrong file, or made to fill "
    "the computer.",
    "Leave out what is not needed, or raise the limit that the message names.",
)
BROKEN_ROW = Code(
    "DTL903",
    "broken-row",
    Severity.ERROR,
    "A row with too few or too many cells, or with broken quotes, may hold figures out of place.",
    "Correct the row; a cell with a comma in it needs double quotes round it.",
)

Row: TypeAlias = tuple[int, list[str]]
"""The number of a row, and the text of its cells."""


class Whereabouts(Protocol):
    """How a place in a table is told."""

    def at(self, row: int, column: int) -> tuple[Span | None, str]:
        """Give the place of a cell: as a span, or as words that go before a message."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        file: Its name in messages.
        heading: The names of its columns, as written but for spaces around them.
        heading_row: The row that they stand in.
        rows: Its rows, and what is wrong with those that cannot be read; good for one pass.
        where: How a place in it is told.
    """

    file: str
    heading: tuple[str, ...]
    heading_row: int
    rows: Iterator[Row | Diagnostic]
    where: Whereabouts

    def finding(
        self, code: Code, message: str, hint: str | None = None, *, row: int, column: int = 0
    ) -> Diagnostic:
        """Tell something at a cell; columns count from 0."""
        span, words = self.where.at(row, column)
        return Diagnostic(code, words + message, span, hint)

    def heading_finding(
        self, code: Code, message: str, hint: str | None = None, *, column: int = 0
    ) -> Diagnostic:
        """Tell something at the name of a column."""
        return self.finding(code, message, hint, row=self.heading_row, column=column)


def ragged(cells: list[str], heading: tuple[str, ...]) -> str:
    """Say what is wrong with a row of another length than the heading."""
    return f"This row has {len(cells):,} cells, and the heading {len(heading):,}."
