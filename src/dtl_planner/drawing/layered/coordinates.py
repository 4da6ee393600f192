"""Where the slots of each layer stand: as near to what they are tied to as their order allows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.drawing.layered.web import Web

_ROUNDS, _STRAIGHTENING = 6, 4
_PASSING = 6.0
"""How much more two gaps of one tie pull at each other than two boxes: long ties are straight."""


@dataclass(frozen=True, slots=True)
class Row:
    """The slots of a layer in their order.

    Attributes:
        slots: The slots.
        offsets: How far the middle of each is from the edge, where all stand as close as can be.
        breadth: How broad they are together then.
    """

    slots: tuple[int, ...]
    offsets: tuple[float, ...]
    breadth: float

    @classmethod
    def of(cls, slots: Sequence[int], sizes: Sequence[float], gaps: Sequence[float]) -> Row:
        """Measure a row.

        Args:
            slots: Its slots.
            sizes: How much each of them takes.
            gaps: For each but the first how much is left free before it.
        """
        between = [(a + b) / 2 + gap for (a, b), gap in zip(pairwise(sizes), gaps, strict=True)]
        *offsets, breadth = accumulate((sizes[0] / 2, *between, sizes[-1] / 2))
        return cls(tuple(slots), tuple(offsets), breadth)


class _Wish(NamedTuple):
    """Where a slot would stand by its ties alone, and how much that matters."""

    at: float
    weight: float


def place(web: Web, rows: Sequence[Row], room: float) -> list[float]:
    """Give the middle of each slot.

    Args:
        web: The slots and their ties.
        rows: The slots of each layer in order.
        room: How far there is from edge to edge.
    """
    at = [0.0] * len(web.layer)
    for row in rows:
        _settle(at, row, [_Wish(room / 2, 1.0)] * len(row.slots), room)
    both = (web.up, web.down)
    for turn in range(_ROUNDS):
        for walk, side in ((rows, web.up), (rows[::-1], web.down)):
            sides = both if turn >= _ROUNDS // 2 else (side,)
            for row in walk:
                _settle(at, row, _wishes(web, at, row, sides), room)
    for _ in range(_STRAIGHTENING):
        straight = _straight(web, at)
        for row in rows[::-1]:
            wishes = _wishes(web, at, row, both)
            _settle(
                at,
                row,
                [
                    _Wish(straight.get(s, w.at), w.weight)
                    for s, w in zip(row.slots, wishes, strict=True)
                ],
                room,
            )
    return at


def _straight(web: Web, at: Sequence[float]) -> dict[int, float]:
    """Where each gap of a tie would stand if all gaps of that tie stood where most of them do."""
    chains: dict[int, list[int]] = {}
    chain: dict[int, int] = {}
    for slot in sorted(range(web.boxes, len(web.layer)), key=web.layer.__getitem__, reverse=True):
        (below,) = web.down[slot]
        chain[slot] = chain.get(below, slot)
        chains.setdefault(chain[slot], []).append(slot)
    middles = {
        one: sorted(at[slot] for slot in each)[len(each) // 2] for one, each in chains.items()
    }
    return {slot: middles[one] for slot, one in chain.items()}


def _wishes(
    web: Web, at: Sequence[float], row: Row, sides: Sequence[Sequence[Sequence[int]]]
) -> list[_Wish]:
    """Where each slot would stand by its ties alone; one without ties would stay."""
    wishes = []
    for slot in row.slots:
        total = weight = 0.0
        for side in sides:
            for other in side[slot]:
                pull = _PASSING if slot >= web.boxes and other >= web.boxes else 1.0
                total += pull * at[other]
                weight += pull
        wishes.append(_Wish(total / weight, weight) if weight else _Wish(at[slot], 0.1))
    return wishes


def _settle(at: list[float], row: Row, wishes: Sequence[_Wish], room: float) -> None:
    """Put a row as near to its wishes as the distances allow: the least sum of squares.

    Taking the offsets off leaves numbers that must not fall. Neighbours that would are pooled at
    their mean, which is known to be the best there is; then all are kept inside the room.
    """
    most = max(room - row.breadth, 0.0)
    pools: list[tuple[_Wish, int]] = []
    for wish, offset in zip(wishes, row.offsets, strict=True):
        pool, number = _Wish(wish.at - offset, wish.weight), 1
        while pools and pools[-1][0].at >= pool.at:
            before, more = pools.pop()
            pool, number = _pooled(before, pool), number + more
        pools.append((pool, number))
    spots = (min(max(pool.at, 0.0), most) for pool, number in pools for _ in range(number))
    for slot, offset, spot in zip(row.slots, row.offsets, spots, strict=True):
        at[slot] = spot + offset


def _pooled(one: _Wish, other: _Wish) -> _Wish:
    weight = one.weight + other.weight
    return _Wish((one.at * one.weight + other.at * other.weight) / weight, weight)
