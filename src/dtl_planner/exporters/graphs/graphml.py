"""GraphML: for programs that analyse and lay out graphs, such as yEd, Gephi and networkx."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from dtl_planner.exporters.graphs import Exporter
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.tables import Cell, GraphTables, Table

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"""
_ENDS = {"id", "from", "to"}
"""Columns that are attributes of the element itself."""


def write(graph: GraphTables) -> str:
    """Write a graph in GraphML: each column is a key, and what is not stated is left out."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: GraphTables) -> Iterator[str]:
    yield _HEAD
    yield from _keys(graph.nodes, "node")
    yield from _keys(graph.edges, "edge")
    yield f'  <graph id={_quoted(graph.title)} edgedefault="directed">'
    for row in graph.nodes.records():
        yield f"    <node id={_quoted(row['id'])}>"
        yield from _data(row, "node")
        yield "    </node>"
    for number, row in enumerate(graph.edges.records()):
        ends = f"source={_quoted(row['from'])} target={_quoted(row['to'])}"
        yield f'    <edge id="e{number}" {ends}>'
        yield from _data(row, "edge")
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"


def _keys(table: Table, element: str) -> Iterator[str]:
    for place, column in enumerate(table.columns):
        if column.key not in _ENDS:
            kind = _type_of([row[place] for row in table.rows])
            yield (
                f'  <key id="{element}_{column.key}" for="{element}" '
                f'attr.name="{column.key}" attr.type="{kind}"/>'
            )


def _type_of(cells: list[Cell]) -> str:
    """The one type of a column: text, unless everything in it is a number or a yes-or-no."""
    stated = [cell for cell in cells if cell is not None]
    if stated and all(isinstance(cell, bool) for cell in stated):
        return "boolean"
    if stated and all(isinstance(cell, int) and not isinstance(cell, bool) for cell in stated):
        return "long"
    return "string"


def _data(row: dict[str, Cell], element: str) -> Iterator[str]:
    for key, cell in row.items():
        if key not in _ENDS and cell is not None:
            text = str(cell).lower() if isinstance(cell, bool) else _escaped(cell)
            yield f'      <data key="{element}_{key}">{text}</data>'


def _quoted(cell: Cell) -> str:
    return f'"{_escaped(cell)}"'


def _escaped(cell: Cell) -> str:
    """Escape XML's own marks; what XML cannot hold at all is shown as a backslash escape."""
    return escape(clean(str(cell)))


EXPORTER = Exporter("graphml", ".graphml", "read by yEd, Gephi, networkx and others", write)
