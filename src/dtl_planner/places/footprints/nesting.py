"""How two footprints lie to each other: whether one divides the other, or they cross, and where.

They are held together by the smallest places that belong to both: nothing else is known of where
their borders run.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.sections.footprints import Footprint
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.footprints.tree import Tree


class Lie(StrEnum):
    """How two footprints lie to each other."""

    NEST = "they nest"  # no place of one crosses a place of the other
    CROSS = "they cross"
    UNKNOWN = "not stated"  # no place belongs to both, so nothing can be told


@dataclass(frozen=True, slots=True)
class Crossing:
    """A place of one footprint and a place of another, neither of which lies in the other.

    Attributes:
        one: The place of the first footprint.
        other: The place of the second.
        shared: The smallest places that lie in both.
        only_one: Those that lie in the first alone.
        only_other: Those that lie in the second alone.
    """

    one: Place
    other: Place
    shared: tuple[Place, ...]
    only_one: tuple[Place, ...]
    only_other: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Nesting:
    """Two footprints, held together by the smallest places that belong to both.

    Attributes:
        one: The first footprint.
        other: The second.
        by: The smallest places that belong to both.
        crossings: The pairs of places that cross, in the order of the files.
    """

    one: Footprint
    other: Footprint
    by: tuple[Place, ...]
    crossings: tuple[Crossing, ...]

    @property
    def lie(self) -> Lie:
        """Whether they nest, cross, or nothing can be told."""
        if not self.by:
            return Lie.UNKNOWN
        return Lie.CROSS if self.crossings else Lie.NEST


def nestings(trees: Sequence[Tree]) -> tuple[Nesting, ...]:
    """Hold every two footprints together, in the order of the files."""
    return tuple(nesting_of(one, other) for one, other in combinations(trees, 2))


def nesting_of(one: Tree, other: Tree) -> Nesting:
    """Hold two footprints together by the smallest places that belong to both."""
    by = _smallest_in_both(one, other)
    extents = [_extents(tree, by) for tree in (one, other)]
    crossings = tuple(_crossings(one, other, extents[0], extents[1]))
    return Nesting(one.footprint, other.footprint, tuple(one.places[id_] for id_ in by), crossings)


def _smallest_in_both(one: Tree, other: Tree) -> tuple[str, ...]:
    """Find the places of both, below the first tiers, in which no other such place lies."""
    tops = {one.footprint.tiers[0], other.footprint.tiers[0]}
    both = [
        id_ for id_, place in one.places.items() if id_ in other.places and place.tier not in tops
    ]
    larger = {above for id_ in both for tree in (one, other) for above in tree.above(id_)}
    return tuple(id_ for id_ in both if id_ not in larger)


def _extents(tree: Tree, by: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give for each of the small places the places that it lies in, itself among them."""
    return {id_: (id_, *tree.above(id_)) for id_ in by}


def _crossings(
    one: Tree,
    other: Tree,
    in_one: dict[str, tuple[str, ...]],
    in_other: dict[str, tuple[str, ...]],
) -> Iterator[Crossing]:
    below_one, below_other = _below(in_one), _below(in_other)
    both = Counter((p, q) for id_ in in_one for p in in_one[id_] for q in in_other[id_])
    crossed = [
        (p, q)
        for (p, q), number in both.items()
        if number < len(below_one[p]) and number < len(below_other[q])
    ]
    order = {id_: number for number, id_ in enumerate((*one.places, *other.places))}
    for p, q in sorted(crossed, key=lambda pair: (order[pair[0]], order[pair[1]])):
        yield Crossing(
            one.places[p],
            other.places[q],
            tuple(one.places[id_] for id_ in below_one[p] if q in in_other[id_]),
            tuple(one.places[id_] for id_ in below_one[p] if q not in in_other[id_]),
            tuple(one.places[id_] for id_ in below_other[q] if p not in in_one[id_]),
        )


def _below(extents: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Give for each place the small places that lie in it."""
    below: dict[str, list[str]] = {}
    for id_, above in extents.items():
        for place in above:
            below.setdefault(place, []).append(id_)
    return below
