"""Records of a CSV file that Python's own reader takes apart, a broken one costing only itself."""

from __future__ import annotations

import csv
from collections import deque
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.app.bulk.findings import BAD_ROW, BadRow
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row: TypeAlias = tuple[int, list[str]]
"""The line that a row begins on, and its cells."""

_HINT = "a cell with a quote in it needs quotes round it, and the quote twice"


def read_records(lines: Iterable[tuple[int, str]]) -> Iterator[Row | BadRow]:
    """Take lines apart into rows; lines with nothing on them are none."""
    source = _Lines(lines)
    reader = csv.reader(source, strict=True)
    while True:
        source.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _broken(source.taken[0][0], error)
            source.give_back()
            reader = csv.reader(source, strict=True)
        else:
            if cells:
                yield source.taken[0][0], cells


class _Lines:
    """Lines that can be given back: a quote never closed swallows rows that are sound.

    Attributes:
        taken: The lines of the record being read.
    """

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        self.taken: list[tuple[int, str]] = []
        self._lines = iter(lines)
        self._back: deque[tuple[int, str]] = deque()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        return line[1]

    def give_back(self) -> None:
        """Give back all lines of the record but the first."""
        self._back.extendleft(reversed(self.taken[1:]))


def _broken(place: int, error: csv.Error) -> BadRow:
    return BadRow(place, BAD_ROW, f"this row cannot be read: {clean(str(error))}", hint=_HINT)
