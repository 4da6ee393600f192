"""What belongs to two at once: places to several footprints, and ages to two bands of one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.needs import Ages
    from dtl_planner.places.footprints.tree import Tree


@dataclass(frozen=True, slots=True)
class Shared:
    """A place that belongs to several footprints.

    Attributes:
        place: The place.
        parents: For each footprint, by its id, the place it lies in; `None` for none.
    """

    place: Place
    parents: Mapping[str, Place | None]


@dataclass(frozen=True, slots=True)
class SharedAges:
    """Ages that two age bands of one place have in common.

    Attributes:
        place: The place.
        first: The band that begins earlier.
        second: The other.
        low: The youngest age in both.
        high: The oldest.
    """

    place: Place
    first: Ages
    second: Ages
    low: int
    high: int


def shared_places(found: Sequence[Tree]) -> tuple[Shared, ...]:
    """Find the places that belong to several footprints, in the order of the files.

    The whole area, on the first tier of each, is left out: it belongs to all of them.
    """
    owners: dict[str, list[Tree]] = {}
    for tree in found:
        for id_, place in tree.places.items():
            if place.tier != tree.footprint.tiers[0]:
                owners.setdefault(id_, []).append(tree)
    return tuple(
        Shared(
            own[0].places[id_],
            {tree.footprint.id: tree.places.get(tree.parent.get(id_, "")) for tree in own},
        )
        for id_, own in owners.items()
        if len(own) > 1
    )


def shared_ages(catalogue: Catalogue) -> tuple[SharedAges, ...]:
    """Find the ages that two age bands of a place have in common, in the order of the files."""
    return tuple(
        SharedAges(place, first, second, second.low, min(first.high, second.high))
        for place in catalogue.of(Place)
        for bands in [sorted(place.age_bands, key=lambda band: (band.low, band.high))]
        for number, first in enumerate(bands)
        for second in bands[number + 1 :]
        if second.low <= first.high
    )
