"""Where the slots of each layer stand: as near to what they are tied to as their order allows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.drawing.layered.web import Web

_ROUNDS, _STRAIGHTENING = 6, 4
_PASSING = 6.0
"""How much more two gaps of one tie pull at each other than two boxes: long ties are straight."""


def place(
    web: Web, layers: Sequence[Sequence[int]], steps: Sequence[Sequence[float]], room: float
) -> list[float]:
    """Give the middle of each slot.

    Args:
        web: The slots and their ties.
        layers: The slots of each layer in order.
        steps: For each layer how far the middle of each slot but the first is from the one before
            at least, with how far the first and the last are from the edges at its ends.
        room: How far there is from edge to edge.
    """
    at = [0.0] * len(web.layer)
    for layer, apart in zip(layers, steps, strict=True):
        _settle(at, layer, [room / 2] * len(layer), [1.0] * len(layer), apart, room)
    down, up = list(range(len(layers))), list(reversed(range(len(layers))))
    both = (web.up, web.down)
    for turn in range(_ROUNDS):
        for walk, side in ((down, web.up), (up, web.down)):
            sides = both if turn >= _ROUNDS // 2 else (side,)
            for number in walk:
                wanted, weights = _wishes(web, at, layers[number], sides)
                _settle(at, layers[number], wanted, weights, steps[number], room)
    for _ in range(_STRAIGHTENING):
        straight = _straight(web, at)
        for number in up:
            layer = layers[number]
            wanted, weights = _wishes(web, at, layer, both)
            wanted = [straight.get(slot, wish) for slot, wish in zip(layer, wanted, strict=True)]
            _settle(at, layer, wanted, weights, steps[number], room)
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
    web: Web, at: Sequence[float], layer: Sequence[int], sides: Sequence[Sequence[Sequence[int]]]
) -> tuple[list[float], list[float]]:
    """Where each slot would stand by its ties alone, and how much it matters."""
    wanted, weights = [], []
    for slot in layer:
        total = weight = 0.0
        for side in sides:
            for other in side[slot]:
                pull = _PASSING if slot >= web.boxes and other >= web.boxes else 1.0
                total += pull * at[other]
                weight += pull
        wanted.append(total / weight if weight else at[slot])
        weights.append(weight or 0.1)
    return wanted, weights


def _settle(  # noqa: PLR0913, PLR0917 - the layer, its wishes and its room
    at: list[float],
    layer: Sequence[int],
    wanted: Sequence[float],
    weights: Sequence[float],
    apart: Sequence[float],
    room: float,
) -> None:
    """Put a layer as near to its wishes as the distances allow: the least sum of squares.

    Taking the distances off leaves numbers that must not fall. Neighbours that would are pooled at
    their mean, which is known to be the best there is; then all are kept inside the room.
    """
    offsets, offset = [], 0.0
    for step in apart[:-1]:
        offset += step
        offsets.append(offset)
    most = max(room - offset - apart[-1], 0.0)
    pools: list[tuple[float, float, int]] = []
    for wish, weight, taken in zip(wanted, weights, offsets, strict=True):
        pool = (wish - taken, weight, 1)
        while pools and pools[-1][0] >= pool[0]:
            pool = _pooled(pools.pop(), pool)
        pools.append(pool)
    spots = (min(max(mean, 0.0), most) for mean, _, number in pools for _ in range(number))
    for slot, taken, spot in zip(layer, offsets, spots, strict=True):
        at[slot] = spot + taken


def _pooled(
    one: tuple[float, float, int], other: tuple[float, float, int]
) -> tuple[float, float, int]:
    weight = one[1] + other[1]
    return (one[0] * one[1] + other[0] * other[1]) / weight, weight, one[2] + other[2]


def steps_of(sizes: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """How far apart the middles of neighbours are, from the first edge to the last.

    Args:
        sizes: How large each is.
        gaps: For each but the first how much is left free before it.
    """
    between = [(a + b) / 2 + gap for (a, b), gap in zip(pairwise(sizes), gaps, strict=True)]
    return [sizes[0] / 2, *between, sizes[-1] / 2]
