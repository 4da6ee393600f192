"""A table in a workbook. The only module that knows the library which reads workbooks.

A workbook is a packed folder of XML from anybody: it may unpack to more than the computer holds, or
be damaged in ways that the library does not expect. So it is weighed while it is unpacked and never
by what it says of itself, nothing in it may define entities, and whatever the library raises means
that the workbook cannot be read.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dtl_planner.catalogue.reading.characters import hidden_in, without_hidden
from dtl_planner.demand.tables.sheet import BROKEN_ROW, TOO_MUCH, UNREADABLE_SHEET, Sheet
from dtl_planner.diagnostics import Code, Diagnostic, Severity, Span
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.demand.tables.sheet import Row
    from dtl_planner.limits import Limits

OFFICE_MISSING = Code(
    "DTL904",
    "office-extra-missing",
    Severity.ERROR,
    "Workbooks are read with a library that the plain installation leaves out.",
    "In the folder of dtl, run `pip install '.[office]'`; or save the sheet as `CSV UTF-8`.",
)

SHEET = "demand"
"""The name of the sheet that is read; without one of that name it is the first."""

_BLOCK = 64 * 1024
_SMALL = 100 * 1024
"""Parts up to so many bytes may be packed as tightly as they like."""
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,  # a way of packing that Python does not know
    RuntimeError,  # a password is wanted
    EOFError,
    OSError,
    ValueError,
)
_AGAIN = "open it in its program and save it again as a workbook `.xlsx`"


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a sheet, named as in its program."""

    file: str
    sheet: str

    def at(self, row: int, column: int) -> tuple[Span | None, str]:
        """Give the name of a cell; no editor could go to it."""
        return (
            None,
            f"Cell {letters(column)}{row} of `{clean(self.sheet)}` in `{clean(self.file)}`: ",
        )


class _Unusable(Exception):  # noqa: N818 - it holds what is told
    """The workbook cannot be read."""

    def __init__(self, message: str, hint: str = _AGAIN, code: Code = UNREADABLE_SHEET) -> None:
        super().__init__(message)
        self.message, self.hint, self.code = message, hint, code


def read_xlsx_sheet(data: bytes, *, file: str, limits: Limits) -> Sheet | tuple[Diagnostic, ...]:
    """Open a table in a workbook, or say why it cannot be read.

    Args:
        data: What the file holds.
        file: Its name in messages.
        limits: The limits in force.
    """
    if find_spec("openpyxl") is None:
        message = f"`{clean(file)}` is a workbook, and what reads workbooks is not installed."
        hint = "run `pip install '.[office]'`; or save the sheet as `CSV UTF-8`"
        return (Diagnostic(OFFICE_MISSING, message, hint=hint),)
    try:
        _weigh(data, limits)
        with _anything_means_damage():
            return _opened(data, file, limits)
    except _Unusable as found:
        message = f"`{clean(file)}` {found.message}"
        return (Diagnostic(found.code, message, Span(file, 1, 1, 1, 1), found.hint),)


def letters(column: int) -> str:
    """Name a column as spreadsheets do; they count from 0 here.

    >>> letters(0), letters(25), letters(26), letters(701), letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@contextmanager
def _anything_means_damage() -> Iterator[None]:
    """Take whatever the library raises for what it is: it does not know this workbook."""
    try:
        yield
    except _Unusable:
        raise
    # The library raises bare TypeError, KeyError and others on damaged workbooks (guarantees,
    # fact 6); none of them is a fault of ours, for nothing else is done inside.
    except Exception as error:
        raise _Unusable("is damaged, or no workbook at all.") from error


def _weigh(data: bytes, limits: Limits) -> None:
    """Unpack everything once and keep nothing: what a part says of its own size is not believed."""
    if len(data) > limits.table_bytes:
        raise _over("bytes", "table-bytes", limits.table_bytes, len(data))
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            if len(parts) > limits.workbook_parts:
                raise _over("parts", "workbook-parts", limits.workbook_parts, len(parts))
            if len({part.filename.casefold() for part in parts}) < len(parts):
                raise _Unusable("holds two parts of one name.")
            room = limits.workbook_bytes
            for part in parts:
                room -= _weigh_part(packed, part, room, limits)
    except _DAMAGE:
        raise _Unusable("is damaged, or no workbook at all.") from None


def _weigh_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, room: int, limits: Limits) -> int:
    size, before = 0, b""
    with packed.open(part) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            if size > room:
                raise _over("bytes", "workbook-bytes", limits.workbook_bytes)
            if size > max(_SMALL, part.compress_size * limits.workbook_growth):
                raise _over("times the bytes", "workbook-growth", limits.workbook_growth)
            _refuse_entities(before + block, is_first=not before)
            before = block[-len(_ENTITIES[0]) :]
    return size


def _refuse_entities(text: bytes, *, is_first: bool) -> None:
    if any(mark in text for mark in _ENTITIES) or (is_first and text[:2] in _WIDE):
        raise _Unusable("defines entities, which no spreadsheet program writes.")


def _over(what: str, name: str, most: int, found: int | None = None) -> _Unusable:
    message = f"has {found:,} {what}" if found else f"unpacks to more than {most:,} {what}"
    hint = f"`--limit {name}={found or 2 * most}` raises the limit"
    return _Unusable(f"{message}; the limit `{name}` is {most:,}.", hint, TOO_MUCH)


def _opened(data: bytes, file: str, limits: Limits) -> Sheet:
    # Without lxml the library reads every part with a reader that we know.
    os.environ.setdefault("OPENPYXL_LXML", "False")
    import openpyxl  # noqa: PLC0415 - belongs to the extra `office`

    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = book.worksheets
    if not sheets:
        raise _Unusable("holds no sheet with cells.")
    chosen = next((one for one in sheets if one.title.casefold() == SHEET), sheets[0])
    chosen.reset_dimensions()
    where = Cells(file, chosen.title)
    rows = _texts(chosen.iter_rows(), where, limits)
    first = next((row for row in rows if isinstance(row, Diagnostic) or any(row[1])), None)
    if first is None:
        raise _Unusable("has nothing in its sheet.", "begin the sheet with the names of columns")
    if isinstance(first, Diagnostic):
        raise _Unusable(f"cannot be read. {first.message}", first.hint or _AGAIN, first.code)
    heading = tuple(cell.strip() for cell in _trimmed(first[1]))
    return Sheet(file, heading, first[0], _rows(rows, len(heading), where), where)


def _texts(
    rows: Iterator[tuple[Any, ...]], where: Cells, limits: Limits
) -> Iterator[Row | Diagnostic]:
    """Turn cells into text, a row at a time."""
    number = 0
    while True:
        try:
            with _anything_means_damage():
                cells = next(rows, None)
        except _Unusable as found:
            yield Diagnostic(
                UNREADABLE_SHEET, where.at(number + 1, 0)[1] + f"the workbook {found.message}"
            )
            return
        if cells is None:
            return
        number += 1
        if number > limits.workbook_rows:
            yield _too_much(where, number, "workbook-rows", limits.workbook_rows)
            return
        # A row is as wide as its last cell, be it at the far end of the sheet and empty.
        if len(cells) > limits.table_columns:
            yield _too_much(where, number, "table-columns", limits.table_columns)
            return
        yield number, [_text(cell) for cell in cells]


def _too_much(where: Cells, number: int, name: str, most: int) -> Diagnostic:
    message = f"the rows from here on are not read: the limit `{name}` is {most:,}."
    hint = f"clear what is not needed; or `--limit {name}={2 * most}` raises the limit"
    return Diagnostic(TOO_MUCH, where.at(number, 0)[1] + message, hint=hint)


def _rows(rows: Iterator[Row | Diagnostic], width: int, where: Cells) -> Iterator[Row | Diagnostic]:
    """Give rows as wide as the heading; what stands beside it belongs to no column."""
    for row in rows:
        if isinstance(row, Diagnostic):
            yield row
            continue
        number, cells = row
        beside = next((n for n, cell in enumerate(cells) if n >= width and cell), None)
        hidden = next((n for n, cell in enumerate(cells) if hidden_in(cell)), None)
        if beside is not None:
            message = where.at(number, beside)[1] + "no column stands above what is written here."
            yield Diagnostic(BROKEN_ROW, message, hint="name the column, or clear the cell")
        elif hidden is not None:
            message = where.at(number, hidden)[1] + "a character that cannot be seen stands here."
            yield Diagnostic(BROKEN_ROW, message, hint="type the text of the cell again")
        else:
            yield number, [*cells, *[""] * (width - len(cells))][:width]


def _trimmed(cells: list[str]) -> list[str]:
    """Take off the empty cells after the last name of a column."""
    end = next((n for n in range(len(cells), 0, -1) if cells[n - 1]), 0)
    return [without_hidden(cell) for cell in cells[:end]]


def _text(cell: Any) -> str:  # noqa: ANN401 - the library has no types
    """Give the text of a cell as it would be typed."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return _plain(value)
        case datetime() | date():
            return _dated(value, str(cell.number_format).casefold())
        case time():
            return value.isoformat()
        case _:
            return str(value).replace("\r\n", "\n")


def _plain(value: float) -> str:
    """Write a number without a power of ten; the shortest way is the way it was typed."""
    text = repr(value)
    return text.removesuffix(".0") if "e" not in text else f"{Decimal(text):f}"


def _dated(value: date, shown_as: str) -> str:
    """Write a date as finely as it is shown: typing `2019-02` makes the first of February of it."""
    if "d" in shown_as:
        return value.strftime("%Y-%m-%d") if isinstance(value, datetime) else value.isoformat()
    return f"{value.year:04}-{value.month:02}" if "m" in shown_as else f"{value.year:04}"
