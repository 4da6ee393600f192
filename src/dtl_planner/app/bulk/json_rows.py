"""Records of a JSON file: an array of objects, or one object a line.

Numbers stay the text that they were written as; `true` and `false` are yes and no, a list is text
with semicolons between. So a cell means the same in every kind of file.
"""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import numpy as np
import polars as pl

from dtl_planner.app.bulk.batches import ROWS_A_BATCH, Batch
from dtl_planner.app.bulk.findings import BAD_ROW, UNREADABLE_TABLE, BadRow, Refused
from dtl_planner.app.bulk.lines import decoded, read_lines, skip_mark
from dtl_planner.diagnostics import Diagnostic
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Found: TypeAlias = tuple[int, object]
"""The place of a record, and what stands there."""

_BLOCK_BYTES = 1024 * 1024
_OBJECT_MOST = 4 * _BLOCK_BYTES
_BLANKS = re.compile(r"[ \t\r\n]*")
_END = object()


@dataclass(frozen=True, slots=True)
class _Twice:
    """Stands for an object that has a key twice."""

    key: str


@dataclass(frozen=True, slots=True)
class _Broken:
    """Stands for a line that is no JSON."""

    problem: str


def read_json(path: Path, *, wanted: frozenset[str]) -> Iterator[Batch]:
    """Read the wanted keys, a stretch of records at a time; the first batch comes even without any.

    Raises:
        Refused: The file holds neither an array of objects nor one object a line.
    """
    size = max(path.stat().st_size, 1)
    with path.open("rb") as stream:
        skip_mark(stream, file=path.name)
        records = _records(stream, path.name)
        some = list(islice(records, ROWS_A_BATCH))
        while True:
            yield _batch(some, wanted, share=min(stream.tell() / size, 1.0))
            some = list(islice(records, ROWS_A_BATCH))
            if not some:
                return


def is_by_line(path: Path) -> bool:
    """Say whether the records of a JSON file stand one a line, so that a place is a line."""
    with path.open("rb") as stream:
        return not stream.read(_BLOCK_BYTES).removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"[")


def _records(stream: BinaryIO, file: str) -> Iterator[Found]:
    start = stream.tell()
    head = stream.read(_BLOCK_BYTES).lstrip()
    stream.seek(start)
    if head.startswith(b"["):
        return enumerate(_in_array(_texts(stream, file), file), 1)
    return _by_line(stream, file)


def _by_line(stream: BinaryIO, file: str) -> Iterator[Found]:
    for number, line in read_lines(stream, file=file):
        if line.strip():
            yield number, _parsed(line)


def _parsed(line: str) -> object:
    try:
        return _DECODER.decode(line)
    except json.JSONDecodeError as error:
        return _Broken(f"column {error.colno}: {error.msg}")
    except RecursionError:
        return _Broken("it is nested too deep")


def _texts(stream: BinaryIO, file: str) -> Iterator[str]:
    """The text of a file, block after block."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    while block := stream.read(_BLOCK_BYTES):
        try:
            yield decoder.decode(block)
        except UnicodeDecodeError:
            decoded(block, file=file, line=line)  # tells the line, unless a letter spans two blocks
            raise Refused(_unreadable(file, "it is not saved as UTF-8")) from None
        line += block.count(b"\n")


def _in_array(texts: Iterator[str], file: str) -> Iterator[object]:
    """Take the objects of an array one after another, never holding much more than one block."""
    text = next(texts)
    at, number = text.index("[") + 1, 1
    while True:
        try:
            found, at = _element(text, at)
        except json.JSONDecodeError as error:
            more = next(texts, "") if len(text) - at < _OBJECT_MOST else ""
            if not more:
                raise Refused(_unreadable(file, f"record {number:,}: {error.msg}")) from None
            text, at = text[at:] + more, 0
            continue
        except RecursionError:
            raise Refused(_unreadable(file, f"record {number:,} is nested too deep")) from None
        if found is _END:
            break
        yield found
        number += 1
    if text[at:].strip() or any(more.strip() for more in texts):
        raise Refused(_unreadable(file, "something stands after the end of the array"))


def _element(text: str, start: int) -> tuple[object, int]:
    """Read the next element, and the comma after it.

    Raises:
        JSONDecodeError: It is broken, or not all of it is there yet.
    """
    at = _after_blanks(text, start)
    if text.startswith("]", at):
        return _END, at + 1
    found, end = _DECODER.raw_decode(text, at)
    end = _after_blanks(text, end)
    if text.startswith(",", end):
        return found, end + 1
    if text.startswith("]", end):
        return found, end
    raise json.JSONDecodeError("a comma or `]` is wanted after it", text, end)


def _after_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _batch(records: Sequence[Found], wanted: frozenset[str], *, share: float) -> Batch:
    good: list[tuple[int, dict[str, object]]] = []
    bad: list[BadRow] = []
    for place, record in records:
        if isinstance(record, dict):
            good.append((place, record))
        else:
            bad.append(_bad(place, record))
    columns = tuple(dict.fromkeys(key for _, record in good for key in record))
    cells = {
        name: pl.Series(name, [_cell(record.get(name)) for _, record in good], pl.String)
        for name in columns
        if name in wanted
    }
    places = np.array([place for place, _ in good], np.int64)
    return Batch(columns, places, pl.DataFrame(cells), tuple(bad), share)


def _bad(place: int, record: object) -> BadRow:
    match record:
        case _Twice(key):
            problem = f"the key `{clean(key)}` stands in this record twice"
        case _Broken(problem):
            problem = f"this line is no JSON: {problem}"
        case _:
            problem = "an object with a key for each answer is wanted here"
    return BadRow(place, BAD_ROW, problem)


def _cell(value: object) -> str | None:
    match value:
        case None | str():
            return value
        case bool():
            return "yes" if value else "no"
        case list():
            return ";".join(_cell(part) or "" for part in value) or None
        case _:
            return "{...}"  # no question has that answer, so the row is reported


def _once(pairs: list[tuple[str, object]]) -> dict[str, object] | _Twice:
    """Build an object, unless it has a key twice: which of the two is meant, nobody knows."""
    record = dict(pairs)
    if len(record) == len(pairs):
        return record
    keys = [key for key, _ in pairs]
    return _Twice(next(key for key in keys if keys.count(key) > 1))


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=str
)


def _unreadable(file: str, reason: str) -> Diagnostic:
    message = f"`{clean(file)}` is no JSON of services: {clean(reason)}"
    hint = "wanted: an array of objects, or one object a line"
    return Diagnostic(UNREADABLE_TABLE, message, hint=hint)
