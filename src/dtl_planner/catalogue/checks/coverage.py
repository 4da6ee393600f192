"""Whether the places make up the areas that they are said to make up."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.needs import Ages

DECLARED_COUNT = Code(
    "DTL214",
    "declared-count",
    Severity.WARNING,
    "A footprint is said to have another number of places than are listed, so some may be missing.",
    "List the missing places (`named: no` for one that nobody named), or mend the number.",
)
SHARED_AGE = Code(
    "DTL215",
    "shared-age",
    Severity.NOTE,
    "Where two age bands share an age, two teams may think a child is theirs, or neither does.",
    "Find out which team has that age, and let the bands end and begin accordingly.",
)
PLACE_WITHOUT_WITHIN = Code(
    "DTL216",
    "place-without-within",
    Severity.NOTE,
    "A place that lies in no other is left out of everything that is added up by place.",
    "Add `within` with the place it lies in.",
)


def coverage_notes(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what should be known of the places."""
    footprints, places = catalogue.of(Footprint), catalogue.by_id(Place)
    tops = {footprint.tiers[0] for footprint in footprints}
    for place in places.values():
        yield from _shared_ages(catalogue, place)
        if place.within is None and place.tier not in tops:
            message = f"`{place.id}` does not say which place it lies in."
            span = catalogue.span("places", place.id, "id")
            yield Diagnostic(PLACE_WITHOUT_WITHIN, message, span, "add `within`")
    if "places" not in catalogue.damaged:  # a place that could not be read would seem to be missing
        for footprint in footprints:
            yield from _declared(catalogue, footprint, places)


def _shared_ages(catalogue: Catalogue, place: Place) -> Iterator[Diagnostic]:
    bands = sorted(enumerate(place.age_bands), key=lambda band: (band[1].low, band[1].high))
    for (_, first), (number, second) in combinations(bands, 2):
        if first.high >= second.low:
            message = f"The age bands {first} and {second} share {_ages(first, second)}."
            span = catalogue.span("places", place.id, "age_bands", number)
            yield Diagnostic(SHARED_AGE, message, span, "say which of the two teams has it")


def _ages(first: Ages, second: Ages) -> str:
    low, high = second.low, min(first.high, second.high)
    return f"the age {low}" if low == high else f"the ages {low} to {high}"


def _declared(
    catalogue: Catalogue, footprint: Footprint, places: Mapping[str, Place]
) -> Iterator[Diagnostic]:
    for tier, number in footprint.declared.items():
        found = sum(
            place.count
            for place in places.values()
            if place.tier == tier and _belongs(place, footprint, places)
        )
        if found != number:
            message = (
                f"`{footprint.id}` is said to have {number:,} places of the tier `{tier}`, "
                f"and {found:,} are listed."
            )
            span = catalogue.span("footprints", footprint.id, "declared", tier)
            yield Diagnostic(DECLARED_COUNT, message, span)


def _belongs(place: Place, footprint: Footprint, places: Mapping[str, Place]) -> bool:
    """A place belongs where its `within` says, or else where the place around it belongs."""
    seen: set[str] = set()
    while place.id not in seen:
        seen.add(place.id)
        if isinstance(place.within, dict):
            return footprint.id in place.within
        around = places.get(place.within) if place.within else None
        if around is None:
            return place.tier in footprint.tiers
        place = around
    return place.tier in footprint.tiers  # a ring, which is told elsewhere
