from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.classify.soundness import scheme_findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.classification import Classification

    Sort = Callable[..., Classification]

HEAD = """
schemes:
  - id: s
    title: S
    facts: {local: {ask: Is it local?}, small: {ask: Is it small?}}
    categories: [core, hosted, far]
"""
OTHERWISE = "    otherwise: {then: far, because: x}\n"


def rule(name: str, then: str, when: str, more: str = "") -> str:
    return f"      - {{id: {name}, then: {then}, when: {when}, because: x{more}}}\n"


ONE = rule("one", "core", "local")
TWO = rule("two", "hosted", "small")
GOOD = rule("one", "core", "local", ", over: [hosted]") + TWO + OTHERWISE


def found(sort: Sort, rules: str, policy: str = "ordered", tests: str = "") -> list[str]:
    criteria = f"{HEAD}    policy: {policy}\n    rules:\n{rules}"
    if tests:
        criteria += f"    tests:\n{tests}"
    result = sort(criteria=criteria)
    assert result.classifier.whole is not None
    (record,) = result.catalogue.of(WrittenScheme)
    each = scheme_findings(result.classifier.whole, record, result.catalogue)
    return [
        f"{one.code.id} {one.severity} {one.message}" + (f" ({one.hint})" if one.hint else "")
        for one in each
    ]


@pytest.mark.parametrize("policy", ["ordered", "declared"])
def test_a_complete_scheme_that_declares_what_goes_first_is_sound(sort: Sort, policy: str) -> None:
    assert found(sort, GOOD, policy) == []


def test_a_gap_is_told_with_an_example(sort: Sort) -> None:
    rules = rule("one", "core", "local", ", over: [hosted, far]") + TWO
    rules += rule("three", "far", "{all: [local, small]}")
    assert found(sort, rules)[0] == (
        "DTL310 warning no rule covers 1 of 4 combinations, such as local no, small no"
    )


def test_an_overlap_says_what_happens_under_each_policy(sort: Sort) -> None:
    both = (
        "`one` (core) and `two` (hosted) both hold for 1 of 4 combinations, such as "
        "local yes, small yes"
    )
    rules = ONE + TWO + OTHERWISE
    silent = "the scheme does not say which goes first"
    assert found(sort, rules) == [f"DTL311 warning {both} (now `one` goes first)"]
    assert found(sort, rules, "declared") == [f"DTL311 warning {both} ({silent})"]
    assert found(sort, rules, "unique") == [f"DTL312 error {both} ({silent})"]


def test_a_rule_that_never_decides_is_told_with_those_that_go_first(sort: Sort) -> None:
    rules = rule("one", "core", "local", ", over: [hosted]")
    rules += rule("two", "hosted", "{all: [local, small]}") + rule("three", "hosted", "small")
    assert found(sort, rules + OTHERWISE) == [
        "DTL313 warning `two` never decides: wherever it holds, `one` went first"
    ]


def test_a_condition_that_can_never_hold_is_told(sort: Sort) -> None:
    rules = GOOD.replace(OTHERWISE, "") + rule("never", "far", "{all: [local, not local]}")
    assert "DTL313 warning the condition of `never` can never hold" in found(
        sort, rules + OTHERWISE
    )


def test_a_category_and_a_question_without_effect_are_told(sort: Sort) -> None:
    assert found(sort, ONE + OTHERWISE) == [
        "DTL314 warning no answers lead to `hosted`",
        "DTL315 warning the answer to `small` never changes a result",
    ]


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("{given: {local: yes}, expect: core}", []),
        ("{given: {local: yes}, expect: core, rule: one}", []),
        ("{given: {local: no}, possible: [far, hosted], ask: small}", []),
        (
            "{given: {local: yes}, expect: far}",
            ["DTL320 error test 1: expected `far`, came out core"],
        ),
        (
            "{given: {local: no}, expect: far}",
            ["DTL320 error test 1: expected `far`, came out hosted or far"],
        ),
        (
            "{given: {local: no}, possible: [far]}",
            ["DTL320 error test 1: expected far to be possible, came out hosted or far"],
        ),
        (
            "{given: {local: yes}, rule: two}",
            ["DTL320 error test 1: expected rule `two`, may be one"],
        ),
        (
            "{given: {local: no}, rule: two}",
            ["DTL320 error test 1: expected rule `two`, may be two or otherwise"],
        ),
        (
            "{given: {local: yes}, ask: small}",
            ["DTL320 error test 1: expected to ask `small` next, would ask nothing"],
        ),
        (
            "{given: {}, ask: small}",
            ["DTL320 error test 1: expected to ask `small` next, would ask local"],
        ),
        (
            "{given: {local: yes}, expect: far, rule: two, ask: small}",
            [
                "DTL320 error test 1: expected `far`, came out core",
                "DTL320 error test 1: expected rule `two`, may be one",
                "DTL320 error test 1: expected to ask `small` next, would ask nothing",
            ],
        ),
        (
            "{given: {local: maybe}, expect: far}",
            ["DTL321 error test 1 gives an answer that `local` cannot have"],
        ),
        (
            "{given: {lokal: yes}, expect: far}",
            ["DTL321 error test 1 answers `lokal`, which `s` does not ask"],
        ),
    ],
)
def test_a_scheme_is_held_against_its_own_examples(sort: Sort, test: str, said: list[str]) -> None:
    assert found(sort, GOOD, tests=f"      - {test}\n") == said


def test_every_example_is_tried_and_counted_from_one(sort: Sort) -> None:
    tests = "      - {given: {local: yes}, expect: core}\n" * 2
    tests += "      - {given: {local: yes}, expect: far}\n"
    assert found(sort, GOOD, tests=tests) == ["DTL320 error test 3: expected `far`, came out core"]
