"""A table in CSV: commas, UTF-8 with or without a mark, a heading, and rows that may span lines."""

from __future__ import annotations

import codecs
import csv
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.files import Unreadable, decode
from dtl_planner.demand.tables.sheet import BROKEN_ROW, TOO_MUCH, UNREADABLE_SHEET, Sheet, ragged
from dtl_planner.diagnostics import Diagnostic, Span
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.demand.tables.sheet import Row
    from dtl_planner.diagnostics import Code
    from dtl_planner.limits import Limits

_QUOTES = "a cell with a quote in it needs quotes round it, and the quote twice"
_COMMAS = "a comma too many or too few? a cell with a comma in it needs double quotes"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file, to find the place of a cell once something is wrong with it."""

    file: str
    lines: Sequence[str]

    def at(self, row: int, column: int) -> tuple[Span | None, str]:
        """Give the line and column of a cell; rows are the lines on which they begin."""
        text = "".join(self.lines[row - 1 : row - 1 + _LINES_OF_A_ROW])
        start = _start_of(text, column)
        line = row + text.count("\n", 0, start)
        number = start - (text.rfind("\n", 0, start) + 1) + 1
        return Span(self.file, line, number, line, number), ""


_LINES_OF_A_ROW = 1_000
"""How many lines are searched for a cell whose row holds line ends."""


def read_csv_sheet(data: bytes, *, file: str, limits: Limits) -> Sheet | tuple[Diagnostic, ...]:
    """Open a table in CSV, or say why it cannot be read.

    Args:
        data: What the file holds.
        file: Its name in messages.
        limits: The limits in force.
    """
    top = Span(file, 1, 1, 1, 1)
    if len(data) > limits.table_bytes:
        return (_too_large(len(data), top, limits=limits),)
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        message = f"`{clean(file)}` is empty."
        return (Diagnostic(UNREADABLE_SHEET, message, top, "begin it with the names of columns"),)
    read = decode(data, file=file, limits=replace(limits, yaml_bytes=limits.table_bytes))
    if isinstance(read, Unreadable):
        return read.diagnostics
    return _opened(read.text.splitlines(keepends=True), file, limits)


def _opened(lines: list[str], file: str, limits: Limits) -> Sheet | tuple[Diagnostic, ...]:
    where = Lines(file, lines)
    records = _records(lines, where)
    first = next(records)
    if isinstance(first, Diagnostic):
        return (first,)
    row, cells = first
    heading = tuple(cell.strip() for cell in cells)
    problem = _heading_problem(heading, limits)
    if problem:
        code, message, hint = problem
        return (Diagnostic(code, f"`{clean(file)}` {message}", where.at(row, 0)[0], hint),)
    sheet = Sheet(file, heading, row, iter(()), where)
    return replace(sheet, rows=_rows(records, sheet, limits))


def _heading_problem(heading: tuple[str, ...], limits: Limits) -> tuple[Code, str, str] | None:
    if len(heading) == 1 and (";" in heading[0] or "\t" in heading[0]):
        message = "has other marks than commas between its cells."
        return UNREADABLE_SHEET, message, "save it with commas between the cells"
    if len(heading) > limits.table_columns:
        number = len(heading)
        message = f"has {number:,} columns; the limit `table-columns` is {limits.table_columns:,}."
        return TOO_MUCH, message, f"`--limit table-columns={number}` raises the limit"
    return None


def _rows(
    records: Iterator[Row | Diagnostic], sheet: Sheet, limits: Limits
) -> Iterator[Row | Diagnostic]:
    most = limits.table_rows
    width = len(sheet.heading)
    for number, record in enumerate(records, start=1):
        if number > most:
            message = f"The rows from here on are not read: the limit `table-rows` is {most:,}."
            hint = f"`--limit table-rows={2 * most}` raises the limit"
            row = record[0] if isinstance(record, tuple) else 1
            yield sheet.finding(TOO_MUCH, message, hint, row=row)
            return
        if isinstance(record, tuple) and len(record[1]) != width:
            message = ragged(record[1], sheet.heading)
            yield sheet.finding(BROKEN_ROW, message, _COMMAS, row=record[0])
        else:
            yield record


def _records(lines: Sequence[str], where: Lines) -> Iterator[Row | Diagnostic]:
    """Take lines apart into rows. A quote that is never closed costs its own line and no more."""
    before = 0
    while before < len(lines):
        reader = csv.reader(islice(lines, before, None), strict=True)
        began = before
        try:
            for cells in reader:
                if cells:
                    yield began + 1, cells
                began = before + reader.line_num
        except csv.Error as error:
            message = f"This row cannot be read: {clean(str(error))}."
            yield Diagnostic(BROKEN_ROW, message, where.at(began + 1, 0)[0], _QUOTES)
            before = began + 1
        else:
            return


def _start_of(text: str, column: int) -> int:
    """Find where a cell begins in the text of its row, quotes and all."""
    position = 0
    for _ in range(column):
        position = _end_of(text, position) + 1
    return position


def _end_of(text: str, start: int) -> int:
    """Find the comma after a cell; the row is sound and the cell not the last."""
    if not text.startswith('"', start):
        return text.index(",", start)
    end = text.index('"', start + 1)
    while text.startswith('""', end):
        end = text.index('"', end + 2)
    return end + 1


def _too_large(size: int, top: Span, *, limits: Limits) -> Diagnostic:
    most = limits.table_bytes
    message = f"`{clean(top.file)}` has {size:,} bytes; the limit `table-bytes` is {most:,}."
    hint = f"leave out what is not needed; or `--limit table-bytes={size}` raises the limit"
    return Diagnostic(TOO_MUCH, message, top, hint)
