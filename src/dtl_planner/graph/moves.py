"""What moves if one thing moves, and by which way the two are tied."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.graph.network import spread
from dtl_planner.graph.ties import NodeKind, TieKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.graph.ties import Graph, Node, Tie

Arc: TypeAlias = tuple[str, str]
"""From what moves to what moves with it."""


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

    What waits for something moves with it, and so do its components and the team that it forms,
    as far as these ties go. An alliance carries the node's own move to its other members and goes
    no further: otherwise everything would soon move with everything.
    """
    ties = dict(_belonging(graph, key)) | dict(_waiting(graph))
    moved: dict[str, Moved] = {}
    origin = graph.nodes[key]
    for before, after in spread(ties, key):
        tie, through = ties[before, after], graph.nodes[before]
        steps = moved[before].steps + 1 if before in moved else 1
        moved[after] = Moved(graph.nodes[after], _how(tie, after, steps), tie, through, steps)
    return Moves(origin, moved)


def can_move(graph: Graph) -> tuple[str, ...]:
    """The ids that may be asked about: all but those of divisions, which are where things go."""
    return tuple(key for key, node in graph.nodes.items() if node.kind is not NodeKind.DIVISION)


def _waiting(graph: Graph) -> Iterator[tuple[Arc, Tie]]:
    """From what is waited for to what waits: that tells more than any other tie between the two."""
    for tie in reversed(graph.ties):  # of two ties the first that is written counts
        if tie.dependency is not None:
            yield (tie.target, tie.source), tie


def _belonging(graph: Graph, key: str) -> Iterator[tuple[Arc, Tie]]:
    """The other ties along which a move is carried, each with its direction."""
    own = _Own.of(graph, key)
    for tie in reversed(graph.ties):
        up, down = (tie.source, tie.target), (tie.target, tie.source)
        if tie.is_membership:
            forth, back = tie.source in own.bearers, tie.target in {key, *own.alliances}
        elif tie.kind is TieKind.FORMS:
            forth, back = True, tie.target == key
        elif tie.kind is TieKind.PART_OF:
            forth, back = tie.source == key, tie.target not in own.wholes
        else:
            continue
        yield from ((arc, tie) for arc, carries in ((up, forth), (down, back)) if carries)


@dataclass(frozen=True, slots=True)
class _Own:
    """What a node belongs to.

    Attributes:
        wholes: What it is part of; the other parts of that do not move with it.
        bearers: The node, its components and what it is part of: a service stands for its
            components, and a component is in whatever its whole service is in.
        alliances: The alliances of all these, and those that form the node.
    """

    wholes: frozenset[str]
    bearers: frozenset[str]
    alliances: frozenset[str]

    @classmethod
    def of(cls, graph: Graph, key: str) -> _Own:
        parts = [tie for tie in graph.ties if tie.kind is TieKind.PART_OF]
        wholes = {tie.target for tie in parts if tie.source == key}
        bearers = {key} | wholes | {tie.source for tie in parts if tie.target == key}
        alliances = {
            tie.target for tie in graph.ties if tie.is_membership and tie.source in bearers
        }
        forming = {t.source for t in graph.ties if t.kind is TieKind.FORMS and t.target == key}
        return cls(frozenset(wholes), frozenset(bearers), frozenset(alliances | forming))


def _how(tie: Tie, after: str, steps: int) -> How:
    if tie.dependency is not None:
        return How.WAITS if steps == 1 else How.WAITS_INDIRECTLY
    forward = tie.target == after
    if tie.is_membership:
        return How.ALLIANCE if forward else (How.MEMBER if steps == 1 else How.FELLOW)
    if tie.kind is TieKind.FORMS:
        return How.TEAM if forward else How.MEMBER
    return How.WHOLE if forward else How.PART
