"""The values of units in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.structure.model import CITY_WIDE, LOCALITIES, Open
from dtl_planner.wording import row_of_names

if TYPE_CHECKING:
    from dtl_planner.structure.model import Structure, Unit

NOT_STATED = "not stated"


def in_words(value: object, structure: Structure) -> str:
    """Tell one value of a unit: names for ids, and what is open or not stated as such."""
    match value:
        case str():
            said = _named(value, structure)
        case None | ():
            said = NOT_STATED
        case Open():
            between = " or ".join(in_words(each, structure) for each in value.between)
            said = f"undecided ({between})" if between else "undecided"
        case bool():
            said = "yes" if value else "no"
        case Count() | PartialDate():
            said = value.wording
        case tuple():
            said = row_of_names([in_words(each, structure) for each in value])
        case _:
            said = str(value)
    return said


def category_of(unit: Unit, structure: Structure) -> str:
    """Tell a unit's category with where it is managed."""
    category = in_words(unit.category, structure)
    if unit.managed is None or (isinstance(unit.category, Open) and isinstance(unit.managed, Open)):
        return category
    where = in_words(unit.managed, structure)
    if category == where:
        return category
    managed = f"managed {where}"
    if unit.managed not in (CITY_WIDE, LOCALITIES):
        managed = f"managed in {where}" if isinstance(unit.managed, str) else f"managed: {where}"
    return managed if unit.category is None else f"{category}, {managed}"


def _named(value: str, structure: Structure) -> str:
    if value == LOCALITIES:
        return "in each locality"
    if value == CITY_WIDE:
        return CITY_WIDE
    category = structure.categories.get(value)
    if category is not None:
        return category.title
    return structure.called(value)


def place_of(unit: Unit, structure: Structure) -> str:
    """Tell a unit's category with what hosts it; where it is managed, unless that is its host."""
    if unit.host is None:
        return category_of(unit, structure)
    host = f"host: {in_words(unit.host, structure)}"
    if unit.managed == unit.host:
        category = in_words(unit.category, structure)
    else:
        category = category_of(unit, structure)
    return host if category == NOT_STATED else f"{category}, {host}"


def settled_by(value: object) -> str:
    """Tell what is to settle something open, as the end of a sentence."""
    resolves = value.resolves if isinstance(value, Open) else None
    return f"; to be settled by: {resolves}" if resolves else ""


def posts_of(unit: Unit, structure: Structure) -> str:
    """Tell how many posts a role has and for which places, in brackets; nothing if not stated."""
    said = []
    if unit.posts:
        said.append(f"{unit.posts.wording} {'post' if unit.posts.wording == '1' else 'posts'}")
    if unit.places:
        each = "for" if len(unit.places) == 1 else "one for each of:"
        said.append(f"{each} {in_words(unit.places, structure)}")
    return f" ({'; '.join(said)})" if said else ""
