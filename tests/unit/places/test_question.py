"""What is asked of a grouping, and everything that keeps it from being answered, at once."""

from __future__ import annotations

from decimal import Decimal

from areas import line

from dtl_planner.places.grouping.question import Indicator, Question, Wishes, ask
from dtl_planner.places.refusal import Refused

AREAS = ["a", "b", "c", "d"]
BORDERS = [("a", "b"), ("b", "c"), ("c", "d")]


def refused(
    demand: dict[str, dict[str, int | None]] | None = None,
    *,
    borders: list[tuple[str, str]] | None = None,
    into: int = 2,
    wishes: Wishes | None = None,
) -> tuple[Refused, ...]:
    by_area = {"children": dict.fromkeys(AREAS, 5)} if demand is None else demand
    found = ask(
        by_area,
        BORDERS if borders is None else borders,
        areas=AREAS,
        into=into,
        wishes=wishes,
    )
    assert not isinstance(found, Question)
    return found


def test_areas_become_numbers_in_the_order_given() -> None:
    question = ask(
        {"children": {"b": 2, "a": 1, "z": 9}},
        [("b", "a"), ("a", "b"), ("a", "z"), ("a", "a")],
        areas=["b", "a"],
        into=1,
        wishes=Wishes(named={"North": ["a"]}, weights={"children": 3}),
    )
    assert isinstance(question, Question)
    assert question.borders == ((0, 1),)
    assert question.indicators[0].demand == (2, 1)
    assert question.indicators[0].weight == 3
    assert question.named == (("North", (1,)),)


def test_an_excess_is_in_millionths_of_an_even_share_rounded_up() -> None:
    question = line([1, 1, 1], 2)
    (indicator,) = question.indicators
    assert [question.excess(indicator, load) for load in (0, 1, 2)] == [1_000_000, 333_334, 333_334]


def test_decimals_are_counted_in_the_smallest_part_that_any_of_them_has() -> None:
    hours: dict[str, int | Decimal | None] = {"a": Decimal("2.50"), "b": Decimal("0.25"), "c": 3}
    question = ask({"hours": hours}, [("a", "b"), ("b", "c")], areas="abc", into=2)
    assert isinstance(question, Question)
    assert question.indicators == (Indicator("hours", (250, 25, 300), 1, 2),)
    fine = hours | {"a": Decimal("0.000000000000000001")}
    assert ask({"hours": fine}, [], areas="abc", into=2) == (
        Refused("The numbers of `hours` are too large, or have too many decimals."),
    )


def test_everything_that_is_wrong_with_the_demand_is_told() -> None:
    demand: dict[str, dict[str, int | None]] = {
        "children": {"a": 1, "b": None, "c": 2},
        "referrals": {"a": 1, "b": -1, "c": 0, "d": 0},
        "plans": dict.fromkeys(AREAS, 0),
        "people": dict.fromkeys(AREAS, 10**15),
    }
    assert refused(demand, into=9, wishes=Wishes(weights={"plans": 0})) == (
        Refused("4 areas cannot be grouped into 9 localities."),
        Refused("`children` is not known of every area.", ("b", "d")),
        Refused("`referrals` is below nought.", ("b",)),
        Refused("`plans` is nought everywhere."),
        Refused("The weight of `plans` is below 1."),
        Refused("The numbers of `people` are too large, or have too many decimals."),
    )


def test_something_must_be_balanced_and_wishes_name_areas() -> None:
    wishes = Wishes(together=[["a", "x"]], apart=[("y", "b")], named={"North": ["x", "z"]})
    assert refused({}, wishes=wishes) == (
        Refused("Nothing says what is to be balanced."),
        Refused("What is settled beforehand names what is no area here.", ("x", "y", "z")),
    )


def test_more_pieces_than_localities_cannot_be_grouped() -> None:
    assert refused(borders=[("a", "b")]) == (
        Refused(
            "The areas fall into 3 parts without a border between them, and no locality may be in "
            "two of them, so 2 will not do; one area of each.",
            ("a", "c", "d"),
        ),
    )


def test_wishes_that_contradict_each_other_are_told_without_a_search() -> None:
    wishes = Wishes(
        together=[["a", "b"], ["b", "c"]],
        apart=[("a", "c")],
        named={"North": ["a"], "South": ["c"], "East": ["d"], "West": []},
    )
    assert refused(wishes=wishes) == (
        Refused("4 localities have a name, and 2 are wanted."),
        Refused("Areas that must be apart must also be together.", ("a", "c")),
        Refused("What must be together must be in two localities with a name.", ("a", "c")),
    )


def test_an_area_in_two_localities_with_a_name_is_told_once() -> None:
    assert refused(wishes=Wishes(named={"North": ["a"], "South": ["a"]})) == (
        Refused("What must be together must be in two localities with a name.", ("a",)),
    )


def test_areas_without_a_way_between_them_cannot_be_together() -> None:
    found = refused(borders=[("a", "b"), ("c", "d")], wishes=Wishes(together=[["a", "d"]]))
    assert found == (
        Refused("Areas that must be together have no way from one to the other.", ("a", "d")),
    )
