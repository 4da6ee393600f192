"""Names that are likely to be meant as one."""

from __future__ import annotations

from dtl_planner.diff.likeness import likely_matches


def matches(here: list[str], there: list[str]) -> list[tuple[str, str]]:
    return list(likely_matches(here, there))


def test_names_that_are_nearly_the_same_match_whichever_comes_first() -> None:
    assert matches(["play service"], ["play services"]) == [("play service", "play services")]
    assert matches(["play services"], ["play service"]) == [("play services", "play service")]


def test_names_that_have_less_in_common_do_not() -> None:
    assert matches(["play service"], ["portage", "play and youth services"]) == []
    assert matches(["abcdefgh"], ["hgfedcba"]) == []


def test_names_with_other_numbers_are_never_alike() -> None:
    assert matches(["family support team 0-7"], ["family support team 8-13"]) == []


def test_a_rival_on_either_side_leaves_both_alone() -> None:
    assert matches(["play service"], ["play services", "plays service"]) == []
    assert matches(["play services", "plays service"], ["play service"]) == []


def test_beyond_two_hundred_names_nothing_is_looked_for() -> None:
    many = [f"team {'a' * n}" for n in range(201)]
    assert matches(["play service", *many], ["play services"]) == []
