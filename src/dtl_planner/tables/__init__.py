"""Tables as values: what every machine-readable format is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Cell = str | int | bool | None


def words(cell: Cell) -> str:
    """Write a cell as people read it: `yes` and `no`, and nothing where nothing is stated."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case _:
            return clean(str(cell))


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

    def records(self) -> Iterator[dict[str, Cell]]:
        """Give each row with its columns' keys."""
        keys = [column.key for column in self.columns]
        for row in self.rows:
            yield dict(zip(keys, row, strict=True))

    def where(self, wanted: Callable[[dict[str, Cell]], bool]) -> Table:
        """Give the rows of which something is true."""
        pairs = zip(self.rows, self.records(), strict=True)
        return Table(self.columns, tuple(row for row, record in pairs if wanted(record)))


@dataclass(frozen=True, slots=True)
class GraphTables:
    """A graph as two tables, which every format for graphs is made from.

    Attributes:
        title: What the graph shows.
        nodes: Has the columns `id`, `kind`, `name` and `drawn`, among others. What is not `drawn`
            has no place in a picture, where it would only stand about.
        edges: Has the columns `from`, `to`, `kind` and `family`, among others. `family` says how to
            draw an edge: `waiting`, `membership` or `structure`.
    """

    title: str
    nodes: Table
    edges: Table

    def drawn(self) -> GraphTables:
        """Give the part that belongs in a picture."""
        shown = {str(node["id"]) for node in self.nodes.records() if node["drawn"]}
        return GraphTables(
            self.title,
            self.nodes.where(lambda node: str(node["id"]) in shown),
            self.edges.where(lambda edge: {str(edge["from"]), str(edge["to"])} <= shown),
        )
