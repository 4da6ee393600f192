"""Tables as values: what every machine-readable format is made from."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key that programs read and the title that people read."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; every row has a cell for each column, `None` where nothing is stated."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
