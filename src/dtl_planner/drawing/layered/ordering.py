"""The order of the slots within each layer: such that few ties cross."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.drawing.layered.web import Web

_SWEEPS = 12
_FEW = 400
"""Up to how many slots neighbours are also tried the other way round: that takes longer."""


def untangle(web: Web) -> list[list[int]]:
    """Order each layer, going down and up until it gets no better."""
    layers = web.layers
    sweeps = _SWEEPS if len(web.layer) <= _FEW else _SWEEPS // 3
    best, fewest = [list(layer) for layer in layers], crossings(web, layers)
    for sweep in range(sweeps):
        if not fewest:
            break
        _sweep(web, layers, downward=sweep % 2 == 0)
        if len(web.layer) <= _FEW:
            _transpose(web, layers)
        number = crossings(web, layers)
        if number < fewest:
            best, fewest = [list(layer) for layer in layers], number
    return best


def crossings(web: Web, layers: Sequence[Sequence[int]]) -> int:
    """Count how often ties cross."""
    place = _places(layers)
    return sum(
        _crossed(place[other] for one in layer for other in _sorted(web.down[one], place))
        for layer in layers
    )


def _sorted(slots: Iterable[int], place: dict[int, int]) -> list[int]:
    return sorted(slots, key=place.__getitem__)


def _crossed(ends: Iterable[int]) -> int:
    """Count the pairs that are in the wrong order."""
    seen: list[int] = []
    number = 0
    for end in ends:
        number += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return number


def _sweep(web: Web, layers: list[list[int]], *, downward: bool) -> None:
    """Put each slot of each layer where those of the layer before it stand on average."""
    ties = web.up if downward else web.down
    walk = range(1, len(layers)) if downward else range(len(layers) - 2, -1, -1)
    for number in walk:
        beside = {s: at for at, s in enumerate(layers[number - 1 if downward else number + 1])}
        layers[number] = _by_mean(layers[number], ties, beside)


def _by_mean(layer: list[int], ties: Sequence[Sequence[int]], beside: dict[int, int]) -> list[int]:
    """Order a layer; a slot that nothing ties to the other layer keeps its place in the line."""
    tied = [slot for slot in layer if ties[slot]]
    mean = {slot: sum(beside[one] for one in ties[slot]) / len(ties[slot]) for slot in tied}
    line = iter(sorted(tied, key=mean.__getitem__))
    return [next(line) if ties[slot] else slot for slot in layer]


def _transpose(web: Web, layers: list[list[int]]) -> None:
    """Swap neighbours wherever fewer ties cross then."""
    place = _places(layers)
    better = True
    while better:
        better = False
        for layer in layers:
            for at in range(len(layer) - 1):
                one, other = layer[at], layer[at + 1]
                if _cost(web, place, one, other) > _cost(web, place, other, one):
                    layer[at], layer[at + 1] = other, one
                    place[one], place[other] = at + 1, at
                    better = True


def _cost(web: Web, place: dict[int, int], one: int, other: int) -> int:
    """How often the ties of two neighbours cross, where `one` is before `other`."""
    return sum(
        place[mine] > place[its]
        for ties in (web.up, web.down)
        for mine in ties[one]
        for its in ties[other]
    )


def _places(layers: Iterable[Iterable[int]]) -> dict[int, int]:
    return {slot: at for layer in layers for at, slot in enumerate(layer)}
