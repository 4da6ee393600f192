"""Questions about who is tied to whom; most of them networkx answers, which only this module knows.

It is loaded at the first such question and not before: it takes half a second, and a workspace
without rings is checked, drawn and told without it. All answers are in an order that the order of
the input does not move. None of the algorithms used here calls itself, however long the chains in
the data are.
"""

from __future__ import annotations

import os
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Key = TypeVar("Key", str, tuple[str, str])


def groups(pairs: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """Gather what is connected, whichever way round: the largest group first."""
    near: defaultdict[Key, list[Key]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    found = []
    while near:
        group: set[Key] = set()
        ahead = [next(iter(near))]
        while ahead:
            if (key := ahead.pop()) not in group:
                group.add(key)
                ahead += near.pop(key)
        found.append(sorted(group))
    return sorted(found, key=lambda group: (-len(group), group))


def knots(arcs: Iterable[tuple[Key, Key]]) -> list[list[Key]]:
    """Gather what lies in rings together: each can be reached from each other one."""
    drawn = _networkx().DiGraph()
    drawn.add_edges_from(arcs)
    found = _networkx().strongly_connected_components(drawn)
    return sorted(sorted(knot) for knot in found if len(knot) > 1)


def shortest_walk(arcs: Iterable[tuple[Key, Key]], start: Key, end: Key) -> list[Key]:
    """Walk from one node to another by the fewest arcs; there must be a way."""
    drawn = _networkx().DiGraph()
    drawn.add_edges_from(sorted(arcs))
    return list(_networkx().shortest_path(drawn, start, end))


def spread(arcs: Iterable[tuple[Key, Key]], start: Key) -> list[tuple[Key, Key]]:
    """List what can be reached from a node, the nearest first.

    Returns:
        For each node that is reached, the one before it on a shortest way, and itself.
    """
    drawn = _networkx().DiGraph()
    drawn.add_node(start)
    drawn.add_edges_from(sorted(arcs))
    return list(_networkx().bfs_edges(drawn, start))


@cache
def _networkx() -> Any:  # noqa: ANN401 - it has no types of its own
    """Load networkx without its settings: they could put other programs in place of its answers."""
    settings = {name: os.environ.pop(name) for name in [*os.environ] if name.startswith(_SETTINGS)}
    try:
        import networkx as nx  # type: ignore[import-untyped] # noqa: PLC0415 - only when needed
    finally:
        os.environ.update(settings)
    return nx


_SETTINGS = "NETWORKX_"
