"""First groupings: localities grown from seeds that lie far apart, the emptiest always next."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from dtl_planner.places.pieces import pieces_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.places.grouping.units import Units

_BITS = 64
_FACTOR, _ADDED = 6_364_136_223_846_793_005, 1_442_695_040_888_963_407
_SHIFT = 33


class Dice:
    """Numbers as if thrown, the same ones in every run and on every machine."""

    def __init__(self, seed: int) -> None:
        self._state = seed
        self.below(1)

    def below(self, most: int) -> int:
        """Throw a number from 0 up to, and without, `most`."""
        self._state = (self._state * _FACTOR + _ADDED) % 2**_BITS
        return (self._state >> _SHIFT) % most


def grown(units: Units, dice: Dice) -> list[int]:
    """Grow localities until every unit is in one; give the locality of each unit.

    Each piece of the area gets as many seeds as its demand is worth, and at least one.
    """
    where = [-1] * len(units)
    size = [_size(units, unit) for unit in range(len(units))]
    seeds = _seeds(units, size, dice)
    loads = [0.0] * len(seeds)
    for locality, seed in enumerate(seeds):
        where[seed] = locality
        loads[locality] = size[seed]
    open_ = set(range(len(seeds)))
    while open_:
        locality = min(open_, key=lambda each: (loads[each], each))
        rim = _rim(units, where, locality)
        if not rim:
            open_.discard(locality)
            continue
        unit = max(rim, key=lambda each: (rim[each], -each))
        where[unit] = locality
        loads[locality] += size[unit]
    return where


def _size(units: Units, unit: int) -> float:
    """Give what part of all demand a unit has, its indicators taken together."""
    indicators = units.question.indicators
    return sum(
        each.weight * demand / each.total
        for each, demand in zip(indicators, units.demand[unit], strict=True)
    )


def _rim(units: Units, where: Sequence[int], locality: int) -> dict[int, int]:
    """Give the free units around a locality, with the number of borders they have with it."""
    rim: dict[int, int] = {}
    for unit, own in enumerate(where):
        if own == locality:
            for other, borders in units.near[unit].items():
                if where[other] < 0:
                    rim[other] = rim.get(other, 0) + borders
    return rim


def _seeds(units: Units, size: Sequence[float], dice: Dice) -> list[int]:
    pieces = pieces_of(range(len(units)), units.near.__getitem__)
    wanted = [1] * len(pieces)
    worth = [sum(size[unit] for unit in piece) for piece in pieces]
    for _ in range(units.question.into - len(pieces)):
        room = [n for n, piece in enumerate(pieces) if wanted[n] < len(piece)]
        wanted[max(room, key=lambda n: (worth[n] / wanted[n], -n))] += 1
    return [
        seed
        for piece, number in zip(pieces, wanted, strict=True)
        for seed in _spread(units, piece, number, dice)
    ]


def _spread(units: Units, piece: Sequence[int], number: int, dice: Dice) -> list[int]:
    """Choose units of a piece that lie far from each other; those of named localities first."""
    heads = [head for head in units.heads if head in piece][:number]
    seeds = heads or [piece[dice.below(len(piece))]]
    while len(seeds) < number:
        far = _steps(units, seeds)
        seeds.append(max(piece, key=lambda unit: (far[unit], unit not in seeds, dice.below(8))))
    return seeds


def _steps(units: Units, seeds: Sequence[int]) -> dict[int, int]:
    """Count the borders that lie between each unit and the nearest seed."""
    far = dict.fromkeys(seeds, 0)
    queue = deque(seeds)
    while queue:
        at = queue.popleft()
        for other in units.near[at]:
            if other not in far:
                far[other] = far[at] + 1
                queue.append(other)
    return far
