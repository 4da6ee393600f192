"""Each footprint as a tree of its places: what is counted on each tier, and what is amiss."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class TierCount:
    """How many places a footprint has on one tier.

    Attributes:
        tier: The tier.
        counted: The places that are listed; one record may stand for several.
        unnamed: How many of them nobody named.
        declared: How many there are said to be; `None` where nothing is said.
    """

    tier: str
    counted: int
    unnamed: int
    declared: int | None

    @property
    def missing(self) -> int:
        """How many are said to be there and are not listed; below nought, how many too many."""
        return 0 if self.declared is None else self.declared - self.counted


@dataclass(frozen=True, slots=True)
class Gap:
    """A place of which a footprint does not say where it lies.

    Attributes:
        place: The place.
        wants: The tier right above its own: it should lie in a place of that tier.
        above: The higher place it is in at least; `None` where it is in none at all.
    """

    place: Place
    wants: str
    above: Place | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """One place, by its code, that stands in a footprint more than once.

    Attributes:
        code: The GSS code that the records share.
        places: The records.
        parents: The places that they lie in, in the same order; `None` for none.
    """

    code: str
    places: tuple[Place, ...]
    parents: tuple[Place | None, ...]


@dataclass(frozen=True, slots=True)
class Upended:
    """A place that lies in one of its own tier, or of a tier below.

    Attributes:
        place: The place.
        above: What it is said to lie in.
    """

    place: Place
    above: Place


@dataclass(frozen=True, slots=True)
class Tree:
    """A footprint, and its places as a tree.

    Attributes:
        footprint: The footprint.
        places: Its places by their ids, in the order of the files.
        parent: For each place that lies in another of the footprint, that other's id.
        children: For each place the ids of those that lie in it, in the order of the files.
        tiers: What is counted on each tier, the largest first.
        gaps: Places of which it is not said where they lie.
        overlaps: Places that stand in it more than once.
        upended: Places that lie in what is no larger than they are.
    """

    footprint: Footprint
    places: Mapping[str, Place]
    parent: Mapping[str, str]
    children: Mapping[str, tuple[str, ...]]
    tiers: tuple[TierCount, ...]
    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]
    upended: tuple[Upended, ...]

    def of_tier(self, tier: str) -> tuple[Place, ...]:
        """Give the places of a tier, in the order of the files."""
        return tuple(place for place in self.places.values() if place.tier == tier)

    def above(self, place: str) -> Iterator[str]:
        """Give the places that one lies in, the nearest first."""
        while place in self.parent:
            place = self.parent[place]
            yield place

    @property
    def is_whole(self) -> bool:
        """Whether every place has its place, once, and as many are listed as are said to be."""
        amiss = (self.gaps, self.overlaps, self.upended)
        return not any(amiss) and not any(tier.missing for tier in self.tiers)


def trees(catalogue: Catalogue) -> tuple[Tree, ...]:
    """Give every footprint as a tree, in the order of the files."""
    return tuple(tree_of(catalogue, footprint) for footprint in catalogue.of(Footprint))


def tree_of(catalogue: Catalogue, footprint: Footprint) -> Tree:
    """Give a footprint as a tree of its places.

    A place lies in the nearest place around it that stands on a tier of the footprint.
    """
    everywhere = catalogue.by_id(Place)
    around = {place.id: _around(place, footprint, everywhere) for place in everywhere.values()}
    rank = {tier: number for number, tier in enumerate(footprint.tiers)}
    places = {
        place.id: place
        for place in everywhere.values()
        if place.tier in rank and _belongs(place, footprint, around)
    }
    nearest = {place.id: _nearest(place, places, around) for place in places.values()}
    parent = {
        id_: above.id
        for id_, above in nearest.items()
        if above is not None and rank[above.tier] < rank[places[id_].tier]
    }
    return Tree(
        footprint,
        places,
        parent,
        _children(places, parent),
        tuple(_counts(footprint, places)),
        tuple(_gaps(footprint, everywhere, places, nearest)),
        tuple(_overlaps(places, parent)),
        tuple(
            Upended(places[id_], above)
            for id_, above in nearest.items()
            if above is not None and id_ not in parent
        ),
    )


def _around(place: Place, footprint: Footprint, everywhere: Mapping[str, Place]) -> Place | None:
    """Give what a place lies in, as far as a footprint is concerned."""
    within = place.within
    inside = within.get(footprint.id) if isinstance(within, dict) else within
    return everywhere.get(inside) if inside else None


def _belongs(place: Place, footprint: Footprint, around: Mapping[str, Place | None]) -> bool:
    """A place belongs where its `within` says, or else where the place around it belongs."""
    seen: set[str] = set()
    while place.id not in seen:
        seen.add(place.id)
        if isinstance(place.within, dict):
            return footprint.id in place.within
        above = around[place.id]
        if above is None:
            break
        place = above
    return place.tier in footprint.tiers


def _nearest(
    place: Place, places: Mapping[str, Place], around: Mapping[str, Place | None]
) -> Place | None:
    """Climb to the nearest place around one that is of the footprint; a ring leads nowhere."""
    seen = {place.id}
    above = around[place.id]
    while above is not None and above.id not in seen:
        if above.id in places:
            return above
        seen.add(above.id)
        above = around[above.id]
    return None


def _children(places: Mapping[str, Place], parent: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    children: dict[str, list[str]] = {id_: [] for id_ in places}
    for id_, above in parent.items():
        children[above].append(id_)
    return {id_: tuple(below) for id_, below in children.items()}


def _counts(footprint: Footprint, places: Mapping[str, Place]) -> Iterator[TierCount]:
    for tier in footprint.tiers:
        own = [place for place in places.values() if place.tier == tier]
        unnamed = sum(place.count for place in own if not place.named or place.count > 1)
        declared = footprint.declared.get(tier)
        yield TierCount(tier, sum(place.count for place in own), unnamed, declared)


def _gaps(
    footprint: Footprint,
    everywhere: Mapping[str, Place],
    places: Mapping[str, Place],
    nearest: Mapping[str, Place | None],
) -> Iterator[Gap]:
    """Find places below the first tier that lie in none of the tier right above theirs."""
    rank = {tier: number for number, tier in enumerate(footprint.tiers)}
    for place in everywhere.values():
        own = rank.get(place.tier, 0)
        if not own:
            continue
        above = nearest[place.id] if place.id in places else None
        if above is None or rank[above.tier] < own - 1:
            yield Gap(place, footprint.tiers[own - 1], above)


def _overlaps(places: Mapping[str, Place], parent: Mapping[str, str]) -> Iterator[Overlap]:
    """Find records with one code on one tier: a place that lies in two others, or twice in one."""
    by_code: dict[tuple[str, str], list[Place]] = {}
    for place in places.values():
        if place.code is not None:
            by_code.setdefault((place.code, place.tier), []).append(place)
    for (code, _), own in by_code.items():
        if len(own) > 1:
            parents = (places.get(parent.get(place.id, "")) for place in own)
            yield Overlap(code, tuple(own), tuple(parents))
