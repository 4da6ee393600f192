"""Figures by place from a table: every row that can be read, and everything that is wrong.

The columns are those of `demand.csv`, in any order; `place`, `indicator` and one of `value`, `rank`
and `share` are needed. A row with a mistake is told and left out, and the others count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from dtl_planner.catalogue.checks.references import UNKNOWN_REFERENCE
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.collector import collector_at_rest
from dtl_planner.demand.observation import Observation
from dtl_planner.demand.tables.cells import (
    Ids,
    Reader,
    Wrong,
    basis_cell,
    kind_cell,
    period_cell,
    rank_cell,
    share_cell,
    source_reader,
    value_cell,
)
from dtl_planner.demand.tables.opened import open_sheet
from dtl_planner.demand.tables.sheet import Sheet
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity, in_order
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.demand.tables.known import Known
    from dtl_planner.limits import Limits

MISSING_COLUMN = Code(
    "DTL905",
    "missing-figures-column",
    Severity.ERROR,
    "Without the place, the indicator and a figure, a rank or a share, a row says nothing.",
    "Add the column that the message names to the heading.",
)
UNKNOWN_COLUMN = Code(
    "DTL906",
    "unknown-figures-column",
    Severity.ERROR,
    "A column that nobody reads would be left out of every result without a word.",
    "Mend the name, take the column out, or put remarks into the column `caveat`.",
)
BAD_CELL = Code(
    "DTL907",
    "bad-figures-cell",
    Severity.ERROR,
    "Figures are added up and compared, so each has to be one exact number, or a symbol that says "
    "why there is none. A symbol or an empty cell is never taken for nought.",
    "Correct the cell as the message says. The row is left out until then.",
)
NO_FACT = Code(
    "DTL908",
    "row-without-a-fact",
    Severity.ERROR,
    "A row without a figure, a rank or a share says nothing about its place.",
    "Fill one of the three in, write `x` for a figure that is not available, or leave the row out.",
)
SAID_TWICE = Code(
    "DTL909",
    "figure-said-twice",
    Severity.ERROR,
    "Two rows about one place, one indicator and one period: either could be the right one.",
    "Keep one of them. The first counts until then.",
)

NEEDED = ("place", "indicator")
ONE_OF = ("value", "rank", "share")
COLUMNS = (*NEEDED, "period", *ONE_OF, "kind", "among", "basis", "source", "caveat")
"""The columns that a table of figures may have."""

_NEAR = 0.7


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of reading.

    Attributes:
        observations: What is known, in the order of the rows.
        rows: The row that each of them stands in.
        sheet: The table, to tell more of a row; `None` where it could not be opened.
        diagnostics: Everything that is wrong.
    """

    observations: tuple[Observation, ...]
    rows: Sequence[int]
    sheet: Sheet | None
    diagnostics: tuple[Diagnostic, ...]


def read_figures(data: bytes, *, file: str, known: Known, limits: Limits) -> Figures:
    """Read a table of figures: a workbook where its name ends in `.xlsx`, else CSV.

    Args:
        data: What the file holds.
        file: Its name in messages.
        known: What the table may speak of.
        limits: The limits in force.
    """
    sheet = open_sheet(data, file=file, limits=limits)
    if not isinstance(sheet, Sheet):
        return Figures((), (), None, sheet)
    return read_own_sheet(sheet, known)


def read_own_sheet(sheet: Sheet, known: Known) -> Figures:
    """Read a table that is open, as `read_figures` does."""
    problems = tuple(_heading_problems(sheet))
    if problems:
        return Figures((), (), sheet, in_order(problems))
    return read_rows(sheet, known)


def read_rows(sheet: Sheet, known: Known) -> Figures:
    """Read the rows of a table whose columns are ours."""
    reading = _Reading(sheet, known)
    with collector_at_rest():
        for row in sheet.rows:
            if isinstance(row, Diagnostic):
                reading.diagnostics.append(row)
            else:
                reading.take(*row)
    found = in_order(reading.diagnostics)
    return Figures(tuple(reading.observations), tuple(reading.rows), sheet, found)


def is_own(sheet: Sheet) -> bool:
    """Whether a table is meant to have our columns: one of those that every row needs is there."""
    return not {name.casefold() for name in sheet.heading}.isdisjoint(NEEDED)


def _heading_problems(sheet: Sheet) -> Iterator[Diagnostic]:
    names = [name.casefold() for name in sheet.heading]
    for column, name in enumerate(names):
        if name not in COLUMNS:
            near = nearest(name, COLUMNS, likeness_0_1=_NEAR)
            hint = f"did you mean `{near}`?" if near else "put remarks into the column `caveat`"
            message = f"`{clean(sheet.heading[column])}` is not a column of figures."
            yield sheet.heading_finding(UNKNOWN_COLUMN, message, hint, column=column)
        elif name in names[:column]:
            message = f"The column `{name}` stands here a second time."
            yield sheet.heading_finding(UNKNOWN_COLUMN, message, "keep one", column=column)
    for name in NEEDED:
        if name not in names:
            yield sheet.heading_finding(MISSING_COLUMN, f"The column `{name}` is missing.")
    if not set(ONE_OF) & set(names):
        message = "None of the columns `value`, `rank` and `share` is there."
        yield sheet.heading_finding(MISSING_COLUMN, message)


class _Reading:
    """Takes the rows of one table.

    Attributes:
        observations: What was read.
        rows: Where it stood.
        diagnostics: What was wrong.
    """

    def __init__(self, sheet: Sheet, known: Known) -> None:
        self.observations: list[Observation] = []
        self.rows: list[int] = []
        self.diagnostics: list[Diagnostic] = []
        self._sheet = sheet
        self._kinds = {id_: each.kind for id_, each in known.indicators.items()}
        self._seen: dict[tuple[str, object], dict[str, int]] = {}
        names = [name.casefold() for name in sheet.heading]
        # A column that is not there is the empty cell that is put behind each row.
        self._at = [names.index(name) if name in names else -1 for name in COLUMNS]
        self._picked = itemgetter(*self._at)
        self._readers = _readers(known)

    def take(self, row: int, cells: list[str]) -> None:
        """Read one row; a row of empty cells is none."""
        cells.append("")
        picked = self._picked(cells)
        try:
            read = [reader[cell] for reader, cell in zip(self._readers, picked, strict=True)]
        except Wrong:
            if any(cell.strip() for cell in cells):
                self._tell_all(row, picked)
            return
        self._keep(row, read)

    def _keep(self, row: int, read: list[Any]) -> None:
        place, indicator, period, value, rank, share, kind, among, basis, source, caveat = read
        own_kind = self._kinds[indicator]
        if kind not in {None, own_kind}:
            message = f"`{indicator}` is a {own_kind}, and this row says {kind}."
            self._tell(row, BAD_CELL, message, "correct one of the two", "kind")
        elif own_kind is not Kind.MEAN and value.number is not None and value.number < 0:
            self._tell(row, BAD_CELL, f"A {own_kind} is never below nought.", None, "value")
        elif not (value.number is not None or value.symbol or rank or share is not None):
            hint = "write `x` as the value of what is not available"
            self._tell(row, NO_FACT, "This row has no figure, no rank and no share.", hint, "place")
        elif self._is_new(row, place, indicator, period):
            self.rows.append(row)
            self.observations.append(
                Observation(
                    place,
                    indicator,
                    period,
                    value.number,
                    rank,
                    share,
                    own_kind,
                    value.status,
                    value.symbol,
                    among,
                    basis,
                    source,
                    caveat,
                )
            )

    def _is_new(self, row: int, place: str, indicator: str, period: PartialDate | None) -> bool:
        wording = period.wording if period else ""
        first = self._seen.setdefault((indicator, wording), {}).setdefault(place, row)
        if first == row:
            return True
        when = f" in {wording}" if wording else ""
        message = f"`{indicator}` of `{place}`{when} is said a second time."
        self._tell(row, SAID_TWICE, message, "keep one of the two", "place", first=first)
        return False

    def _tell_all(self, row: int, picked: tuple[str, ...]) -> None:
        """Tell of every cell of a row that cannot be read."""
        for name, reader, cell in zip(COLUMNS, self._readers, picked, strict=True):
            try:
                reader[cell]
            except Wrong as wrong:
                code = UNKNOWN_REFERENCE if wrong.is_unknown else BAD_CELL
                self._tell(row, code, wrong.message, wrong.hint, name)

    def _tell(  # noqa: PLR0913 - a finding has so many parts
        self,
        row: int,
        code: Code,
        message: str,
        hint: str | None,
        name: str,
        *,
        first: int | None = None,
    ) -> None:
        column = max(self._at[COLUMNS.index(name)], 0)
        found = self._sheet.finding(code, message, hint, row=row, column=column)
        span = self._sheet.where.at(first, column)[0] if first is not None else None
        related = (Related("the first is here", span),) if span else ()
        self.diagnostics.append(replace(found, related=related))


def _readers(known: Known) -> list[Reader[Any]]:
    """Give the reader of each column, in the order of `COLUMNS`."""
    return [
        Ids(known.places, "place"),
        Ids(known.indicators, "indicator"),
        Reader(period_cell),
        Reader(value_cell),
        Reader(rank_cell),
        Reader(share_cell),
        Reader(kind_cell),
        Reader(str),
        Reader(basis_cell),
        source_reader(known.sources),
        Reader(str),
    ]
