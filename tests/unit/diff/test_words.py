"""Values in words: names for ids, and what is open or not stated as such."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dtl_planner.catalogue.catalogue import Catalogue
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.classify.engine.scheme import Category
from dtl_planner.diff.words import category_of, in_words, place_of, posts_of, settled_by
from dtl_planner.structure.model import Kind, Open, Structure, Unit

UNIT = Unit(id="head", kind=Kind.ROLE, name="Head of locality")
CATEGORIES = {
    "core": Category("core", "core services", None, "locality", "core", None),
    "city": Category("city", "city-wide", None, "city-wide", None, None),
}
STRUCTURE = Structure("now", "Now", {"head": UNIT}, Catalogue({}, {}, {}), CATEGORIES)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "not stated"),
        ((), "not stated"),
        ("head", "Head of locality"),
        ("core", "core services"),
        ("localities", "in each locality"),
        ("city-wide", "city-wide"),
        ("gladstone", "gladstone"),
        (("head", "gladstone"), "Head of locality, gladstone"),
        (Open(), "undecided"),
        (Open(("core", "city")), "undecided (core services or city-wide)"),
        (True, "yes"),
        (False, "no"),
        (Count.read("about 12"), "about 12"),
        (PartialDate.read("by 2009-10"), "by 2009-10"),
        (Ages.read("0-7"), "0-7"),
    ],
)
def test_a_value_in_words(value: object, said: str) -> None:
    assert in_words(value, STRUCTURE) == said


@pytest.mark.parametrize(
    ("category", "managed", "said"),
    [
        (None, None, "not stated"),
        (None, "city-wide", "managed city-wide"),
        (None, "gladstone", "managed in gladstone"),
        ("core", None, "core services"),
        ("core", "localities", "core services, managed in each locality"),
        ("core", Open(), "core services, managed: undecided"),
        ("city", "city-wide", "city-wide"),
        (Open(), Open(), "undecided"),
        (Open(), "city-wide", "undecided, managed city-wide"),
    ],
)
def test_a_category_with_where_it_is_managed(
    category: str | Open | None, managed: str | Open | None, said: str
) -> None:
    assert category_of(replace(UNIT, category=category, managed=managed), STRUCTURE) == said


def test_a_host_is_told_once_though_it_manages_too() -> None:
    hosted = replace(UNIT, category="core", managed="north", host="north")
    assert place_of(hosted, STRUCTURE) == "core services, host: north"
    assert place_of(replace(hosted, category=None), STRUCTURE) == "host: north"
    elsewhere = replace(hosted, managed="south")
    assert place_of(elsewhere, STRUCTURE) == "core services, managed in south, host: north"


def test_posts_are_counted_as_people_count() -> None:
    assert posts_of(UNIT, STRUCTURE) == ""
    assert posts_of(replace(UNIT, posts=Count.read(1)), STRUCTURE) == " (1 post)"
    several = replace(UNIT, posts=Count.read("2-3"), places=("north", "south"))
    assert posts_of(several, STRUCTURE) == " (2-3 posts; one for each of: north, south)"


def test_only_what_is_open_is_to_be_settled() -> None:
    assert settled_by(Open(resolves="The next paper")) == "; to be settled by: The next paper"
    assert settled_by(Open()) == settled_by("core") == ""
