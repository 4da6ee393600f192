"""Mermaid: a flowchart that code hosts and wikis draw from a fenced block of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtl_planner.exporters.graphs import Exporter
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.tables import Cell, GraphTables

_SHAPES = {
    "alliance": ("{{", "}}"),
    "team": ("([", "])"),
    "role": ("(", ")"),
    "enabler": ("[/", "/]"),
    "division": ("[[", "]]"),
}
_BOX = ("[", "]")
_ARROWS = {"waiting": "==>", "membership": "---", "structure": "-.->"}
_ARROW = "-->"

_NOT_PLAIN = re.compile(r"[^\w ,.'()/-]")
"""All but letters of any script, digits, and marks that mean nothing inside quotes."""
_EMPTY = "#160;"
"""A space that does not count as one: Mermaid refuses quotes with nothing in them."""
_NOT_SAFE = re.compile(r"[^A-Za-z0-9]")


def write(graph: GraphTables) -> str:
    """Write a graph as a Mermaid flowchart."""
    return "\n".join(_lines(graph.drawn())) + "\n"


def _lines(graph: GraphTables) -> Iterator[str]:
    names = _names(graph)
    yield "flowchart LR"
    for node in graph.nodes.records():
        begin, end = _SHAPES.get(str(node["kind"]), _BOX)
        yield f"  {names[str(node['id'])]}{begin}{_quoted(node['name'])}{end}"
    for edge in graph.edges.records():
        arrow = _ARROWS.get(str(edge["family"]), _ARROW)
        one, other = names[str(edge["from"])], names[str(edge["to"])]
        yield f"  {one} {arrow}|{_quoted(edge['kind'])}| {other}"


def _names(graph: GraphTables) -> Mapping[str, str]:
    """Give each node a name that Mermaid cannot take for a word of its own, such as `end`."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for node in graph.nodes.records():
        name = first = "n_" + _NOT_SAFE.sub("_", str(node["id"]))
        number = 1
        while name in taken:
            number += 1
            name = f"{first}_{number}"
        taken.add(name)
        names[str(node["id"])] = name
    return names


def _quoted(cell: Cell) -> str:
    """Quote a text; every character that could mean something is written by its number."""
    text = _NOT_PLAIN.sub(lambda found: f"#{ord(found.group())};", clean(str(cell)))
    return f'"{text or _EMPTY}"'


EXPORTER = Exporter("mermaid", ".mmd", "drawn from Markdown by code hosts and wikis", write)
