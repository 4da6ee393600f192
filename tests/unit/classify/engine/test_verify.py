from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.classify.engine.table import compile_table
from dtl_planner.classify.engine.verify import Effect, Verification, verify

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.written.building import Built

    Build = Callable[..., Built]

ROOT = Path(__file__).parents[4]


def verified(build: Build, text: str) -> Verification:
    scheme = build(text).scheme
    assert scheme is not None
    return verify(compile_table(scheme))


def test_peterborough_leaves_one_contradiction_and_nothing_else(build: Build) -> None:
    found = verified(build, (ROOT / "criteria.yaml").read_text(encoding="utf-8"))
    assert found.cells == 64
    assert found.gaps == (0, ())
    assert found.dead_rules == ()
    assert found.dead_categories == ()
    assert found.idle_facts == ()
    (overlap,) = found.overlaps
    assert (overlap.earlier.id, overlap.later.id, overlap.cells) == (
        "hosted-capacity",
        "extended",
        1,
    )
    assert overlap.example == (
        ("local", "yes"),
        ("level", "1 to 3"),
        ("direct", "yes"),
        ("distributable", "no"),
        ("outside_profession", "no"),
        ("site_specific", "no"),
    )
    assert found.effects == (
        Effect("local", "towards"),
        Effect("level", "away"),
        Effect("direct", "towards"),
        Effect("distributable", "towards"),
        Effect("outside_profession", "both"),
        Effect("site_specific", "away"),
    )


def test_croydon_is_complete_and_free_of_conflict(build: Build) -> None:
    found = verified(build, (ROOT / "examples/croydon/criteria.yaml").read_text(encoding="utf-8"))
    assert found == Verification(
        cells=4,
        gaps=(0, ()),
        overlaps=(),
        dead_rules=(),
        dead_categories=(),
        idle_facts=(),
        effects=(Effect("based_in_area", "towards"), Effect("work_by_area", "towards")),
    )


TEXT = """
dtl: 1
schemes:
  - id: small
    title: Small
    facts: {a: {ask: A?}, b: {ask: B?}, idle: {ask: Idle?}, fte: {ask: N?, type: number}}
    categories: [east, west, north]
    policy: declared
    rules:
"""


def rule(id_: str, then: str, when: str, over: str = "") -> str:
    return f"      - {{id: {id_}, then: {then}, when: {when}, over: [{over}], because: so}}\n"


def test_gaps_dead_rules_dead_categories_and_idle_questions_are_found(build: Build) -> None:
    text = TEXT + rule("one", "east", "a") + rule("two", "east", "{all: [a, idle]}")
    text += rule("never", "west", "{all: [b, not b]}")
    found = verified(build, text)
    assert found.cells == 8
    assert found.gaps == (4, (("a", "no"), ("b", "yes"), ("idle", "yes"), ("fte", "any number")))
    assert [(dead.rule.id, dead.shadowed_by) for dead in found.dead_rules] == [
        ("two", ("one",)),
        ("never", ()),
    ]
    assert found.dead_categories == ("west", "north")
    assert found.idle_facts == ("b", "idle", "fte")


def test_an_overlap_counts_only_where_the_earlier_rule_decides(build: Build) -> None:
    text = TEXT + rule("first", "north", "a", "east, west")
    text += rule("second", "east", "b") + rule("third", "west", "b")
    (overlap,) = verified(build, text).overlaps
    assert (overlap.earlier.id, overlap.later.id, overlap.cells) == ("second", "third", 1)
    assert overlap.example[0] == ("a", "no")


def test_a_contested_result_that_stays_the_same_is_no_effect(build: Build) -> None:
    text = TEXT + rule("one", "east", "a") + rule("two", "west", "a")
    text += rule("three", "north", "{any: [b, not b]}")
    found = verified(build, text)
    assert found.effects[1] == Effect("b", "none")
    assert found.idle_facts == ("b", "idle", "fte")


@pytest.mark.parametrize(
    ("when", "direction"),
    [
        ("fte >= 12", "towards"),
        ("fte < 12", "away"),
        ("fte == 12", "both"),  # towards it from below, away from it above
        ('"fte in [1, 12]"', "both"),
        ("a", "none"),
    ],
)
def test_numbers_move_the_result_one_way_or_both(build: Build, when: str, direction: str) -> None:
    found = verified(build, TEXT + rule("one", "east", when))
    assert found.effects[3] == Effect("fte", direction)  # type: ignore[arg-type]


def test_answers_rise_from_no_over_partly_to_yes(build: Build) -> None:
    text = TEXT.replace("b: {ask: B?}", "b: {ask: B?, values: [yes, no, partly]}")
    found = verified(build, text + rule("one", "east", '"b in [partly, yes]"'))
    assert found.effects[1] == Effect("b", "towards")
    found = verified(build, text + rule("one", "east", "b == partly"))
    assert found.effects[1] == Effect("b", "both")
