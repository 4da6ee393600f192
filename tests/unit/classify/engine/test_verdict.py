from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.classify.engine.table import compile_table
from dtl_planner.classify.engine.verdict import (
    Flip,
    Question,
    distance,
    flips,
    forcing_sets,
    judge,
    margin,
    questions,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.engine.verdict import Verdict
    from dtl_planner.classify.written.building import Built

    Build = Callable[..., Built]

ROOT = Path(__file__).parents[4]


@pytest.fixture
def peterborough(build: Build) -> Table:
    scheme = build((ROOT / "criteria.yaml").read_text(encoding="utf-8")).scheme
    assert scheme is not None
    return compile_table(scheme)


def answered(table: Table, **answers: str) -> Verdict:
    """The verdict on some answers, each given by one of its words."""
    masks = []
    for axis in table.alphabet.axes:
        words = answers.get(axis.fact)
        masks.append(axis.all if words is None else axis.words(words.split()))
    return judge(table, tuple(masks))


HOSTED = {"local": "yes", "level": "3", "direct": "yes", "outside_profession": "no"}
"""The example of the design: which of two is left hangs on `distributable` alone."""


def test_two_results_are_left_and_one_question_tells_them_apart(peterborough: Table) -> None:
    verdict = answered(peterborough, **HOSTED, site_specific="no")
    assert verdict.possible == ("extended", "hosted")
    assert (verdict.settled, verdict.category, verdict.rule) == (False, None, None)
    assert [rule.id for rule in verdict.rules] == ["hosted-capacity", "extended"]
    assert margin(peterborough, verdict) == 0
    assert flips(peterborough, verdict) == ()
    assert forcing_sets(peterborough, verdict) == ()
    (ask,) = questions(peterborough, verdict)
    outcomes = (("yes", ("extended",)), ("no", ("extended", "hosted")))
    assert ask == Question("distributable", outcomes)
    assert (ask.worst, ask.total, ask.settles) == (2, 3, False)


def test_the_question_that_leaves_least_comes_first(peterborough: Table) -> None:
    asks = questions(peterborough, answered(peterborough, **HOSTED))
    assert [(ask.fact, ask.outcomes) for ask in asks] == [
        ("site_specific", (("yes", ("hosted",)), ("no", ("extended", "hosted")))),
        ("distributable", (("yes", ("extended", "hosted")), ("no", ("extended", "hosted")))),
    ]


def test_the_example_of_the_design_asks_whether_it_can_be_distributed(build: Build) -> None:
    """There the rules are ordered, so that without capacity it is hosted."""
    text = (ROOT / "criteria.yaml").read_text(encoding="utf-8")
    table = table_of(build, text.replace("policy: declared", "policy: ordered"))
    verdict = answered(table, **HOSTED)
    assert verdict.possible == ("extended", "hosted")
    assert [(ask.fact, ask.outcomes) for ask in questions(table, verdict)] == [
        ("distributable", (("yes", ("extended", "hosted")), ("no", ("hosted",)))),
        ("site_specific", (("yes", ("hosted",)), ("no", ("extended", "hosted")))),
    ]


def test_a_settled_result_has_its_rule_margin_flips_and_grounds(peterborough: Table) -> None:
    verdict = answered(peterborough, **HOSTED, distributable="yes", site_specific="no")
    assert verdict.category == "extended"
    assert verdict.rule is not None
    assert verdict.rule.id == "extended"
    assert questions(peterborough, verdict) == ()
    assert margin(peterborough, verdict) == 1
    assert flips(peterborough, verdict) == (
        Flip((("distributable", "no"),), ("extended", "hosted")),
        Flip((("outside_profession", "yes"),), ("core",)),
        Flip((("site_specific", "yes"),), ("hosted",)),
    )
    assert [
        distance(peterborough, verdict, category)
        for category in ("core", "extended", "hosted", "city-wide")
    ] == [1, 0, 1, 2]
    assert forcing_sets(peterborough, verdict) == (
        ("local", "level", "distributable", "outside_profession", "site_specific"),
        ("local", "direct", "distributable", "outside_profession", "site_specific"),
        ("level", "direct", "distributable", "outside_profession", "site_specific"),
    )


def test_three_failed_criteria_settle_it_whatever_the_rest(peterborough: Table) -> None:
    verdict = answered(peterborough, local="no", level="4", direct="no")
    assert verdict.category == "city-wide"
    assert verdict.rule is not None
    assert verdict.rule.id == "otherwise"
    assert questions(peterborough, verdict) == ()
    assert forcing_sets(peterborough, verdict) == (("local", "level", "direct"),)
    assert margin(peterborough, verdict) == 1
    changes = [flip.changes for flip in flips(peterborough, verdict)]
    assert changes == [(("local", "yes"),), (("direct", "yes"),)]  # the level is a fixed fact


def test_several_rules_may_lead_to_one_certain_category(peterborough: Table) -> None:
    verdict = answered(
        peterborough,
        local="yes",
        level="1",
        direct="yes",
        distributable="no",
        outside_profession="yes",
    )
    assert verdict.category == "hosted"
    assert verdict.rule is None
    assert [rule.id for rule in verdict.rules] == ["hosted-place", "hosted-capacity"]


FIXED = """
dtl: 1
schemes:
  - id: fixed
    title: Fixed
    facts:
      law: {ask: By law?, fixed: yes}
      size: {ask: How large?, type: choice, values: [s, m, l]}
    categories: [here, there]
    rules:
      - {id: law, then: here, when: law, because: so}
      - {id: size, then: there, when: "size in [m, l]", because: so}
"""


def table_of(build: Build, text: str) -> Table:
    scheme = build(text).scheme
    assert scheme is not None
    return compile_table(scheme)


def test_a_fixed_answer_is_never_offered_as_a_change(build: Build) -> None:
    table = table_of(build, FIXED)
    by_law = answered(table, law="yes")
    assert by_law.category == "here"
    assert margin(table, by_law) is None
    assert flips(table, by_law) == ()
    assert distance(table, by_law, "there") is None


def test_no_rule_is_a_result_too_but_settles_nothing(build: Build) -> None:
    table = table_of(build, FIXED)
    verdict = answered(table, law="no", size="s")
    assert verdict.possible == (None,)
    assert (verdict.settled, verdict.category, verdict.rule) == (False, None, None)
    assert margin(table, verdict) == 0
    assert distance(table, verdict, "there") == 1
    unknown = answered(table, law="no")
    assert unknown.possible == ("there", None)
    (ask,) = questions(table, unknown)
    assert (ask.fact, ask.settles) == ("size", False)


def test_a_result_that_nothing_can_change_needs_no_answer(build: Build) -> None:
    text = FIXED.replace("when: law,", "when: {any: [law, not law]},")
    table = table_of(build, text)
    verdict = answered(table)
    assert verdict.category == "here"
    assert forcing_sets(table, verdict) == ((),)
    assert margin(table, verdict) is None


def test_a_span_of_answers_counts_as_given_and_may_change_to_the_rest(build: Build) -> None:
    text = FIXED.replace("size in [m, l]", "size == m")
    table = table_of(build, text + "      - {id: l, then: here, when: size == l, because: so}\n")
    verdict = answered(table, law="no", size="m l")
    assert verdict.possible == ("here", "there")
    assert distance(table, verdict, "here") == 0
    assert [ask.fact for ask in questions(table, verdict)] == ["size"]


MANY = """
dtl: 1
schemes:
  - id: many
    title: Many
    facts:
{facts}
    groups: {{all_of_them: [{names}]}}
    params: {{most: {{value: majority, because: so}}}}
    categories: [here]
    rules:
      - {{id: most, then: here, when: {{most_of: all_of_them}}, because: so}}
"""


def test_sixteen_questions_are_no_trouble(build: Build) -> None:
    """Each of the 65,536 subsets of answers could be looked at alone, but that took seconds."""
    names = [f"fact_{n}" for n in range(16)]
    facts = "\n".join(f"      {name}: {{ask: What?}}" for name in names)
    table = table_of(build, MANY.format(facts=facts, names=", ".join(names)))
    verdict = answered(table, **dict.fromkeys(names, "yes"))
    assert margin(table, verdict) == 8
    sets = forcing_sets(table, verdict)
    assert (len(sets), {len(one) for one in sets}) == (11_440, {9})
    changes = flips(table, verdict)
    assert (len(changes), {len(one.changes) for one in changes}) == (4_096, {8})
