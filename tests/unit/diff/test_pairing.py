"""Which unit is which: by id, by what it was, by its name, and never by guesswork."""

from __future__ import annotations

from dtl_planner.diff.pairing import How, Pair, Pairing, pair_units
from dtl_planner.structure.model import Kind, Unit


def team(id_: str, name: str | None = None, *was: str) -> Unit:
    return Unit(id=id_, kind=Kind.TEAM, name=name or f"Team {id_}", was=was)


def paired(before: list[Unit], after: list[Unit]) -> Pairing:
    return pair_units({unit.id: unit for unit in before}, {unit.id: unit for unit in after})


def test_an_id_goes_before_what_something_was() -> None:
    found = paired([team("a"), team("b")], [team("a", "Else", "b"), team("b", "Team a", "a")])
    assert found.same == (Pair("a", "a", How.ID), Pair("b", "b", How.ID))
    assert (found.splits, found.merges) == ({}, {})


def test_what_goes_into_something_that_goes_on_is_merged_with_it() -> None:
    found = paired([team("a"), team("b")], [team("b", None, "a")])
    assert found.merges == {"b": ("a", "b")}
    assert found.closed == ("a",)


def test_a_past_that_both_structures_know_of_says_nothing_of_the_difference() -> None:
    both = [team("a"), team("b", None, "a")]
    assert paired(both, both).merges == {}


def test_what_was_is_found_in_either_direction_of_time_and_once() -> None:
    found = paired([team("new", None, "old")], [team("old", None, "new")])
    assert found.same == (Pair("new", "old", How.WAS),)
    assert found.renames() == {"new": "old"}


def test_of_two_with_one_name_neither_is_paired() -> None:
    found = paired([team("a", "Youth"), team("b", "youth")], [team("c", " Youth")])
    assert found.same == ()
    assert (found.added, found.closed) == (("c",), ("a", "b"))


def test_one_name_pairs_before_a_likely_one_is_looked_for() -> None:
    before = [team("a", "Family support"), team("b", "Family supports")]
    found = paired(before, [team("c", "Family supports"), team("d", "Family Support")])
    assert set(found.same) == {Pair("a", "d", How.NAME), Pair("b", "c", How.NAME)}


def test_a_likely_name_pairs_only_within_a_kind() -> None:
    role = Unit(id="c", kind=Kind.ROLE, name="Family supports")
    assert paired([team("a", "Family support")], [role]).same == ()
    found = paired([team("a", "Family support")], [team("c", "Family supports")])
    assert found.same == (Pair("a", "c", How.LIKENESS),)


def test_a_likely_name_that_two_units_have_pairs_with_neither() -> None:
    after = [team("c", "Family supports"), team("d", "Family supports")]
    assert paired([team("a", "Family support")], after).same == ()


def test_several_into_several_are_splits_and_mergers_of_each() -> None:
    found = paired([team("x"), team("y")], [team("y", None, "x"), team("z", None, "x", "y")])
    assert found.same == (Pair("y", "y", How.ID),)
    assert found.splits == {"x": ("y", "z"), "y": ("y", "z")}
    assert found.merges == {"y": ("x", "y"), "z": ("x", "y")}
