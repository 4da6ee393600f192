"""Maps that a workspace names: whose areas they show, and how their borders fit what is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.places.maps.boundaries import match_places, read_boundaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.catalogue.sections.boundaries import BoundaryFile
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.limits import Limits
    from dtl_planner.places.maps.adjacency import Adjacency
    from dtl_planner.places.maps.boundaries import Area, Matching

Pair: TypeAlias = tuple[str, str]
"""The ids of two places that border on each other, in the order of the files."""


@dataclass(frozen=True, slots=True)
class Map:
    """A file of boundaries, read.

    Attributes:
        record: What the workspace says of it.
        key: The property that gave the codes; `None` where the file could not be read.
        areas: Its areas, in the order of their codes.
        matching: Which place of the tier each area is.
        diagnostics: What could not be read.
    """

    record: BoundaryFile
    key: str | None
    areas: tuple[Area, ...]
    matching: Matching
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Borders worked out from maps beside those that people wrote under `next_to`.

    Attributes:
        computed: The pairs that border on each other by the maps.
        written: The pairs that people wrote.
        agreed: The pairs of both.
        computed_alone: Pairs of the maps that nobody wrote, though one of the two has a `next_to`.
        written_alone: Pairs that people wrote, both on one map, which has no such border.
    """

    computed: tuple[Pair, ...]
    written: tuple[Pair, ...]
    agreed: tuple[Pair, ...]
    computed_alone: tuple[Pair, ...]
    written_alone: tuple[Pair, ...]

    @property
    def every(self) -> tuple[Pair, ...]:
        """Every border that is known, from either."""
        return tuple(dict.fromkeys((*self.computed, *self.written)))


def map_of(record: BoundaryFile, data: bytes, places: Iterable[Place], *, limits: Limits) -> Map:
    """Read a map, and find the places of its tier on it.

    Args:
        record: What the workspace says of it.
        data: The file.
        places: All places of the workspace.
        limits: The limits in force.
    """
    found = read_boundaries(data, file=record.file, limits=limits, key=record.code)
    areas = tuple(sorted(found.areas, key=lambda area: area.code))
    own = tuple(place for place in places if place.tier == record.tier)
    return Map(record, found.key, areas, match_places(areas, own), found.diagnostics)


def written_borders(places: Sequence[Place]) -> Iterator[Pair]:
    """Give the pairs that people wrote under `next_to`; one of the two is enough."""
    order = {place.id: number for number, place in enumerate(places)}
    for place in places:
        for other in place.next_to:
            if other in order:
                yield _in_order(order, place.id, other)


def agreement_of(
    maps: Iterable[Map], adjacencies: Iterable[Adjacency], places: Sequence[Place]
) -> Agreement:
    """Hold the borders of maps against those that people wrote.

    Args:
        maps: The maps of one tier.
        adjacencies: The borders of each of them.
        places: The places of that tier, in the order of the files.
    """
    order = {place.id: number for number, place in enumerate(places)}
    computed: set[Pair] = set()
    written = set(written_borders(places))
    mapped: set[Pair] = set()
    for each, adjacency in zip(maps, adjacencies, strict=True):
        computed.update(_in_order(order, *pair) for pair in _borders(each, adjacency))
        shown = {place.id for place in each.matching.places.values()}
        mapped.update(pair for pair in written if shown.issuperset(pair))
    says = {place.id for place in places if place.next_to}

    def ordered(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        return tuple(sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])))

    return Agreement(
        ordered(computed),
        ordered(written),
        ordered(computed & written),
        ordered(pair for pair in computed - written if says & set(pair)),
        ordered(mapped - computed),
    )


def _borders(one: Map, adjacency: Adjacency) -> Iterator[Pair]:
    places = one.matching.places
    for border in adjacency.borders:
        if border.one in places and border.other in places:
            yield places[border.one].id, places[border.other].id


def _in_order(order: dict[str, int], one: str, other: str) -> Pair:
    return (one, other) if order[one] < order[other] else (other, one)
