"""Places as rows of a table: what each lies in, and all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.places.tree import details
from dtl_planner.render.places.words import source_words
from dtl_planner.render.report.blocks import Cell, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.places.footprints.tree import Tree
    from dtl_planner.places.survey import Survey

HEAD = ("Place", "Lies in", "Code", "What is known of it", "Source")


def place_row(survey: Survey, place: Place, *, group: str, number: str = "") -> Row:
    """Set out a place.

    Args:
        survey: How the area is divided.
        place: The place.
        group: The heading that it stands under.
        number: Its number on the map, where it is on one.
    """
    name = f"{number} {place.name}" if number else place.name
    known = [*details(place), *([place.note] if place.note else [])]
    cells = (
        Cell((name,)),
        Cell(tuple(_within(survey, place))),
        Cell((place.code,) if place.code else ()),
        Cell(tuple(known)),
        Cell((source_words(place.source),) if place.source else ()),
    )
    return Row(cells, id=f"place-{place.id}", group=group)


def _within(survey: Survey, place: Place) -> Iterator[str]:
    """Say in each footprint what a place lies in, or what is not stated of that."""
    trees = [tree for tree in survey.trees if place.id in tree.places]
    for tree in survey.trees:
        told = list(_in_tree(tree, place))
        where = f" ({tree.footprint.name})" if len(trees) > 1 else ""
        yield from (f"{one}{where}" for one in told)


def _in_tree(tree: Tree, place: Place) -> Iterator[str]:
    above = tree.parent.get(place.id)
    if above:
        yield tree.places[above].name
    gaps = (gap for gap in tree.gaps if gap.place.id == place.id)
    yield from (f"not stated in which {gap.wants}" for gap in gaps)
