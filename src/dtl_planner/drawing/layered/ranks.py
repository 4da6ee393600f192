"""Which layer each box is in.

Things are numbers here, in the order given; that order decides wherever nothing else does.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Arc: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ranks:
    """The layers.

    Attributes:
        of: The layer of each thing, from 0.
        backward: The arcs that lead from a layer to an earlier one, because they close a ring.
    """

    of: tuple[int, ...]
    backward: frozenset[Arc]


def rank(number: int, arcs: Iterable[Arc]) -> Ranks:
    """Put each thing into a layer after all that lead to it, and near to what it leads to.

    Args:
        number: How many things there are.
        arcs: Which leads to which; none to itself.
    """
    given = sorted(set(arcs))
    line = _in_line(number, given)
    backward = frozenset((one, other) for one, other in given if line[one] > line[other])
    forward = sorted((b, a) if (a, b) in backward else (a, b) for a, b in given)
    before, after = _neighbours(forward)
    walk = sorted(range(number), key=line.__getitem__)
    found = [0] * number
    for thing in walk:
        found[thing] = 1 + max((found[one] for one in before[thing]), default=-1)
    for thing in reversed(walk):
        if len(after[thing]) > len(before[thing]):
            found[thing] = min(found[one] for one in after[thing]) - 1
    lowest = min(found, default=0)
    return Ranks(tuple(one - lowest for one in found), backward)


def fold(ranks: Ranks, arcs: Iterable[Arc], most: int) -> Ranks:
    """Move things to later layers, so that no layer has more than some number of them."""
    forward = sorted((b, a) if (a, b) in ranks.backward else (a, b) for a, b in set(arcs))
    before, _ = _neighbours(forward)
    found = [0] * len(ranks.of)
    room: dict[int, int] = defaultdict(lambda: most)
    free = 0
    for thing in sorted(range(len(ranks.of)), key=lambda one: (ranks.of[one], one)):
        layer = max(free, 1 + max((found[one] for one in before[thing]), default=-1))
        while not room[layer]:
            layer += 1
        room[layer] -= 1
        found[thing] = layer
        while not room[free]:
            free += 1
    return Ranks(tuple(_without_gaps(found)), ranks.backward)


def _without_gaps(layers: Sequence[int]) -> list[int]:
    """Number the layers that hold something."""
    numbers = {layer: number for number, layer in enumerate(sorted(set(layers)))}
    return [numbers[layer] for layer in layers]


def _in_line(number: int, arcs: Sequence[Arc]) -> list[int]:
    """Give each thing its place in a line in which few arcs lead backwards.

    Whatever nothing leads to any more is next. In a ring it is the thing from which most arcs lead
    to others, counted against those that lead to it.
    """
    before, after = _neighbours(arcs)
    waiting = [len(before[thing]) for thing in range(number)]
    leading = [len(after[thing]) for thing in range(number)]
    ready = [thing for thing in range(number) if not waiting[thing]]
    heapify(ready)
    left = set(range(number))
    place = [0] * number
    for step in range(number):
        thing = heappop(ready) if ready else _likeliest(left, waiting, leading)
        left.discard(thing)
        place[thing] = step
        for one in before[thing]:
            leading[one] -= 1
        for one in after[thing]:
            waiting[one] -= 1
            if not waiting[one] and one in left:
                heappush(ready, one)
    return place


def _likeliest(left: Iterable[int], waiting: Sequence[int], leading: Sequence[int]) -> int:
    return min(left, key=lambda thing: (waiting[thing] - leading[thing], thing))


def _neighbours(arcs: Iterable[Arc]) -> tuple[Mapping[int, list[int]], Mapping[int, list[int]]]:
    """What leads to each thing, and what each leads to."""
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    for one, other in arcs:
        after[one].append(other)
        before[other].append(one)
    return before, after
