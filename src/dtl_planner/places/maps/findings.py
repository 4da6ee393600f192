"""What is amiss between the maps of a workspace and its places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.boundaries import BoundaryFile
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.maps.boundaries import Area
    from dtl_planner.places.maps.map import Map

AREA_WITHOUT_PLACE = Code(
    "DTL810",
    "area-without-place",
    Severity.NOTE,
    "An area of a map that is no place of the workspace has no demand and takes part in no "
    "proposal of localities.",
    "Add the place with its code, or leave it where the map shows more than your own area.",
)
PLACE_WITHOUT_AREA = Code(
    "DTL811",
    "place-without-area",
    Severity.WARNING,
    "A place that is not on its map has no borders there, so it would seem to lie apart from all "
    "others.",
    "Mend the code, get the map of the same year, or write the place's borders under `next_to`.",
)
PLACE_WITHOUT_CODE = Code(
    "DTL812",
    "place-without-code",
    Severity.NOTE,
    "A place is found on a map by its GSS code alone: names are written in too many ways.",
    "Add the `code` of the place; the map and the Office for National Statistics have it.",
)
MAP_WITHOUT_RECORD = Code(
    "DTL813",
    "map-without-record",
    Severity.NOTE,
    "A map that no record names is read by nothing: of which tier its areas are is not known.",
    "Name it under `boundaries` in localities.yaml, or take it out of the folder.",
)

_NAMED = 5
"""So many areas are named; the others are counted."""


def map_findings(catalogue: Catalogue, found: Map) -> Iterator[Diagnostic]:
    """Find what a map and the places of its tier do not have in common.

    Args:
        catalogue: Where the places stand.
        found: The map.
    """
    yield from (located(catalogue, found.record, each) for each in found.diagnostics)
    if not found.areas:  # the cause is told already, and no place would be found
        return
    if found.matching.areas_alone:
        span = catalogue.span("boundaries", found.record.id, "file")
        told = _alone(found, found.matching.areas_alone)
        yield Diagnostic(AREA_WITHOUT_PLACE, told, span, "add them, or leave it at that")
    for place in found.matching.places_alone:
        message = f"`{clean(place.code or '')}` is no area of `{clean(found.record.file)}`."
        span = catalogue.span("places", place.id, "code")
        yield Diagnostic(PLACE_WITHOUT_AREA, message, span, "check the code and the map's year")
    yield from (_codeless(catalogue, found, place) for place in found.matching.places_without_code)


def located(catalogue: Catalogue, record: BoundaryFile, found: Diagnostic) -> Diagnostic:
    """Give what is wrong with a map the place where the workspace names the map."""
    return replace(found, span=catalogue.span("boundaries", record.id, "file"))


def unnamed_map(file: str) -> Diagnostic:
    """Tell of a map that no record names."""
    message = f"`{clean(file)}` stands in the workspace, and no record of `boundaries` names it."
    return Diagnostic(MAP_WITHOUT_RECORD, message, None, "name it, with its `tier`")


def _alone(found: Map, areas: tuple[Area, ...]) -> str:
    names = [f"{area.name} ({area.code})" if area.name else area.code for area in areas[:_NAMED]]
    if len(areas) > _NAMED:
        names.append(f"{len(areas) - _NAMED:,} more")
    verb = "is" if len(areas) == 1 else "are"
    return (
        f"{plural(len(areas), 'area')} of `{clean(found.record.file)}` {verb} no "
        f"{clean(found.record.tier)} of the workspace: {listed(names)}."
    )


def _codeless(catalogue: Catalogue, found: Map, place: Place) -> Diagnostic:
    message = f"`{place.id}` has no code, so it cannot be found on `{clean(found.record.file)}`."
    span = catalogue.span("places", place.id, "id")
    return Diagnostic(PLACE_WITHOUT_CODE, message, span, "add `code`")
