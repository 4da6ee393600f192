"""Random structures as a council might have them, and pairs that share most of their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from dtl_planner.catalogue.catalogue import Catalogue
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.classify.engine.scheme import Category
from dtl_planner.structure.model import CITY_WIDE, LOCALITIES, Kind, Open, Structure, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Draw = Callable[[st.SearchStrategy[Any]], Any]

IDS = tuple("abcdef")
DIVISIONS, PLACES = ("learning", "families"), ("east", "north", "west")
NAMES = (
    "Play service",
    "Play services",
    "Team 0-7",
    "Team 8-13",
    "Portage",
    "portage",
    "Youth work",
)
CATEGORIES = {
    "core": Category("core", "core", None, "locality", "core", None),
    "hosted": Category("hosted", "hosted", None, "locality", "host", locality_facing=True),
    "city": Category("city", "city-wide", None, "city-wide", None, locality_facing=True),
}
COUNTS = tuple(map(Count.read, (0, 1, 12, "about 12", "over 200", "400-500")))
DATES = tuple(map(PartialDate.read, (2009, "2009-10", "by 2009-10", "from 2009/10")))
AGES = tuple(map(Ages.read, ("0-7", "8-13", 16)))


@st.composite
def structures(draw: Draw, name: str = "drawn") -> Structure:
    """Draw a structure of a few units, in any order, that refer to each other and to their past."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=len(IDS)))
    units = {id_: draw(_units(id_, ids)) for id_ in ids}
    return Structure(name, name.title(), units, Catalogue({}, {}, {}), CATEGORIES)


@st.composite
def successors(draw: Draw, before: Structure) -> Structure:
    """Draw a structure in which some units are as they were; others change, end or begin."""
    fresh = draw(structures("after"))
    kept = {id_: draw(st.booleans()) for id_ in before.units}
    units = {id_: before.units[id_] for id_ in kept if kept[id_]} | {
        id_: unit for id_, unit in fresh.units.items() if not kept.get(id_)
    }
    order = draw(st.permutations(list(units)))
    return Structure(
        "after", "After", {id_: units[id_] for id_ in order}, before.catalogue, CATEGORIES
    )


@st.composite
def pairs(draw: Draw) -> tuple[Structure, Structure]:
    """Draw a structure and one to compare it with."""
    before = draw(structures("before"))
    return before, draw(st.one_of(structures("after"), successors(before)))


@st.composite
def _units(draw: Draw, id_: str, ids: Sequence[str]) -> Unit:
    others = [other for other in ids if other != id_]
    values = _values(others)
    stated = draw(st.lists(st.sampled_from(sorted(values)), unique=True, max_size=5))
    return Unit(
        id=id_,
        kind=draw(st.sampled_from(list(Kind))),
        name=draw(st.sampled_from(NAMES)),
        was=draw(_some([other for other in IDS if other != id_])),
        **{attribute: draw(values[attribute]) for attribute in stated},
    )


def _values(others: Sequence[str]) -> dict[str, st.SearchStrategy[Any]]:
    """What each attribute may hold, but for those that every unit has."""
    one = st.sampled_from(others) if others else st.none()
    held = one | st.just(Open(tuple(others[:2]), "the next paper."))
    counts = st.sampled_from(COUNTS)
    return {
        "part_of": one,
        "category": _maybe(*CATEGORIES),
        "managed": _maybe(CITY_WIDE, LOCALITIES, *PLACES),
        "member_of": st.sampled_from(("core", "host")),
        "locality_facing": st.booleans(),
        "host": _maybe(*PLACES),
        "teams": _some(others),
        "gathers": st.sampled_from(sorted(CATEGORIES)),
        "division": _maybe(*DIVISIONS),
        "places": _some(PLACES),
        "base": st.sampled_from(("Gladstone", "Town Hall")),
        "contacts": _some(PLACES),
        "managed_by": held,
        "accountable_to": held,
        "reports_to": held,
        "leads": _some([*others, *DIVISIONS]),
        "heads_place": st.booleans(),
        "is_top": st.booleans(),
        "ages": st.sampled_from(AGES),
        "grade": _maybe("10", "11"),
        "posts": counts,
        "fte": counts,
        "live": st.sampled_from(DATES),
        "decision": st.sampled_from(sorted(CATEGORIES)),
    }


def _maybe(*values: str) -> st.SearchStrategy[Any]:
    """Undecided with and without its choices, or one of some values."""
    return st.sampled_from((Open(), Open(values[:2], "the next paper."), *values))


def _some(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """None of some values most of the time, or up to three of them, sorted."""
    if not values:
        return st.just(())
    several = st.lists(st.sampled_from(values), unique=True, max_size=3)
    return st.just(()) | several.map(lambda found: tuple(sorted(found)))
