from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.engine.reasons import Standing, Tally
from dtl_planner.classify.engine.wording import in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.classification import Classification
    from dtl_planner.classify.engine.reasons import RuleReason

    Sort = Callable[..., Classification]

CRITERIA = """
schemes:
  - id: s
    title: S
    facts:
      local: {ask: Is it local?}
      small: {ask: Is it small?}
      fte: {ask: How many?, type: number}
      level_of_need: {ask: Which level?, type: level, values: [1, 2, 3]}
    criteria: {low_need: level_of_need <= 2, large: fte >= 10}
    groups: {three: [local, low_need, large]}
    categories: [core, far]
    rules:
      - {id: count, then: core, when: {at_least: 2, of: three}, because: x}
      - {id: both, then: far, when: {all: [not small, {any: [local, large]}]}, because: x}
      - {id: not-low, then: far, when: {not: low_need}, because: x}
    otherwise: {then: far, because: x}
"""


def told(sort: Sort, answers: str) -> dict[str, RuleReason]:
    service = f"{{id: play, name: Play, answers: {answers}}}"
    (placed,) = sort(service, criteria=CRITERIA).placed
    return {one.rule.id: one for one in placed.reading.told}


def standings(sort: Sort, answers: str) -> dict[str, tuple[Standing, Standing]]:
    return {name: (one.reason.standing, one.decides) for name, one in told(sort, answers).items()}


HOLDS, FAILS, OPEN = Standing.HOLDS, Standing.FAILS, Standing.OPEN


def test_a_rule_holds_does_not_hold_or_cannot_tell(sort: Sort) -> None:
    assert standings(sort, "{local: yes, fte: 12, small: no, level_of_need: 3}") == {
        "count": (HOLDS, HOLDS),
        "both": (HOLDS, FAILS),
        "not-low": (HOLDS, FAILS),
        "otherwise": (HOLDS, FAILS),
    }
    assert standings(sort, "{local: no, fte: 3}") == {
        "count": (FAILS, FAILS),
        "both": (FAILS, FAILS),
        "not-low": (OPEN, OPEN),
        "otherwise": (HOLDS, OPEN),
    }


def test_a_count_tells_what_is_met_what_is_open_and_what_it_needs(sort: Sort) -> None:
    assert told(sort, "{local: yes}")["count"].reason.tally == Tally(1, 2, 3, 2)
    assert told(sort, "{local: no, fte: about 10}")["count"].reason.tally == Tally(0, 2, 3, 2)
    full = told(sort, "{local: yes, fte: 10, level_of_need: 1}")["count"].reason
    assert full.tally == Tally(3, 0, 3, 2)
    assert [(part.text, part.standing) for part in full.parts] == [
        ("local", HOLDS),
        ("low need", HOLDS),
        ("large", HOLDS),
    ]


def test_the_text_of_a_condition_is_in_words_and_its_questions_in_order(sort: Sort) -> None:
    reasons = {name: one.reason for name, one in told(sort, "{}").items()}
    assert {name: reason.text for name, reason in reasons.items()} == {
        "count": "at least 2 of 3",
        "both": "not small and (local or large)",
        "not-low": "not low need",
        "otherwise": "in every other case",
    }
    assert reasons["both"].facts == ("small", "local", "fte")
    assert reasons["otherwise"].facts == ()


def test_a_criterion_or_its_denial_is_not_said_twice(sort: Sort) -> None:
    reasons = told(sort, "{level_of_need: 2}")
    denied = reasons["not-low"].reason
    assert (denied.text, denied.standing, denied.parts) == ("not low need", FAILS, ())
    denial, choice = reasons["both"].reason.parts
    assert (denial.text, denial.standing, denial.parts) == ("not small", OPEN, ())
    assert [part.text for part in choice.parts] == ["local", "large"]


def test_a_name_is_read_with_spaces() -> None:
    assert in_words("outside_its_profession") == "outside its profession"
