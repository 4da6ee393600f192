"""Random footprints, crosswalks and groupings: what must hold of all of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits
from dtl_planner.places.footprints.crosswalks import Carried, Kind, Row, Walk, carry_over, composed
from dtl_planner.places.footprints.nesting import nestings
from dtl_planner.places.footprints.tree import trees
from dtl_planner.places.grouping.budget import Budget
from dtl_planner.places.grouping.proposing import Proposal, excess_of, propose
from dtl_planner.places.grouping.question import Question, Wishes, ask
from dtl_planner.places.grouping.verify import broken_rules
from dtl_planner.places.maps.adjacency import adjacency_of
from dtl_planner.places.maps.boundaries import Area, Patch

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.places.grouping.question import Grouping

    Draw = Callable[[st.SearchStrategy[Any]], Any]

KILOMETRE = 1_000 / 111_195


@st.composite
def walks(draw: Draw, start: str, end: str, places: str, others: str) -> Walk:
    """Draw a crosswalk with exact weights, some of which lead out or nobody knows where."""
    rows = {}
    for place in places:
        weights = draw(st.lists(st.integers(0, 9), min_size=5, max_size=5).filter(any))
        outside, unknown, *parts = (Fraction(each, sum(weights)) for each in weights)
        rows[place] = Row(place, dict(zip(others, parts, strict=True)), outside, unknown)
    return Walk(start, end, "population", rows)


@given(walks("one", "two", "abc", "pqr"), st.lists(st.integers(0, 999), min_size=3, max_size=3))
def test_nothing_is_lost_on_the_way_over(walk: Walk, values: list[int]) -> None:
    figures = {place: Fraction(value) for place, value in zip("abc", values, strict=True)}
    found = carry_over(walk, figures, kind=Kind.VALUE)
    assert isinstance(found, Carried)
    arrived = sum(amount.value for amount in found.amounts.values())
    assert arrived + found.outside + found.unknown == sum(values)


@given(
    walks("one", "two", "abc", "pqr"),
    walks("two", "three", "pqr", "xyz"),
    st.lists(st.integers(0, 999), min_size=3, max_size=3),
)
def test_two_crosswalks_joined_carry_as_one_after_the_other(
    first: Walk, second: Walk, values: list[int]
) -> None:
    figures = {place: Fraction(value) for place, value in zip("abc", values, strict=True)}
    between = carry_over(first, figures, kind=Kind.VALUE)
    joined = composed(first, second)
    assert isinstance(between, Carried)
    assert isinstance(joined, Walk)
    halfway = {place: amount.value for place, amount in between.amounts.items()}
    stepwise = carry_over(second, halfway, kind=Kind.VALUE)
    at_once = carry_over(joined, figures, kind=Kind.VALUE)
    assert isinstance(stepwise, Carried)
    assert isinstance(at_once, Carried)
    assert at_once.amounts == stepwise.amounts
    assert at_once.unknown == stepwise.unknown + between.unknown


@st.composite
def footprints(draw: Draw) -> list[str]:
    """Draw wards that lie in localities and in clusters, as lines of YAML."""
    rows = [
        *(f"  - {{id: l{n}, name: L, tier: locality, within: city}}" for n in range(3)),
        *(f"  - {{id: c{n}, name: C, tier: cluster, within: city}}" for n in range(3)),
    ]
    for number in range(draw(st.integers(1, 8))):
        places = {
            name: draw(st.sampled_from([None, f"{name[0]}0", f"{name[0]}1", f"{name[0]}2"]))
            for name in ("localities", "clusters")
        }
        within = ", ".join(f"{name}: {place}" for name, place in places.items() if place)
        said = f", within: {{{within}}}" if within else ""
        rows.append(f"  - {{id: w{number}, name: W, tier: ward{said}}}")
    return rows


def footprints_read(rows: list[str]) -> Any:
    text = "\n".join(
        [
            "dtl: 1",
            "footprints:",
            "  - {id: localities, name: L, tiers: [city, locality, ward]}",
            "  - {id: clusters, name: C, tiers: [city, cluster, ward]}",
            "places:",
            "  - {id: city, name: City, tier: city}",
            *rows,
        ]
    )
    return trees(load_texts({"localities.yaml": text}, limits=Limits()).catalogue)


@given(footprints())
def test_every_ward_is_once_in_a_footprint_or_a_gap(rows: list[str]) -> None:
    wards = {f"w{number}" for number in range(len(rows) - 6)}
    for tree in footprints_read(rows):
        placed = [ward for ward in wards if ward in tree.parent]
        gaps = [gap.place.id for gap in tree.gaps]
        assert sorted([*placed, *gaps]) == sorted(wards)
        below = [id_ for children in tree.children.values() for id_ in children]
        assert len(below) == len(set(below))


@given(footprints(), st.randoms(use_true_random=False))
def test_the_order_of_the_places_changes_no_crossing(rows: list[str], chance: Any) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)
    told = []
    for order in (rows, mixed):
        (nesting,) = nestings(footprints_read(order))
        told.append(
            {
                (each.one.id, each.other.id): (
                    {place.id for place in each.shared},
                    {place.id for place in each.only_one},
                    {place.id for place in each.only_other},
                )
                for each in nesting.crossings
            }
        )
    assert told[0] == told[1]
    for shared, one, other in told[0].values():
        assert shared
        assert one
        assert other


@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=5),
    st.lists(st.integers(1, 5), min_size=1, max_size=4),
    st.randoms(use_true_random=False),
)
def test_boxes_of_a_wall_border_on_those_beside_above_and_below(
    widths: list[int], heights: list[int], chance: Any
) -> None:
    xs = [sum(widths[:n]) for n in range(len(widths) + 1)]
    ys = [sum(heights[:n]) for n in range(len(heights) + 1)]
    areas, expected = [], set()
    for row, (south, north) in enumerate(pairwise(ys)):
        for column, (west, east) in enumerate(pairwise(xs)):
            corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
            ring = tuple((x * KILOMETRE, y * KILOMETRE) for x, y in corners)
            areas.append(Area(f"{row}-{column}", None, (Patch(ring),)))
            if column:
                expected.add((f"{row}-{column - 1}", f"{row}-{column}", (north - south) * 1_000))
            if row:
                expected.add((f"{row - 1}-{column}", f"{row}-{column}", (east - west) * 1_000))
    chance.shuffle(areas)
    found = adjacency_of(areas)
    assert {(one.one, one.other, one.metres) for one in found.borders} == expected


@st.composite
def questions(draw: Draw) -> Question:
    """Draw a few areas in rows, with wishes that may or may not be possible together."""
    number, width = draw(st.integers(2, 9)), draw(st.integers(1, 3))
    areas = list("abcdefghi"[:number])
    borders = [
        (areas[one], areas[other])
        for one in range(number)
        for other in (one + 1, one + width)
        if other < number and (other == one + width or other % width)
    ]
    pairs = st.tuples(st.sampled_from(areas), st.sampled_from(areas)).filter(
        lambda pair: pair[0] != pair[1]
    )
    names = draw(st.integers(1, 2))
    question = ask(
        {
            f"d{n}": dict(
                zip(
                    areas,
                    draw(st.lists(st.integers(1, 20), min_size=number, max_size=number)),
                    strict=True,
                )
            )
            for n in range(names)
        },
        borders,
        areas=areas,
        into=draw(st.integers(1, min(number, 4))),
        wishes=Wishes(
            together=draw(st.lists(pairs, max_size=1)),
            apart=draw(st.lists(pairs, max_size=1)),
            weights={"d0": draw(st.integers(1, 3))},
            near_enough=draw(st.sampled_from([0, 0, 100_000])),
        ),
    )
    return question if isinstance(question, Question) else draw(questions())


def every_grouping(question: Question) -> list[Grouping]:
    """Try every way to put the areas into localities, and keep those that are sound."""
    ways: list[list[list[int]]] = [[]]
    for area in range(len(question.areas)):
        ways = [
            [*way[:place], [*(way[place] if place < len(way) else []), area], *way[place + 1 :]]
            for way in ways
            for place in range(min(len(way) + 1, question.into))
        ]
    groupings = [tuple(map(tuple, way)) for way in ways]
    return [each for each in groupings if not broken_rules(question, each)]


@pytest.mark.needs("ortools")
@settings(max_examples=15)
@given(questions())
def test_what_is_proved_is_so_when_every_grouping_is_tried(question: Question) -> None:
    sound = every_grouping(question)
    found = propose(question, budget=Budget(steps=80, effort=5))
    if not isinstance(found, Proposal):
        assert not sound
        return
    assert found.is_most_even
    assert found.excess == min(excess_of(question, each) for each in sound)
    where = {area: n for n, areas in enumerate(found.grouping) for area in areas}
    assert found.measures.cut == sum(where[p] != where[q] for p, q in question.borders)
    as_even = [each for each in sound if excess_of(question, each) == found.excess]
    if found.is_compact:
        assert found.measures.cut == min(_cut(question, each) for each in as_even)


@settings(max_examples=25)
@given(questions())
def test_a_search_by_steps_gives_sound_groupings_and_bounds(question: Question) -> None:
    found = propose(question, budget=Budget(steps=80, effort=0))
    if isinstance(found, Proposal):
        assert broken_rules(question, found.grouping) == ()
        assert found.bound <= min(excess_of(question, each) for each in every_grouping(question))
        assert found == propose(question, budget=Budget(steps=80, effort=0))


def _cut(question: Question, grouping: Grouping) -> int:
    where = {area: n for n, areas in enumerate(grouping) for area in areas}
    return sum(where[one] != where[other] for one, other in question.borders)
