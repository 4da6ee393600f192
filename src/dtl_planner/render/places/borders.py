"""The borders of each tier as a page has them: maps, and what people wrote under `next_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.layout import paragraph
from dtl_planner.render.places.words import few
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.places.maps.adjacency import Adjacency
    from dtl_planner.places.maps.boundaries import Area
    from dtl_planner.places.maps.map import Map, Pair
    from dtl_planner.places.survey import Mapped, Survey
    from dtl_planner.render.layout import Page

_FEW = 8


def borders_text(survey: Survey, page: Page) -> str:
    """Show what is known of borders, tier by tier."""
    return "\n\n".join(_tier(survey, each, page) for each in survey.mapped)


def _tier(survey: Survey, mapped: Mapped, page: Page) -> str:
    lines = [page.paint(paragraph(clean(border_title(mapped)), page), "strong")]
    said = border_words(survey, mapped)
    lines.extend(paragraph(clean(each), page, indent="  ", hanging="    ") for each in said)
    return "\n".join(lines)


def border_title(mapped: Mapped) -> str:
    """Say whose borders are told."""
    return f"Borders of the tier {mapped.tier}"


def border_words(survey: Survey, mapped: Mapped) -> Iterator[str]:
    """Say what is known of the borders of a tier, map by map, and how they agree."""
    called = {place.id: place.name for place in mapped.places}
    for found, adjacency in zip(mapped.maps, mapped.adjacencies, strict=True):
        yield from _map(survey, found, adjacency)
    yield from _agreement(mapped, called)


def _map(survey: Survey, found: Map, adjacency: Adjacency) -> Iterator[str]:
    record, matching = found.record, found.matching
    on = f", as of {record.on.wording}" if record.on else ""
    source = f" ({survey.catalogue.cite(record.source)})" if record.source else ""
    yield f"{record.name}{on}: {record.file}{source}"
    number = len(matching.places)
    told = f"{plural(len(found.areas), 'area')}, {number:,} of them places of the workspace by code"
    yield f"{told} ({found.key})."
    if matching.areas_alone:
        yield f"On the map alone: {_areas(matching.areas_alone)}."
    if matching.places_alone:
        yield f"In the workspace alone, by their codes: {few(matching.places_alone)}."
    if matching.places_without_code:
        yield f"Without a code, so not looked for: {few(matching.places_without_code)}."
    pieces = len(adjacency.pieces)
    hang = "all hang together" if pieces == 1 else f"in {pieces:,} parts without a border between"
    yield f"{plural(len(adjacency.borders), 'border')} worked out from the map; {hang}."
    if record.licence:
        yield record.licence


def _areas(areas: Sequence[Area]) -> str:
    if len(areas) > _FEW:
        return plural(len(areas), "area")
    return listed([f"{area.name or 'no name'} ({area.code})" for area in areas])


def _agreement(mapped: Mapped, called: Mapping[str, str]) -> Iterator[str]:
    agreement = mapped.agreement
    if not agreement.written:
        return
    number = plural(len(agreement.written), "border")
    if not mapped.maps:
        yield f"{number} written under `next_to`, and no map to hold them against."
        return
    yield f"{number} written under `next_to`, {len(agreement.agreed):,} of them on the map."
    if agreement.written_alone:
        yield f"Written, but no border on the map: {_pairs(agreement.written_alone, called)}."
    if agreement.computed_alone:
        told = _pairs(agreement.computed_alone, called)
        yield f"On the map, but left out where others are written: {told}."


def _pairs(pairs: Sequence[Pair], called: Mapping[str, str]) -> str:
    if len(pairs) > _FEW:
        return plural(len(pairs), "border")
    return "; ".join(f"{called[one]} and {called[other]}" for one, other in pairs)
