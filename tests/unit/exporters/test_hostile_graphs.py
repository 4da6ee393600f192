"""Names that mean something in a format come out as the names they are, in every format."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from io import BytesIO
from itertools import pairwise

import networkx as nx  # type: ignore[import-untyped]
import pytest
from inline_snapshot import snapshot

from dtl_planner.exporters import graphs
from dtl_planner.exporters.graphs import Exporter, dot, graphml, mermaid
from dtl_planner.registry import discover
from dtl_planner.shown import clean
from dtl_planner.tables import Column, GraphTables, Table

DOT = shutil.which("dot") or "dot"
HOSTILE = (
    "end",
    'say "hi"',
    "<script>alert(1)</script>",
    "two\nlines\r\tand a tab",
    "back`tick`s and **stars** and _under_",
    "--> ends a comment <!-- here",
    "%%{init: {}}%% #quot; #35;",
    r"a \ backslash \n \N \" at the end \\",
    "control \x00\x07\x1b[31m \x85 \u202e \ud800 \ufffe",
    "& &amp; &lt; ]]> {curly} [square] (round) |pipe| ;",
    "style: x:::y #1;",
    "subgraph graph class click href call default o x",
    "Gesundheit für Alle · 健康 · 🏥",
    "1. a list\n- another",
    "",
    "a very long name " * 30,
)
IDS = (
    "end", "graph", "style", "a-b", "a_b", "a b", "default", "o", "x", "division:end", "--",
    'q"', "<a>", "ü", "`", "\\",
)  # fmt: skip


def graph_of(names: tuple[str, ...] = HOSTILE, ids: tuple[str, ...] = IDS) -> GraphTables:
    nodes = tuple(
        (id_, kind, name, name or None, number, number % 2 == 0, True)
        for number, (id_, kind, name) in enumerate(zip(ids, KINDS * 3, names, strict=False))
    )
    edges = tuple(
        (one, other, kind, family, name)
        for one, other, kind, family, name in zip(
            ids, ids[1:], names, ("waiting", "membership", "structure", "other") * 9, names,
            strict=False,
        )
    )  # fmt: skip
    return GraphTables(
        'A "title" <b>&</b> --> \\ \x1b',
        Table(tuple(Column(key, key) for key in NODE_KEYS), nodes),
        Table(tuple(Column(key, key) for key in EDGE_KEYS), edges),
    )


NODE_KEYS = ("id", "kind", "name", "category", "number", "even", "drawn")
EDGE_KEYS = ("from", "to", "kind", "family", "why")
KINDS = ("service", "component", "team", "role", "enabler", "alliance", "division")
EMPTY = GraphTables("Nothing", graph_of((), ()).nodes, graph_of((), ()).edges)


def test_there_is_an_exporter_for_each_format() -> None:
    found = discover(graphs, Exporter, "EXPORTER")
    assert [(one.id, one.suffix) for one in found] == snapshot(
        [("dot", ".dot"), ("graphml", ".graphml"), ("mermaid", ".mmd")]
    )


@pytest.mark.parametrize("module", [dot, graphml, mermaid], ids=["dot", "graphml", "mermaid"])
@pytest.mark.parametrize("graph", [graph_of(), EMPTY], ids=["hostile", "empty"])
def test_what_is_written_is_plain_text_that_a_terminal_may_show(
    module: object, graph: GraphTables
) -> None:
    text = module.EXPORTER.write(graph)  # type: ignore[attr-defined]
    assert clean(text.replace("\n", "")) == text.replace("\n", "")
    assert text.endswith("\n")
    text.encode("utf-8")


def test_graphml_reads_back_as_the_names_that_were_written() -> None:
    read = nx.read_graphml(BytesIO(graphml.write(graph_of()).encode()))
    assert list(read.nodes) == [clean(id_) for id_ in IDS]
    names = [data.get("name", "") for _, data in read.nodes(data=True)]  # 3.2 drops empty ones
    assert names == [clean(one) for one in HOSTILE]
    assert [data["number"] for _, data in read.nodes(data=True)] == list(range(len(HOSTILE)))
    assert [data["even"] for _, data in read.nodes(data=True)] == [True, False] * 8
    assert "category" not in read.nodes[IDS[HOSTILE.index("")]]
    assert [(one, other) for one, other in read.edges] == list(
        zip(map(clean, IDS), map(clean, IDS[1:]), strict=False)
    )
    assert [data.get("why", "") for *_, data in read.edges(data=True)] == [
        clean(one) for one in HOSTILE[:-1]
    ]


def test_graphml_without_nodes_is_a_graph_without_nodes() -> None:
    assert len(nx.read_graphml(BytesIO(graphml.write(EMPTY).encode()))) == 0


def read_by_dot(text: str) -> dict[str, list[dict[str, str]]]:
    """Let Graphviz itself read a graph."""
    done = subprocess.run([DOT, "-Tjson0"], input=text.encode(), capture_output=True, check=True)
    assert done.stderr == b""
    document: dict[str, list[dict[str, str]]] = json.loads(done.stdout)
    return document


def unescaped(label: str) -> str:
    """What a label shows: Graphviz keeps its own escapes until it draws."""
    joined = re.sub(r"\\(.)", lambda found: " " if found[1] == "n" else found[1], label)
    return joined.replace("&amp;", "&")


@pytest.mark.needs("dot")
def test_dot_reads_back_as_the_names_that_were_written() -> None:
    read = read_by_dot(dot.write(graph_of()))
    assert [unescaped(node["label"]) for node in read["objects"]] == [
        " ".join(clean(name).split(" ")) for name in HOSTILE
    ]
    assert [unescaped(edge["label"]) for edge in read["edges"]] == [
        clean(name) for name in HOSTILE[:-1]
    ]
    assert len({node["name"] for node in read["objects"]}) == len(IDS)


@pytest.mark.needs("dot")
def test_dot_draws_what_it_read() -> None:
    done = subprocess.run(
        [DOT, "-Tsvg"], input=dot.write(graph_of()).encode(), capture_output=True, check=True
    )
    assert b"<script>" not in done.stdout
    assert read_by_dot(dot.write(EMPTY)).get("objects", []) == []


NODE = re.compile(r'  (n_\w+)(\{\{|\(\[|\[\[|\[/|\(|\[)"([^"`]*)"(\}\}|\]\)|\]\]|/\]|\)|\])')
EDGE = re.compile(r'  (n_\w+) (==>|---|-\.->|-->)\|"([^"`]*)"\| (n_\w+)')
PLAIN = re.compile(r"(?:[\w ,.'()/-]|#\d+;)*")
CLOSED = {"{{": "}}", "([": "])", "[[": "]]", "[/": "/]", "(": ")", "[": "]"}


def read_mermaid(text: str) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """Read a flowchart by a stricter grammar than Mermaid's: nothing but what we mean to write."""
    first, *lines = text.splitlines()
    assert first == "flowchart LR"
    nodes: dict[str, str] = {}
    edges = []
    for line in lines:
        if (node := NODE.fullmatch(line)) is not None:
            assert CLOSED[node[2]] == node[4]
            assert node[1] not in nodes
            assert PLAIN.fullmatch(node[3])
            nodes[node[1]] = numbered(node[3])
        else:
            edge = EDGE.fullmatch(line)
            assert edge is not None, line
            assert PLAIN.fullmatch(edge[3])
            assert {edge[1], edge[4]} <= nodes.keys()
            edges.append((edge[1], numbered(edge[3]), edge[4]))
    return nodes, edges


def numbered(text: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text)


def test_mermaid_reads_back_as_the_names_that_were_written() -> None:
    nodes, edges = read_mermaid(mermaid.write(graph_of()))
    assert list(nodes.values()) == [clean(name) or "\xa0" for name in HOSTILE]
    assert [kind for _, kind, _ in edges] == [clean(name) or "\xa0" for name in HOSTILE[:-1]]
    names = list(nodes)
    assert [(one, other) for one, _, other in edges] == list(pairwise(names))


def test_mermaid_names_no_node_by_a_word_of_its_own_and_no_two_alike() -> None:
    nodes, _ = read_mermaid(mermaid.write(graph_of()))
    assert list(nodes) == snapshot(
        [
            "n_end",
            "n_graph",
            "n_style",
            "n_a_b",
            "n_a_b_2",
            "n_a_b_3",
            "n_default",
            "n_o",
            "n_x",
            "n_division_end",
            "n___",
            "n_q_",
            "n__a_",
            "n__",
            "n___2",
            "n___3",
        ]
    )


def test_pictures_leave_out_what_is_not_to_be_drawn_and_graphml_does_not() -> None:
    keys = ("id", "kind", "name", "drawn")
    nodes = (("a", "service", "A", True), ("b", "service", "B", True), ("c", "team", "C", False))
    edges = (("a", "b", "forms", "structure"), ("a", "c", "part-of", "structure"))
    graph = GraphTables(
        "Two of three",
        Table(tuple(Column(key, key) for key in keys), nodes),
        Table(tuple(Column(key, key) for key in EDGE_KEYS[:4]), edges),
    )
    assert mermaid.write(graph) == snapshot("""\
flowchart LR
  n_a["A"]
  n_b["B"]
  n_a -.->|"forms"| n_b
""")
    assert dot.write(graph) == snapshot("""\
digraph "dtl" {
  label="Two of three";
  labelloc=t;
  rankdir=LR;
  node [fontname="sans-serif", shape=box];
  edge [fontname="sans-serif", fontsize=10];
  "a" [label="A"];
  "b" [label="B"];
  "a" -> "b" [label="forms", style=dashed, color=gray40];
}
""")
    assert graphml.write(graph) == snapshot("""\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="node_kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="node_name" for="node" attr.name="name" attr.type="string"/>
  <key id="node_drawn" for="node" attr.name="drawn" attr.type="boolean"/>
  <key id="edge_kind" for="edge" attr.name="kind" attr.type="string"/>
  <key id="edge_family" for="edge" attr.name="family" attr.type="string"/>
  <graph id="Two of three" edgedefault="directed">
    <node id="a">
      <data key="node_kind">service</data>
      <data key="node_name">A</data>
      <data key="node_drawn">true</data>
    </node>
    <node id="b">
      <data key="node_kind">service</data>
      <data key="node_name">B</data>
      <data key="node_drawn">true</data>
    </node>
    <node id="c">
      <data key="node_kind">team</data>
      <data key="node_name">C</data>
      <data key="node_drawn">false</data>
    </node>
    <edge id="e0" source="a" target="b">
      <data key="edge_kind">forms</data>
      <data key="edge_family">structure</data>
    </edge>
    <edge id="e1" source="a" target="c">
      <data key="edge_kind">part-of</data>
      <data key="edge_family">structure</data>
    </edge>
  </graph>
</graphml>
""")
