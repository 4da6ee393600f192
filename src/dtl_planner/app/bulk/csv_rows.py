"""Rows of a CSV file: commas, a heading, one row a line unless a quoted cell holds a line end.

As long as no quote occurs, lines are counted and cut by arrays; from the first quote on, Python's
own reader goes line by line. A row that is too short or too long is reported and the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import polars as pl

from dtl_planner.app.bulk.batches import ID_COLUMNS, ROWS_A_BATCH, Batch
from dtl_planner.app.bulk.findings import BAD_ROW, UNREADABLE_TABLE, BadRow, Refused
from dtl_planner.app.bulk.formulas import unprotected_column
from dtl_planner.app.bulk.lines import LINE_MOST, decoded, read_lines, skip_mark, too_long
from dtl_planner.app.bulk.records import read_records
from dtl_planner.diagnostics import Diagnostic, Span
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dtl_planner.app.bulk.records import Row

_BLOCK_BYTES = 4 * 1024 * 1024
_LINE_END, _COMMA = 10, 44
_RAGGED_HINT = "a comma too many or too few? a cell with a comma in it needs double quotes"
_COMMAS_HINT = "save it with commas between the cells"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is known of a file before its first row."""

    file: str
    columns: tuple[str, ...]
    wanted: frozenset[str]


def read_csv(path: Path, *, wanted: frozenset[str]) -> Iterator[Batch]:
    """Read the wanted columns, a stretch at a time; the first batch comes even without rows.

    Raises:
        Refused: The file is no CSV file that can be read.
    """
    size = max(path.stat().st_size, 1)
    with path.open("rb") as stream:
        skip_mark(stream, file=path.name)
        columns, lines = _heading(stream, file=path.name)
        sheet = _Sheet(path.name, columns, wanted)
        yield _sorted(sheet, ())
        for batch in _stretches(stream, sheet, lines):
            yield replace(batch, share=min(stream.tell() / size, 1.0))


def _heading(stream: BinaryIO, *, file: str) -> tuple[tuple[str, ...], int]:
    """Read the names of the columns, and count the lines that they take."""
    taken: list[int] = []

    def counted() -> Iterator[tuple[int, str]]:
        for number, line in read_lines(stream, file=file):
            taken.append(number)
            yield number, line

    first = next(read_records(counted()), None)
    if first is None or isinstance(first, BadRow):
        message = f"`{clean(file)}` has no heading that can be read."
        raise Refused(Diagnostic(UNREADABLE_TABLE, message, Span(file, 1, 1, 1, 1)))
    columns = tuple(cell.strip() for cell in first[1])
    if len(columns) == 1 and (";" in columns[0] or "\t" in first[1][0]):
        message = f"`{clean(file)}` has other marks than commas between its cells."
        raise Refused(Diagnostic(UNREADABLE_TABLE, message, Span(file, 1, 1, 1, 1), _COMMAS_HINT))
    return columns, taken[-1]


def _stretches(stream: BinaryIO, sheet: _Sheet, lines: int) -> Iterator[Batch]:
    """Read block after block until a quote occurs, then row after row."""
    rest = b""
    while read := stream.read(_BLOCK_BYTES):
        block = rest + read
        if b'"' in block:
            stream.seek(-len(block), 1)
            yield from _one_by_one(stream, sheet, lines)
            return
        cut = block.rfind(b"\n") + 1
        rest = block[cut:]
        if cut:
            yield _plain(sheet, block[:cut], lines)
            lines += block.count(b"\n")
        if len(rest) > LINE_MOST:
            raise Refused(too_long(sheet.file, lines + 1))
    if rest:
        yield _plain(sheet, rest + b"\n", lines)


def _one_by_one(stream: BinaryIO, sheet: _Sheet, lines: int) -> Iterator[Batch]:
    rows = read_records(read_lines(stream, file=sheet.file, after=lines))
    while some := list(islice(rows, ROWS_A_BATCH)):
        yield _sorted(sheet, some)


def _plain(sheet: _Sheet, block: bytes, lines: int) -> Batch:
    """Read whole lines without quotes by arrays, or one by one where they are not alike."""
    text = decoded(block, file=sheet.file, line=lines + 1)
    if not _is_even(sheet, block):
        return _sorted(sheet, read_records(enumerate(StringIO(text, newline="\n"), lines + 1)))
    cells = pl.read_csv(
        block,
        has_header=False,
        schema={str(n): pl.String for n in range(len(sheet.columns))},
        quote_char=None,
    )
    named = [(str(n), name) for n, name in enumerate(sheet.columns) if name in sheet.wanted]
    kept = cells.select(pl.col(number).alias(name) for number, name in named)
    places = np.arange(lines + 1, lines + 1 + cells.height, dtype=np.int64)
    return Batch(sheet.columns, places, _unprotected(kept), (), 0.0)


def _is_even(sheet: _Sheet, block: bytes) -> bool:
    """Whether every line has as many cells as the heading, and no line end is odd."""
    if len(sheet.columns) == 1 or block.count(b"\r") != block.count(b"\r\n"):
        return False
    data = np.frombuffer(block, np.uint8)
    ends, commas = np.flatnonzero(data == _LINE_END), np.flatnonzero(data == _COMMA)
    a_line = np.diff(np.searchsorted(commas, ends), prepend=0)
    return bool((a_line == len(sheet.columns) - 1).all())


def _sorted(sheet: _Sheet, rows: Iterable[Row | BadRow]) -> Batch:
    """Part rows of the right length from the others, and turn them into columns."""
    good: list[Row] = []
    bad: list[BadRow] = []
    for row in rows:
        if isinstance(row, BadRow):
            bad.append(row)
        elif len(row[1]) == len(sheet.columns):
            good.append(row)
        else:
            bad.append(_ragged(sheet, row))
    turned = list(zip(*(cells for _, cells in good), strict=True)) or [()] * len(sheet.columns)
    pairs = zip(sheet.columns, turned, strict=True)
    cells = {name: pl.Series(name, part, pl.String) for name, part in pairs if name in sheet.wanted}
    places = np.array([place for place, _ in good], np.int64)
    return Batch(sheet.columns, places, _unprotected(pl.DataFrame(cells)), tuple(bad), 0.0)


def _ragged(sheet: _Sheet, row: Row) -> BadRow:
    place, cells = row
    problem = f"this row has {len(cells):,} cells, and the heading {len(sheet.columns):,}"
    service = cells[0] if sheet.columns[0] in ID_COLUMNS else ""
    return BadRow(place, BAD_ROW, problem, service=service, hint=_RAGGED_HINT)


def _unprotected(cells: pl.DataFrame) -> pl.DataFrame:
    """Undo what writing did to ids that look like formulas."""
    ids = [name for name in ID_COLUMNS if name in cells.columns]
    return cells.with_columns(unprotected_column(cells[name]) for name in ids)
