from __future__ import annotations

from dataclasses import astuple
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dtl_planner.catalogue.sections.schemes import Effective
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import SourceRef
from dtl_planner.classify.engine.alphabet import Piece
from dtl_planner.classify.engine.condition import All, Not
from dtl_planner.classify.engine.condition import Comparison as Asks
from dtl_planner.classify.engine.scheme import Category, Fact, Rule
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.written.building import Built

    Build = Callable[..., Built]

ROOT = Path(__file__).parents[4]
REPORT = SourceRef(id="report", section="2.4 Engagement")

SMALL = """
dtl: 1
schemes:
  - id: small
    title: Small
    facts:
      local: {ask: Is it local?}
      level: {ask: At which level?, type: level, values: [1, 2, 3]}
      fte: {ask: How many?, type: number, drawn_from: people.fte}
      lead: {ask: Who leads?, type: choice, values: [north, 7]}
      part: {ask: In part?, values: [yes, partly, no], partly: yes, fixed: yes}
    criteria: {small: fte < 2}
    categories: [here, there]
    rules:
      - {id: here, then: here, when: not local, over: [there], because: it is so}
"""


def test_croydon_is_built_as_its_report_has_it(build: Build) -> None:
    built = build((ROOT / "examples/croydon/criteria.yaml").read_text(encoding="utf-8"))
    assert built.diagnostics == ()
    scheme = built.scheme
    assert scheme is not None
    assert (scheme.id, scheme.title) == ("groupings", "Pioneers, navigators, ambassadors")
    assert scheme.alphabet.space.count == 4
    words = (Piece("yes"), Piece("no"))
    asks = (
        "Is the team based in a locality area, or going to be?",
        "Is the team's day-to-day work allocated by locality area?",
    )
    assert scheme.facts == tuple(
        Fact(fact, ask, "yes-no", words, fixed=False, drawn_from=None, partly="open", source=REPORT)
        for fact, ask in zip(("based_in_area", "work_by_area"), asks, strict=True)
    )
    assert scheme.categories[0] == Category(
        id="pioneer",
        title="pioneer",
        meaning="based in a locality area, first to work in the new way",
        managed=None,
        member_of=None,
        locality_facing=None,
        staff_group="based in a locality area",
    )
    assert scheme.fact("work_by_area") == scheme.facts[1]
    assert scheme.rules == (
        Rule(
            id="pioneer",
            then="pioneer",
            when=Asks("based_in_area", "==", ("yes",), "based_in_area"),
            over=("navigator",),
            because="its people are, or will be, based in a locality area",
            source=REPORT,
        ),
        Rule(
            id="navigator",
            then="navigator",
            when=Asks("work_by_area", "==", ("yes",), "work_by_area"),
            over=(),
            because="its work is allocated by locality area, though its base is central",
            source=REPORT,
        ),
        Rule(
            id="otherwise",
            then="ambassador",
            when=All(()),
            over=(),
            because="neither its base nor the way its work is allocated changes",
            source=REPORT,
        ),
    )
    assert scheme.stated_rules == scheme.rules[:2]
    assert scheme.has_otherwise
    assert (scheme.policy, scheme.params, scheme.criteria) == ("ordered", (), ())
    assert scheme.effective == Effective.model_validate({"from": PartialDate.read("2019-06-18")})
    assert scheme.source == REPORT


def test_each_kind_of_question_is_cut_where_the_rules_look(build: Build) -> None:
    built = build(SMALL)
    assert built.diagnostics == ()
    assert built.scheme is not None
    assert [(axis.fact, axis.classes, axis.fixed) for axis in built.scheme.alphabet.axes] == [
        ("local", ("yes", "no"), False),
        ("level", ("1 to 3",), False),
        ("fte", ("under 2", "2 or more"), False),
        ("lead", ("north or 7",), False),
        ("part", ("yes or partly or no",), True),
    ]
    assert built.scheme.rules == (
        Rule(
            "here",
            "here",
            Not(Asks("local", "==", ("yes",), "local")),
            ("there",),
            "it is so",
            None,
        ),
    )
    assert built.scheme.stated_rules == built.scheme.rules
    assert built.scheme.categories[0] == Category("here", "here", None, None, None, None)
    small = built.scheme.facts[2]
    assert (small.kind, small.drawn_from, small.is_number) == ("number", "people.fte", True)


def test_other_values_of_parameters_may_be_tried(build: Build) -> None:
    peterborough = (ROOT / "criteria.yaml").read_text(encoding="utf-8")
    for params, most in (({"most": Decimal(4)}, Decimal(4)), (None, "majority")):
        scheme = build(peterborough, params=params).scheme
        assert scheme is not None
        assert scheme.params == (("most", most),)


def test_levels_count_upwards_however_they_are_listed(build: Build) -> None:
    text = SMALL.replace("[1, 2, 3]", "[3, 1, 2]").replace("not local", "level >= 2")
    scheme = build(text).scheme
    assert scheme is not None
    assert scheme.alphabet.axes[1].classes == ("1", "2 to 3")


def found(built: Built) -> list[tuple[Any, ...]]:
    """Code, message, line and column, and hint of each finding."""
    assert built.scheme is None
    return [
        (one.code.id, one.message, *astuple(one.span)[1:3], one.hint)
        for one in built.diagnostics
        if one.span is not None
    ]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (
            "when: not local",
            "when: not locl",
            ("DTL301", "unknown name `locl` in a condition", 38, "did you mean `local`?"),
        ),
        (
            "when: not local",
            "when: {some_of: [local]}",
            ("DTL302", "A condition cannot be made of `some_of`.", 38, None),
        ),
        (
            "small: fte < 2",
            "small: fte < lots!",
            ("DTL303", "`fte < lots!` compares a number with `lots!`.", 23, None),
        ),
        (
            "when: not local",
            "when: {most_of: [local]}",
            ("DTL304", "The scheme does not say how many `most` is.", 48, None),
        ),
        (
            "small: fte < 2",
            "small: small",
            ("DTL305", "Criteria are defined in a ring: small -> small.", 23, None),
        ),
        (
            "then: here",
            "then: her",
            ("DTL306", "`her` is not a category of `small`", 26, "did you mean `here`?"),
        ),
        (
            "over: [there]",
            "over: [there, elsewhere]",
            ("DTL306", "`elsewhere` is not a category of `small`", 63, "did you mean `here`?"),
        ),
        (
            "people.fte",
            "people.staff",
            (
                "DTL308",
                "no answer can be drawn from `people.staff`",
                55,
                "known: `delivers.levels`, `people.fte`, `people.posts`",
            ),
        ),
        (
            "type: level, values: [1, 2, 3]",
            "type: level",
            ("DTL309", "`level` lists no answers under `values`", 7, None),
        ),
        (
            "type: choice, values: [north, 7]",
            "type: choice",
            ("DTL309", "`lead` lists no answers under `values`", 7, None),
        ),
        (
            "[1, 2, 3]",
            "[1, 2.5, 3]",
            (
                "DTL309",
                "`level` is asked for a level, and `2.5` is none",
                62,
                "a level is a whole number",
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_scheme_is_told_at_its_place(
    build: Build, old: str, new: str, finding: tuple[Any, ...]
) -> None:
    code, message, column, hint = finding
    line = next(n for n, text in enumerate(SMALL.split("\n"), 1) if old in text)
    assert found(build(SMALL.replace(old, new))) == [(code, message, line, column, hint)]


TAIL = """    otherwise: {then: nowhere, because: it is left}
    tests:
      - {given: {local: no}, expect: hare}
      - {given: {level: 1}, possible: [here, their]}
"""


def test_categories_are_looked_up_in_otherwise_and_tests_too(build: Build) -> None:
    assert found(build(SMALL + TAIL)) == [
        ("DTL306", "`nowhere` is not a category of `small`", 16, 23, "did you mean `here`?"),
        ("DTL306", "`hare` is not a category of `small`", 18, 38, "did you mean `here`?"),
        ("DTL306", "`their` is not a category of `small`", 19, 46, "did you mean `there`?"),
    ]


def test_a_category_unlike_any_other_gets_no_guess(build: Build) -> None:
    text = SMALL.replace("then: here", "then: xyz")
    assert [one[4] for one in found(build(text))] == [None]


def test_all_faults_of_a_scheme_are_told_at_once(build: Build) -> None:
    text = SMALL.replace("not local", "not locl").replace("then: here", "then: her")
    text = text.replace("type: choice, values: [north, 7]", "type: choice")
    assert [one[0] for one in found(build(text))] == ["DTL301", "DTL309", "DTL306"]


def test_a_scheme_over_the_limit_says_how_large_it_is(build: Build) -> None:
    built = build(SMALL, limits=Limits(scheme_cells=3))
    (only,) = built.diagnostics
    assert (only.code.id, only.message, only.hint) == (
        "DTL307",
        "`small` tells 4 combinations of answers apart; the limit `scheme-cells` is 3",
        "ask fewer questions, or raise it with `--limit scheme-cells=N`",
    )
