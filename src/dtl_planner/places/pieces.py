"""Which of some things hang together, where it is known which are next to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    Node = TypeVar("Node", bound=Hashable)


def pieces_of(
    nodes: Iterable[Node], near: Callable[[Node], Iterable[Node]]
) -> tuple[tuple[Node, ...], ...]:
    """Gather those that can be reached from each other without leaving `nodes`.

    Pieces, and what is in them, come in the order of `nodes`.
    """
    order = list(nodes)
    piece: dict[Node, Node | None] = dict.fromkeys(order)
    for node in order:
        reached = [node] if piece[node] is None else []
        while reached:
            at = reached.pop()
            if piece.get(at, at) is None:
                piece[at] = node
                reached.extend(near(at))
    gathered: dict[Node | None, list[Node]] = {}
    for node in order:
        gathered.setdefault(piece[node], []).append(node)
    return tuple(tuple(own) for own in gathered.values())
