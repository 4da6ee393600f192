"""A graph, and what moves in it, as typed tables: rows for CSV, nodes and edges for exporters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.graph.ties import TieKind
from dtl_planner.tables import Column, GraphTables, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.graph.moves import Moves
    from dtl_planner.graph.study import Study
    from dtl_planner.graph.ties import Node, Tie
    from dtl_planner.tables import Cell

_NODES = (
    Column("id", "Id"),
    Column("kind", "Kind"),
    Column("name", "Name"),
    Column("category", "Category"),
    Column("cluster", "Cluster"),
    Column("drawn", "In pictures"),
)
_EDGES = (
    Column("from", "From"),
    Column("to", "To"),
    Column("kind", "Tie"),
    Column("family", "Family"),
    Column("timing", "Which end waits for which"),
    Column("lag", "Lag"),
    Column("why", "Why"),
    Column("source", "Source"),
    Column("written", "Written at"),
)
_MOVES = (
    Column("id", "Id"),
    Column("kind", "Kind"),
    Column("name", "Name"),
    Column("how", "How it moves"),
    Column("steps", "Steps"),
    Column("through", "Through"),
    Column("tie", "Tie"),
    Column("written", "Written at"),
)


def graph_tables(study: Study) -> GraphTables:
    """Give all nodes and all ties, each sorted, so that the order of the files moves nothing."""
    return GraphTables("What is tied to what", node_table(study), tie_table(study))


def moved_graph(study: Study, moves: Moves) -> GraphTables:
    """Give what moves with something, and the ties between all that moves."""
    inside = {moves.origin.key, *moves.moved}
    ties = [tie for tie in study.graph.ties if {tie.source, tie.target} <= inside]
    title = f"What moves if {moves.origin.name} moves"
    return GraphTables(title, _nodes(study, inside, inside), _ties(ties, study.catalogue))


def node_table(study: Study) -> Table:
    """Every node, sorted by its key; those that are only part of something are in no picture."""
    ties = (tie for tie in study.graph.ties if tie.kind is not TieKind.PART_OF)
    drawn = {end for tie in ties for end in (tie.source, tie.target)}
    return _nodes(study, study.graph.nodes, drawn)


def tie_table(study: Study) -> Table:
    """Every tie, sorted by its ends and its kind."""
    return _ties(study.graph.ties, study.catalogue)


def moved_table(study: Study, moves: Moves) -> Table:
    """What moves, the nearest first."""
    rows = (
        (
            one.node.key,
            one.node.kind.value,
            one.node.name,
            one.how.value,
            one.steps,
            one.through.key,
            one.tie.kind.value,
            written_at(one.tie, study.catalogue),
        )
        for one in moves.moved.values()
    )
    return Table(_MOVES, tuple(rows))


def written_at(tie: Tie, catalogue: Catalogue) -> str:
    """Where a tie is written, as file and line; twice where people wrote it twice."""
    spans = (place.span(catalogue) for place in tie.places)
    return "; ".join(f"{span.file}:{span.line}" for span in spans)


def written_first(tie: Tie, catalogue: Catalogue) -> str:
    """Where a tie is written first, for pages."""
    return written_at(tie, catalogue).partition(";")[0]


def _nodes(study: Study, keys: Collection[str], drawn: Collection[str]) -> Table:
    categories = {
        one.component.record.id: one.category.id for one in study.placed if one.category is not None
    }
    clusters = {
        node.key: number
        for number, cluster in enumerate(study.clusters, start=1)
        for node in cluster.nodes
    }

    def row(node: Node) -> tuple[Cell, ...]:
        category = categories.get(node.key)
        number = clusters.get(node.key)
        return node.key, node.kind.value, node.name, category, number, node.key in drawn

    return Table(_NODES, tuple(row(study.graph.nodes[key]) for key in sorted(keys)))


def _ties(ties: Iterable[Tie], catalogue: Catalogue) -> Table:
    rows = [_tie_row(tie, catalogue) for tie in ties]
    return Table(_EDGES, tuple(sorted(rows, key=lambda row: tuple(map(str, row)))))


def _tie_row(tie: Tie, catalogue: Catalogue) -> tuple[Cell, ...]:
    link = tie.dependency
    return (
        tie.source,
        tie.target,
        tie.kind.value,
        _family(tie),
        link.kind if link else None,
        link.lag.wording if link and link.lag else None,
        link.why if link else None,
        catalogue.cite(link.source) if link and link.source else None,
        written_at(tie, catalogue),
    )


def _family(tie: Tie) -> str:
    if tie.dependency is not None:
        return "waiting"
    return "membership" if tie.is_membership else "structure"
