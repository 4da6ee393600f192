"""What is found out about a graph as a whole: the value behind `dtl graph`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.graph.clusters import find_clusters, find_loose
from dtl_planner.graph.drawing import draw
from dtl_planner.graph.offers import find_offers
from dtl_planner.graph.projects import projects_of
from dtl_planner.graph.rings import find_rings
from dtl_planner.graph.signs import signs_of
from dtl_planner.graph.splits import members_by_alliance

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.classify.placing import Placed
    from dtl_planner.graph.clusters import Cluster
    from dtl_planner.graph.offers import Offers
    from dtl_planner.graph.projects import Project
    from dtl_planner.graph.rings import Ring
    from dtl_planner.graph.splits import Split
    from dtl_planner.graph.ties import Graph, Node


@dataclass(frozen=True, slots=True)
class Study:
    """A graph and what follows from it.

    Attributes:
        catalogue: The catalogue it was drawn from.
        placed: The results that alliances are held against; none where there is no scheme.
        graph: The nodes and ties.
        projects: The alliances.
        rings: What waits for itself.
        clusters: What has to be planned together.
        loose: What nothing binds.
        offers: Alliances that nobody recorded.
    """

    catalogue: Catalogue
    placed: tuple[Placed, ...]
    graph: Graph
    projects: tuple[Project, ...]
    rings: tuple[Ring, ...]
    clusters: tuple[Cluster, ...]
    loose: tuple[Node, ...]
    offers: Offers

    @property
    def splits(self) -> tuple[Split, ...]:
        """The alliances that classification would split."""
        return tuple(one.split for one in self.projects if one.split is not None)


def study(catalogue: Catalogue, placed: tuple[Placed, ...]) -> Study:
    """Draw a catalogue's graph and find out what follows from it.

    Args:
        catalogue: A catalogue without errors.
        placed: Its components, classified.
    """
    graph = draw(catalogue)
    return Study(
        catalogue=catalogue,
        placed=placed,
        graph=graph,
        projects=projects_of(catalogue, graph, members_by_alliance(graph, placed)),
        rings=find_rings(tie for tie in graph.ties if tie.dependency is not None),
        clusters=find_clusters(graph),
        loose=find_loose(graph, catalogue.components()),
        offers=find_offers(catalogue, graph, signs_of(catalogue, placed)),
    )
