"""The places that services are shared out among, and how many there are of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.structure.model import Structure, Unit


def localities(structure: Structure) -> tuple[Place, ...]:
    """Give the places of every tier in which something works or is hosted, in the files' order.

    The whole area is no locality: the first tier of a footprint is left out.
    """
    catalogue = structure.catalogue
    whole = {footprint.tiers[0] for footprint in catalogue.of(Footprint)}
    known = catalogue.by_id(Place)
    named = (id_ for unit in structure.units.values() for id_ in _places(unit) if id_ in known)
    used = {known[id_].tier for id_ in named} - whole
    return tuple(place for place in known.values() if place.tier in used)


def places_of(structure: Structure, tier: str) -> tuple[str, ...]:
    """Give the ids of the places of a tier, in the files' order."""
    return tuple(place.id for place in structure.catalogue.of(Place) if place.tier == tier)


def number_of(structure: Structure, places: Iterable[str]) -> int:
    """Count places; a record may stand for several that nobody named."""
    known = structure.catalogue.by_id(Place)
    return sum(known[id_].count if id_ in known else 1 for id_ in places)


def _places(unit: Unit) -> Iterator[str]:
    yield from unit.places
    yield from (each for each in (unit.host, unit.managed) if isinstance(each, str))
