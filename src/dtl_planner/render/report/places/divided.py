"""How an area is divided, as blocks: footprints, places on no map, and what lies between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.places.between import (
    age_words,
    crosswalk_words,
    lie_words,
    once_words,
    unweighed_words,
    weight_rows,
)
from dtl_planner.render.places.borders import border_title, border_words
from dtl_planner.render.places.tree import tier_words, told_of
from dtl_planner.render.places.words import shorthand
from dtl_planner.render.report.blocks import (
    Cell,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.narrowing import without_empty
from dtl_planner.render.report.places.maps import drawn_places
from dtl_planner.render.report.places.rows import HEAD, place_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.places.survey import Survey, Weighed
    from dtl_planner.render.report.blocks import Block

_TIERS = ("Tier", "How many places")


def places_grid(survey: Survey, wanted: frozenset[str] | None) -> Iterator[Block]:
    """Set out the places that are on no map, tier by tier.

    Args:
        survey: How the area is divided.
        wanted: The ids of the places that are shown; `None` means all.
    """
    drawn = drawn_places(survey)
    rest = [place for place in survey.places if place.id not in drawn]
    shown = [place for place in rest if wanted is None or place.id in wanted]
    tiers = dict.fromkeys(place.tier for place in shown)
    rows = tuple(
        place_row(survey, place, group=tier)
        for tier in tiers
        for place in shown
        if place.tier == tier
    )
    if rows:
        yield without_empty(Grid("Places on no map" if drawn else "Places", HEAD, rows))


def footprint_blocks(survey: Survey) -> Iterator[Block]:
    """Tell each footprint: its tiers with their numbers, and where it is stated."""
    for tree in survey.trees:
        caption = f"{tree.footprint.name}: {shorthand(tree)}"
        rows = (_row(tier.tier, tier_words(tier)) for tier in tree.tiers)
        yield Grid(caption, _TIERS, tuple(rows))
        yield from (Words(said, Manner.NOTE) for said in told_of(tree, survey.catalogue))


def between_blocks(survey: Survey) -> Iterator[Block]:
    """Tell what lies between footprints, what weights there are, and what borders are known."""
    yield from _points("Every place once", once_words(survey))
    yield from _points("How they lie to each other", lie_words(survey))
    for weighed in survey.crosswalks:
        yield from _crosswalk(survey, weighed)
    yield from _points("Ages in two bands", age_words(survey))
    for mapped in survey.mapped:
        yield from _points(border_title(mapped), border_words(survey, mapped))


def _crosswalk(survey: Survey, weighed: Weighed) -> Iterator[Block]:
    rows = tuple(_row(name, weights) for name, weights in weight_rows(survey, weighed))
    yield Grid(weighed.record.name, ("Place", "Weights"), rows)
    yield from (Words(said, Manner.NOTE) for said in crosswalk_words(survey, weighed))
    if left := unweighed_words(weighed):
        yield Words(left)


def _row(name: str, said: str) -> Row:
    return Row((Cell((name,)), Cell((said,))))


def _points(title: str, said: Iterable[str]) -> Iterator[Block]:
    """A list; what begins with a dash stands below the point before it."""
    points: list[Point] = []
    for one in said:
        if one.startswith("- ") and points:
            above = points.pop()
            below = Point(one.removeprefix("- "))
            points.append(Point(above.text, (*above.below, below)))
        else:
            points.append(Point(one))
    if points:
        yield Heading(title)
        yield Points(tuple(points))
