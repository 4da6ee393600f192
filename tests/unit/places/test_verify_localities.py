"""A grouping held against what was asked: every rule that it breaks is told."""

from __future__ import annotations

from fractions import Fraction

from areas import line

from dtl_planner.places.grouping.question import Question, Wishes
from dtl_planner.places.grouping.verify import Broken, broken_rules, measured

WISHES = Wishes(together=[["a", "b"]], apart=[("c", "d")], named={"N": ["a"], "S": ["d"]})


def question() -> Question:
    return line([1, 2, 3, 4], 2, WISHES)


def test_a_sound_grouping_breaks_nothing() -> None:
    assert broken_rules(question(), ((0, 1, 2), (3,))) == ()


def test_localities_that_are_too_few_or_empty_are_told() -> None:
    assert Broken("There are 1 localities, and 2 were asked for.", ()) in broken_rules(
        question(), ((0, 1, 2, 3), ())
    )


def test_areas_left_out_and_there_twice_are_told() -> None:
    assert broken_rules(question(), ((0, 1), (1, 3))) == (
        Broken("Areas are in no locality.", ("c",)),
        Broken("Areas are in more than one locality.", ("b",)),
        Broken("A locality is in 2 pieces.", ("b", "d")),
        Broken("Areas that must be together are not.", ("a", "b")),
    )


def test_what_is_settled_beforehand_is_held_against_the_grouping() -> None:
    assert broken_rules(question(), ((0,), (1, 2, 3))) == (
        Broken("Areas that must be together are not.", ("a", "b")),
        Broken("Areas that must be apart are together.", ("c", "d")),
    )
    assert Broken("Areas that must be apart are together.", ("a", "d")) in broken_rules(
        question(), ((0, 1, 2, 3),)
    )


def test_a_grouping_is_measured_by_its_own_number_of_localities() -> None:
    measures = measured(question(), ((0,), (1, 2), (3,)))
    assert [each.loads for each in measures.localities] == [(1,), (5,), (4,)]
    assert [each.name for each in measures.localities] == ["N", None, "S"]
    assert (float(measures.worst[0]), measures.cut) == (0.7, 2)


def test_a_locality_may_have_a_name_and_no_area_settled() -> None:
    named = line([1, 2, 3], 2, Wishes(named={"N": ["a"], "E": []}))
    measures = measured(named, ((0, 1), (2,)))
    assert [each.name for each in measures.localities] == ["N", None]
    assert measures.broken == ()


def test_nothing_deviates_where_there_is_no_locality() -> None:
    assert measured(question(), ()).worst == (Fraction(0),)
