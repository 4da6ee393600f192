"""What moves if one thing moves, and by which way the two are tied."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.graph.network import spread
from dtl_planner.graph.ties import NodeKind, TieKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.graph.ties import Graph, Node, Tie


class How(StrEnum):
    """How something is touched by what moves."""

    WAITS = "waits"
    WAITS_INDIRECTLY = "waits-indirectly"
    ALLIANCE = "alliance"
    FELLOW = "fellow"
    TEAM = "team"
    MEMBER = "member"
    PART = "part"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that moves too.

    Attributes:
        node: What moves.
        how: How it is touched.
        tie: The last tie on a shortest way to it.
        through: The node before it on that way: the origin, or something else that moves.
        steps: How many ties that way has.
    """

    node: Node
    how: How
    tie: Tie
    through: Node
    steps: int


@dataclass(frozen=True, slots=True)
class Moves:
    """What moves if `origin` moves: the nearest first."""

    origin: Node
    moved: Mapping[str, Moved]

    def way_to(self, moved: Moved) -> tuple[Moved, ...]:
        """Give the steps from the origin to something that moves, itself the last."""
        way = [moved]
        while way[-1].through != self.origin:
            way.append(self.moved[way[-1].through.key])
        return tuple(reversed(way))


def moves_from(graph: Graph, key: str) -> Moves:
    """Find what moves if a node moves.

    What waits for something moves with it, and so on as far as waiting goes. Alliances, teams that
    are formed, services and components are followed from the node itself and not from whatever
    moves with it: otherwise everything would soon move with everything.
    """
    ties = dict(_carrying(graph, key))
    moved: dict[str, Moved] = {}
    origin = graph.nodes[key]
    for before, after in spread(ties, key):
        tie, through = ties[before, after], graph.nodes[before]
        steps = moved[before].steps + 1 if before in moved else 1
        moved[after] = Moved(graph.nodes[after], _how(tie, after, steps), tie, through, steps)
    return Moves(origin, moved)


def _carrying(graph: Graph, key: str) -> Iterator[tuple[tuple[str, str], Tie]]:
    """Give the ties along which moving is carried, each with its direction."""
    bearers, gathering = _own(graph, key)
    for tie in reversed(graph.ties):  # of two ties the first that is written counts
        if tie.dependency is not None:
            yield (tie.target, tie.source), tie
        elif tie.is_membership or tie.kind in _CARRYING:
            if tie.target in gathering:
                yield (tie.target, tie.source), tie
            if tie.source in bearers:
                yield (tie.source, tie.target), tie


_CARRYING = frozenset({TieKind.FORMS, TieKind.PART_OF})


def _own(graph: Graph, key: str) -> tuple[set[str], set[str]]:
    """Tell whose ties are followed to what they belong to, and to what belongs to them.

    A service stands for its components, and a component is in whatever its whole service is in.
    """
    bearers = {key}
    for tie in graph.ties:
        if tie.kind is TieKind.PART_OF and key in {tie.source, tie.target}:
            bearers |= {tie.source, tie.target}
    alliances = {tie.target for tie in graph.ties if tie.is_membership and tie.source in bearers}
    return bearers | alliances, alliances | {key}


def _how(tie: Tie, after: str, steps: int) -> How:
    if tie.dependency is not None:
        return How.WAITS if steps == 1 else How.WAITS_INDIRECTLY
    forward = tie.target == after
    if tie.is_membership:
        return How.ALLIANCE if forward else (How.MEMBER if steps == 1 else How.FELLOW)
    if tie.kind is TieKind.FORMS:
        return How.TEAM if forward else How.MEMBER
    return How.WHOLE if forward else How.PART


def can_move(graph: Graph) -> tuple[str, ...]:
    """The ids that may be asked about: all but those of divisions, which are where things go."""
    return tuple(key for key, node in graph.nodes.items() if node.kind is not NodeKind.DIVISION)
