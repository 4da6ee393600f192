"""All that a workspace says of how its area is divided, put together for whoever reports it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.crosswalks import Crosswalk
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.places.footprints.crosswalks import rows_of, unweighed
from dtl_planner.places.footprints.nesting import nestings
from dtl_planner.places.footprints.sharing import shared_ages, shared_places
from dtl_planner.places.footprints.tree import trees
from dtl_planner.places.maps.adjacency import adjacency_of
from dtl_planner.places.maps.map import agreement_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.places.footprints.crosswalks import Row
    from dtl_planner.places.footprints.nesting import Nesting
    from dtl_planner.places.footprints.sharing import Shared, SharedAges
    from dtl_planner.places.footprints.tree import Tree
    from dtl_planner.places.maps.adjacency import Adjacency
    from dtl_planner.places.maps.map import Agreement, Map


@dataclass(frozen=True, slots=True)
class Weighed:
    """A crosswalk, and what it leaves over.

    Attributes:
        record: The crosswalk as written.
        rows: Its weights, in the order of the file.
        unweighed: Places of the first footprint, on the tiers of the others, without weights.
    """

    record: Crosswalk
    rows: tuple[Row, ...]
    unweighed: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """The borders of one tier.

    Attributes:
        tier: The tier.
        maps: The maps that show it, in the order of the files; none where people wrote the borders.
        adjacencies: The borders on each of them.
        places: Its places, in the order of the files.
        agreement: What the maps say beside what people wrote.
    """

    tier: str
    maps: tuple[Map, ...]
    adjacencies: tuple[Adjacency, ...]
    places: tuple[Place, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Survey:
    """How an area is divided.

    Attributes:
        catalogue: Where it is written.
        trees: Every footprint as a tree, in the order of the files.
        nestings: How each two of them lie to each other.
        shared: The places that belong to several.
        ages: Ages that two age bands of one place have in common.
        crosswalks: The weights that carry figures over.
        mapped: The borders of each tier of which some are known.
    """

    catalogue: Catalogue
    trees: tuple[Tree, ...]
    nestings: tuple[Nesting, ...]
    shared: tuple[Shared, ...]
    ages: tuple[SharedAges, ...]
    crosswalks: tuple[Weighed, ...]
    mapped: tuple[Mapped, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place, in the order of the files."""
        return self.catalogue.of(Place)

    @property
    def loose(self) -> tuple[Place, ...]:
        """The places that belong to no footprint."""
        return tuple(
            place
            for place in self.places
            if not any(place.id in tree.places for tree in self.trees)
        )


def survey_of(catalogue: Catalogue, maps: Sequence[Map]) -> Survey:
    """Put together how an area is divided.

    Args:
        catalogue: A catalogue without errors.
        maps: The maps it names, read.
    """
    found = trees(catalogue)
    by_footprint = {tree.footprint.id: tree for tree in found}
    return Survey(
        catalogue,
        found,
        nestings(found),
        shared_places(found),
        shared_ages(catalogue),
        tuple(_weighed(each, by_footprint) for each in catalogue.of(Crosswalk)),
        tuple(_mapped(catalogue, maps)),
    )


def _mapped(catalogue: Catalogue, maps: Sequence[Map]) -> Iterator[Mapped]:
    """Give the borders of each tier of which some are known, in the order of the files."""
    places = catalogue.of(Place)
    for tier in dict.fromkeys(place.tier for place in places):
        own = tuple(place for place in places if place.tier == tier)
        shown = tuple(each for each in maps if each.record.tier == tier)
        if shown or any(place.next_to for place in own):
            found = tuple(adjacency_of(each.areas) for each in shown)
            yield Mapped(tier, shown, found, own, agreement_of(shown, found, own))


def _weighed(crosswalk: Crosswalk, found: Mapping[str, Tree]) -> Weighed:
    start = found[crosswalk.from_footprint]
    return Weighed(crosswalk, rows_of(crosswalk), unweighed(crosswalk, start))
