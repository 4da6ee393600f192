"""What has to be planned together, and what can be planned by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.graph.network import groups
from dtl_planner.graph.ties import NodeKind

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Component
    from dtl_planner.graph.ties import Graph, Node


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that alliances, dependencies and new teams connect, by any number of steps."""

    nodes: tuple[Node, ...]


def find_clusters(graph: Graph) -> tuple[Cluster, ...]:
    """Find the clusters, the largest first.

    Being part of a service, joining a standing team or going to a division ties nothing together
    here: a restructure takes services apart on purpose, and everything is in some division.
    """
    pairs = [(tie.source, tie.target) for tie in graph.ties if tie.binds]
    found = groups(pairs) if pairs else []
    return tuple(Cluster(tuple(graph.nodes[key] for key in keys)) for keys in found)


def find_loose(graph: Graph, components: tuple[Component, ...]) -> tuple[Node, ...]:
    """Find what nothing binds: components that are for classification, and enablers."""
    bound = {end for tie in graph.ties if tie.binds for end in (tie.source, tie.target)}
    wanted = {one.record.id for one in components if one.record.outside is None}
    return tuple(
        node
        for key, node in graph.nodes.items()
        if key not in bound and (key in wanted or node.kind is NodeKind.ENABLER)
    )
