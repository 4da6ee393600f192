"""Graphviz DOT: a picture by `dot -Tsvg`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.exporters.graphs import Exporter
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.tables import Cell, GraphTables

_SHAPES = {
    "alliance": "hexagon",
    "team": "ellipse",
    "role": "house",
    "enabler": "parallelogram",
    "division": "folder",
}
_LINES = {
    "waiting": "style=bold",
    "membership": "dir=none",
    "structure": "style=dashed, color=gray40",
}
_WIDTH = 24
"""Characters after which a label goes on below."""


def write(graph: GraphTables) -> str:
    """Write a graph in DOT."""
    return "\n".join(_lines(graph.drawn())) + "\n"


def _lines(graph: GraphTables) -> Iterator[str]:
    yield f"digraph {_quoted('dtl')} {{"
    yield f"  label={_quoted(graph.title)};"
    yield "  labelloc=t;"
    yield "  rankdir=LR;"
    yield '  node [fontname="sans-serif", shape=box];'
    yield '  edge [fontname="sans-serif", fontsize=10];'
    for node in graph.nodes.records():
        shape = _SHAPES.get(str(node["kind"]))
        also = f", shape={shape}" if shape else ""
        yield f"  {_quoted(node['id'])} [label={_label(node)}{also}];"
    for edge in graph.edges.records():
        style = _LINES.get(str(edge["family"]), "")
        label = f"label={_quoted(edge['kind'])}"
        drawn = ", ".join(part for part in (label, style) if part)
        yield f"  {_quoted(edge['from'])} -> {_quoted(edge['to'])} [{drawn}];"
    yield "}"


def _label(node: dict[str, Cell]) -> str:
    r"""A node's name, broken into lines by DOT's own `\n`."""
    lines, line = [], ""
    for word in clean(str(node["name"])).split(" "):
        if line and len(line) + len(word) >= _WIDTH:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return '"' + r"\n".join(_escaped(part) for part in [*lines, line]) + '"'


def _quoted(cell: Cell) -> str:
    return f'"{_escaped(clean(str(cell)))}"'


def _escaped(text: str) -> str:
    """Escape what would end a text, or start one of DOT's own escapes or an HTML entity."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")


EXPORTER = Exporter("dot", ".dot", "Graphviz draws it: dot -Tsvg", write)
