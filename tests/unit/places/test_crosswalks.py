"""Figures carried over between footprints, exactly, with what is unknown said."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.sections.crosswalks import Crosswalk
from dtl_planner.places.footprints.crosswalks import (
    Carried,
    Kind,
    Row,
    Walk,
    carry_over,
    composed,
    rows_of,
    walk_of,
)
from dtl_planner.places.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    Weights = Mapping[str, Mapping[str, float]]


def written(weights: Weights, weighs: str = "population") -> Crosswalk:
    return Crosswalk.model_validate(
        {
            "id": "walk",
            "name": "A walk",
            "from_footprint": "localities",
            "to_footprint": "clusters",
            "weighs": weighs,
            "weights": weights,
        }
    )


def walk(weights: Weights) -> Walk:
    made = walk_of(written(weights))
    assert isinstance(made, Walk)
    return made


def carried(made: Walk, figures: Mapping[str, int | None]) -> Carried:
    exact = {place: None if each is None else Fraction(each) for place, each in figures.items()}
    found = carry_over(made, exact, kind=Kind.VALUE)
    assert isinstance(found, Carried)
    return found


@pytest.mark.parametrize(
    ("weights", "total", "is_whole", "is_over"),
    [
        ({"a": 0.4, "b": 0.6}, "1", True, False),
        ({"a": 0.33, "b": 0.33, "c": 0.33}, "99/100", True, False),
        ({"a": 0.3, "b": 0.6}, "9/10", True, False),  # 0.34 and 0.64 round to these
        ({"a": 0.3, "b": 0.65}, "19/20", False, False),
        ({"a": 0.7, "b": 0.45}, "23/20", False, True),
        ({"a": 1, "b": 0.00001}, "100001/100000", True, False),
        ({"a": 1, "b": 1}, "2", False, True),
        ({"unknown": 0.5, "outside": 0.5}, "1", True, False),
        ({}, "0", False, False),
    ],
)
def test_weights_sum_to_1_within_the_rounding_of_their_decimals(
    weights: dict[str, float], total: str, *, is_whole: bool, is_over: bool
) -> None:
    (row,) = rows_of(written({"north": weights}))
    assert (row.total, row.is_whole, row.is_over) == (Fraction(total), is_whole, is_over)


def test_a_value_is_carried_over_exactly_and_nothing_is_lost_by_rounding() -> None:
    made = walk({"north": {"a": 0.33, "b": 0.33, "c": 0.33}, "south": {"c": 1}})
    found = carried(made, {"north": 100, "south": 20})
    third = Fraction(100, 3)
    values = {place: amount.value for place, amount in found.amounts.items()}
    assert values == {"a": third, "b": third, "c": third + 20}
    assert found.is_complete


def test_what_lies_outside_or_nobody_knows_where_is_said() -> None:
    made = walk({"north": {"a": 0.5, "outside": 0.25, "unknown": 0.25}, "south": {"a": 0.75}})
    found = carried(made, {"north": 100, "south": 40})
    assert [found.amounts["a"].value, found.outside, found.unknown] == list(
        map(Fraction, (80, 25, 35))
    )
    assert not found.is_complete


def test_a_figure_that_is_not_known_is_lacking_and_not_nought() -> None:
    made = walk({"north": {"a": 1}, "south": {"a": 0.5, "b": 0.5}, "east": {"b": 1, "a": 0}})
    found = carried(made, {"north": 10, "south": None, "west": 5})
    lacks = {place: amount.lacks for place, amount in found.amounts.items()}
    assert lacks == {"a": ("south",), "b": ("east", "south")}
    assert found.amounts["a"].value == 10
    assert found.unweighed == ("west",)
    assert not found.is_complete


def test_a_share_is_carried_over_like_a_value() -> None:
    found = carry_over(walk({"n": {"a": 0.5, "b": 0.5}}), {"n": Fraction(1, 4)}, kind=Kind.SHARE)
    assert isinstance(found, Carried)
    assert found.amounts["a"].value == Fraction(1, 8)


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (Kind.RANK, "A rank is a place in an order: parts of it cannot be added up."),
        (Kind.MEAN, "A mean has no parts to be added up: carry over what it is a mean of."),
    ],
)
def test_a_rank_or_a_mean_is_refused(kind: Kind, why: str) -> None:
    assert carry_over(walk({"n": {"a": 1}}), {"n": Fraction(1)}, kind=kind) == Refused(why)


def test_weights_above_1_are_refused() -> None:
    refused = walk_of(written({"n": {"a": 1, "b": 1}, "s": {"a": 1}}))
    assert refused == Refused("The weights of a place sum to more than 1.", ("n",))


def test_two_crosswalks_are_joined_end_to_end() -> None:
    first = Walk(
        "localities",
        "clusters",
        "population",
        {"n": Row("n", {"a": Fraction(1, 2), "b": Fraction(1, 2)}, Fraction(0), Fraction(0))},
    )
    onward = {"a": Row("a", {"x": Fraction(1, 2)}, Fraction(1, 4), Fraction(1, 4))}
    joined = composed(first, Walk("clusters", "wards", "population", onward))
    assert isinstance(joined, Walk)
    row = joined.rows["n"]
    assert row.parts == {"x": Fraction(1, 4)}
    assert (row.outside, row.unknown) == (Fraction(1, 8), Fraction(5, 8))  # b leads nowhere known
    assert row.total == 1


def test_crosswalks_that_do_not_meet_or_weigh_other_things_are_not_joined() -> None:
    first = walk({"n": {"a": 1}})
    assert composed(first, first) == Refused(
        "The first leads to `clusters`, and the second from `localities`."
    )
    areas = Walk("clusters", "wards", "area", {})
    assert composed(first, areas) == Refused("One weighs population, and the other area.")


def test_what_no_weight_speaks_of_is_left_over() -> None:
    rows = rows_of(written({"north": {"east": 0.45, "west": 0.45}, "south": {"east": 0.33333}}))
    assert [row.left_over for row in rows] == [Fraction(1, 10), Fraction(66_667, 100_000)]
    (whole,) = rows_of(written({"north": {"east": 0.3333, "west": 0.6666}}))
    assert whole.left_over == 0
