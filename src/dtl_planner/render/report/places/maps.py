"""Maps of the places whose boundaries are known, each with its table.

Areas are numbered in the order of the places that they lie in: so the numbers say what the tones
say. A team is shown the areas in which it works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.drawing.maps.outlines import Group, Outline
from dtl_planner.drawing.maps.pictures import map_picture
from dtl_planner.drawing.shapes import Tone
from dtl_planner.render.report.blocks import Cell, Drawn, Grid, Manner, Row, Words
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.render.report.places.rows import HEAD, place_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.maps.boundaries import Area
    from dtl_planner.places.maps.map import Map
    from dtl_planner.places.survey import Survey
    from dtl_planner.render.report.blocks import Block

MOST = 150
"""Maps of more areas are not drawn: their numbers could not be read."""
_TONES = (Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH)


@dataclass(frozen=True, slots=True)
class _Spot:
    """An area of a map with the place that it is.

    Attributes:
        area: The area.
        place: The place; `None` where no place has its code.
        within: The id of the place that it lies in; `None` where that is not stated.
    """

    area: Area
    place: Place | None
    within: str | None


def map_blocks(survey: Survey, found: Map, wanted: frozenset[str] | None) -> Iterator[Block]:
    """Draw a map, and set out its places.

    Args:
        survey: How the area is divided.
        found: The map.
        wanted: The ids of the places that are shown; `None` means all of the map.
    """
    spots = _spots(survey, found, wanted)
    if not spots:
        return
    names = {place.id: place.name for place in survey.places}
    groups = _groups(survey, spots, names)
    rows = tuple(
        _row(survey, spot, number, groups[spot.within]) for number, spot in enumerate(spots, 1)
    )
    grid = without_empty(Grid(f"{found.record.name}: each place on the map", HEAD, rows))
    if len(spots) > MOST:
        said = f"The map has {len(spots):,} areas, too many to be read; the table has all."
        yield Words(said, Manner.NOTE)
        yield grid
        return
    areas = [
        _outline(spot, number, groups[spot.within], names) for number, spot in enumerate(spots, 1)
    ]
    on = f", as of {found.record.on.wording}" if found.record.on else ""
    said = "Numbers are those of the table; a name is left out where it has no room."
    if found.record.licence:
        said = f"{said} {found.record.licence}"
    yield Drawn((map_picture(f"{found.record.name}{on}", said, areas),), grid)


def drawn_places(survey: Survey) -> frozenset[str]:
    """Give the ids of the places that stand in the table of a map."""
    maps = (found for mapped in survey.mapped for found in mapped.maps)
    return frozenset(place.id for found in maps for place in found.matching.places.values())


def _spots(survey: Survey, found: Map, wanted: frozenset[str] | None) -> list[_Spot]:
    """Put areas in the order of the places that they lie in; those of which none is known last."""
    places = found.matching.places
    order = {place.id: number for number, place in enumerate(survey.places)}
    spots = [
        _Spot(area, places.get(area.code), _within(survey, places.get(area.code)))
        for area in found.areas
    ]
    if wanted is not None:
        spots = [spot for spot in spots if spot.place and spot.place.id in wanted]
    after = len(order)
    return sorted(spots, key=lambda spot: (order.get(spot.within or "", after), spot.area.code))


def _within(survey: Survey, place: Place | None) -> str | None:
    """Give what a place lies in, by the first footprint that says more than the whole area."""
    for tree in survey.trees if place else ():
        above = tree.parent.get(place.id) if place else None
        if above and tree.places[above].tier != tree.footprint.tiers[0]:
            return above
    return None


def _groups(
    survey: Survey, spots: Sequence[_Spot], names: Mapping[str, str]
) -> dict[str | None, Group]:
    """Say of each place that areas lie in how they look, and which numbers they have."""
    numbers: dict[str | None, list[int]] = {}
    for number, spot in enumerate(spots, 1):
        numbers.setdefault(spot.within, []).append(number)
    stated = [within for within in numbers if within is not None]
    groups: dict[str | None, Group] = {}
    for within, own in numbers.items():
        stretch = f"{own[0]} to {own[-1]}" if len(own) > 1 else str(own[0])
        if within is None:
            groups[None] = Group(f"{stretch}: {_unstated(survey, spots)}", Tone.PLAIN, dashed=True)
        else:
            tone = _TONES[stated.index(within) % len(_TONES)]
            groups[within] = Group(f"{stretch}: {names[within]}", tone)
    return groups


def _unstated(survey: Survey, spots: Sequence[_Spot]) -> str:
    """Say what is not stated of areas that are in nothing smaller than the whole."""
    ids = {spot.place.id for spot in spots if spot.place and spot.within is None}
    wants = [gap.wants for tree in survey.trees for gap in tree.gaps if gap.place.id in ids]
    return f"not stated in which {wants[0]}" if wants else "in no smaller place"


def _outline(spot: _Spot, number: int, group: Group, names: Mapping[str, str]) -> Outline:
    name = _called(spot)
    within = f", in {names[spot.within]}" if spot.within else ""
    rings = tuple(ring for patch in spot.area.patches for ring in patch.rings)
    return Outline(str(number), name, f"{number} {name}{within}", rings, group, _id(spot))


def _row(survey: Survey, spot: _Spot, number: int, group: Group) -> Row:
    if spot.place is not None:
        return place_row(survey, spot.place, group=group.word, number=str(number))
    cells = (
        Cell((f"{number} {_called(spot)}",)),
        Cell(),
        Cell((spot.area.code,)),
        Cell(("on the map alone: no place has its code",)),
        Cell(),
    )
    return Row(cells, id=_id(spot), group=group.word)


def _called(spot: _Spot) -> str:
    return spot.place.name if spot.place else spot.area.name or "no name"


def _id(spot: _Spot) -> str:
    return f"place-{spot.place.id}" if spot.place else f"area-{spot.area.code}"
