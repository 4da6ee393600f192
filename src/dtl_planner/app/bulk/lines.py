"""Lines of a large text file: UTF-8, numbered, none of them endless."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO

from dtl_planner.app.bulk.findings import UNREADABLE_TABLE, Refused
from dtl_planner.catalogue.reading.files import NOT_UTF_8
from dtl_planner.diagnostics import Diagnostic, Span
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_MOST = 1_048_576
"""Bytes of one line: far more than any row of answers has."""

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def skip_mark(stream: BinaryIO, *, file: str) -> None:
    """Step over a byte order mark at the start of a file.

    Raises:
        Refused: The mark is that of UTF-16.
    """
    start = stream.read(3)
    if start.startswith(_WIDE_MARKS):
        raise Refused(_not_utf_8(file, 1, "it is saved as UTF-16"))
    stream.seek(3 if start == codecs.BOM_UTF8 else 0)


def read_lines(stream: BinaryIO, *, file: str, after: int = 0) -> Iterator[tuple[int, str]]:
    """Read the lines from here on, each with its number and its end.

    Args:
        stream: The file, at the start of a line.
        file: Its name in messages.
        after: How many lines came before.

    Raises:
        Refused: A line is not UTF-8, or has no end in sight.
    """
    number = after
    while line := stream.readline(LINE_MOST + 1):
        number += 1
        if len(line) > LINE_MOST:
            raise Refused(too_long(file, number))
        yield number, decoded(line, file=file, line=number)


def decoded(data: bytes, *, file: str, line: int) -> str:
    """Decode a stretch that begins at a line's start.

    Raises:
        Refused: It is not UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = line + data.count(b"\n", 0, error.start)
        raise Refused(
            _not_utf_8(file, at, f"byte 0x{data[error.start]:02X} stands there")
        ) from None


def _not_utf_8(file: str, line: int, reason: str) -> Diagnostic:
    return Diagnostic(
        NOT_UTF_8,
        f"`{clean(file)}` is not saved as UTF-8: {reason}.",
        Span(file, line, 1, line, 1),
        "open it in its program and save as UTF-8, which spreadsheets call `CSV UTF-8`",
    )


def too_long(file: str, line: int) -> Diagnostic:
    """A line whose end is not in sight."""
    message = f"Line {line:,} of `{clean(file)}` has more than {LINE_MOST:,} bytes."
    return Diagnostic(UNREADABLE_TABLE, message, Span(file, line, 1, line, 1))
