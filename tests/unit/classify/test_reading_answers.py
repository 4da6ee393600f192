from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.values.answers import Basis

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.answers import Given
    from dtl_planner.classify.classification import Classification
    from dtl_planner.diagnostics import Diagnostic

    Sort = Callable[..., Classification]

CRITERIA = """
schemes:
  - id: all-kinds
    title: A question of each kind
    facts:
      local: {ask: Is it local?}
      half: {ask: Is it half?, partly: yes}
      hardly: {ask: Is it hardly?, partly: no}
      three: {ask: In part?, values: [yes, partly, no]}
      level: {ask: At which level?, type: level, values: [1, 2, 3, 4], drawn_from: delivers.levels}
      fte: {ask: How many?, type: number, drawn_from: people.fte}
      lead: {ask: Who leads?, type: choice, values: [north, south, 7]}
    categories: [here, there]
    rules:
      - {id: one, then: here, when: {all: [local, half, hardly, three == partly]}, because: x}
      - {id: two, then: here, when: {any: [level <= 2, fte >= 10, fte < 2]}, because: x}
      - {id: three, then: there, when: {any: [lead == north, lead == 7, three]}, because: x}
"""


def given(sort: Sort, service: str) -> dict[str, Given]:
    (placed,) = sort(f"{{id: play, name: Play, {service}}}", criteria=CRITERIA).placed
    return {one.fact.id: one for one in placed.given}


def words(sort: Sort, fact: str, service: str) -> list[str]:
    """The classes of answers that are left for one question."""
    found = sort(f"{{id: play, name: Play, {service}}}", criteria=CRITERIA)
    scheme = found.scheme
    number = next(n for n, one in enumerate(scheme.facts) if one.id == fact)
    mask = found.placed[0].given[number].mask
    names = scheme.alphabet.axes[number].classes
    return [name for n, name in enumerate(names) if mask >> n & 1]


@pytest.mark.parametrize(
    ("fact", "written", "left"),
    [
        ("local", "yes", ["yes"]),
        ("local", "no", ["no"]),
        ("local", "unknown", ["yes", "no"]),
        ("local", "[yes, no]", ["yes", "no"]),
        ("local", "partly", ["yes", "no"]),
        ("half", "partly", ["yes"]),
        ("hardly", "partly", ["no"]),
        ("three", "partly", ["partly"]),
        ("level", "2", ["1 to 2"]),
        ("level", "[2, 4]", ["1 to 2", "3 to 4"]),
        ("level", "2-3", ["1 to 2", "3 to 4"]),
        ("level", "at least 3", ["3 to 4"]),
        ("lead", "north", ["north"]),
        ("lead", "south", ["south"]),
    ],
)
def test_an_answer_is_the_classes_that_it_leaves_open(
    sort: Sort, fact: str, written: str, left: list[str]
) -> None:
    assert words(sort, fact, f"answers: {{{fact}: {written}}}") == left


LOW, MIDDLE, HIGH = "under 2", "2 or more and under 10", "10 or more"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("1", [LOW]),
        ("2", [MIDDLE]),
        ("10", [HIGH]),
        ("9.99", [MIDDLE]),
        ("about 10", [MIDDLE, HIGH]),
        ("about 2", [LOW, MIDDLE]),
        ("about 5", [MIDDLE]),
        ("1-2", [LOW, MIDDLE]),
        ("3-9", [MIDDLE]),
        ("1-100", [LOW, MIDDLE, HIGH]),
        ("over 10", [HIGH]),
        ("over 9", [MIDDLE, HIGH]),
        ("under 10", [LOW, MIDDLE]),
        ("under 2", [LOW]),
        ("at least 10", [HIGH]),
        ("at most 10", [LOW, MIDDLE, HIGH]),
        ("at most 2", [LOW, MIDDLE]),
    ],
)
def test_a_number_falls_where_the_rules_cut(sort: Sort, written: str, left: list[str]) -> None:
    assert words(sort, "fte", f"answers: {{fte: {written}}}") == left
    assert words(sort, "fte", f"people: {{fte: {written}}}") == left


def test_what_is_not_stated_differs_from_what_is_stated_as_not_known(sort: Sort) -> None:
    found = given(sort, "answers: {local: unknown}")
    assert (found["local"].wording, found["local"].known) == ("unknown", False)
    assert (found["half"].wording, found["half"].known) == (None, False)
    assert found["local"].basis is found["half"].basis is None


def test_an_answer_keeps_its_words_and_what_it_rests_on(sort: Sort) -> None:
    found = given(
        sort,
        "answers: {local: {value: yes, basis: inferred, note: a guess}, level: [1, 3]}, "
        "people: {fte: about 180}",
    )
    assert (found["local"].wording, found["local"].basis) == ("yes", Basis.INFERRED)
    assert (found["level"].wording, found["level"].basis) == ("1, 3", Basis.STATED)
    assert (found["fte"].wording, found["fte"].basis) == ("about 180", Basis.STATED)
    assert found["fte"].answer is None


def test_an_answer_goes_before_what_is_drawn_from_a_field(sort: Sort) -> None:
    found = given(
        sort, "answers: {level: 4, fte: unknown}, delivers: {levels: [1]}, people: {fte: 3}"
    )
    assert (found["level"].wording, found["fte"].wording) == ("4", "unknown")
    drawn = given(sort, "delivers: {levels: [1, 2]}, people: {fte: 3.5}")
    assert (drawn["level"].wording, drawn["fte"].wording) == ("1, 2", "3.5")


@pytest.mark.parametrize(
    ("answers", "message", "hint"),
    [
        ("{local: 3}", "`3` is no answer to `local` of `play`", "`yes`, `no`"),
        ("{local: maybe}", "`maybe` is no answer to `local` of `play`", "`yes`, `no`"),
        ("{local: [yes, maybe]}", "`yes, maybe` is no answer to `local` of `play`", "`yes`, `no`"),
        ("{level: 5}", "`5` is no answer to `level` of `play`", "`1`, `2`, `3`, `4`"),
        ("{level: partly}", "`partly` is no answer to `level` of `play`", "`1`, `2`, `3`, `4`"),
        ("{fte: many}", "`many` is no answer to `fte` of `play`", "a number"),
        ("{fte: -1}", "`-1` is no answer to `fte` of `play`", "a number"),
        ("{lead: east}", "`east` is no answer to `lead` of `play`", "`north`, `south`, `7`"),
        ("{lead: partly}", "`partly` is no answer to `lead` of `play`", "`north`, `south`, `7`"),
    ],
)
def test_an_answer_that_does_not_fit_is_told_and_counts_as_not_known(
    sort: Sort, answers: str, message: str, hint: str
) -> None:
    (placed,) = sort(f"{{id: play, name: Play, answers: {answers}}}", criteria=CRITERIA).placed
    found: tuple[Diagnostic, ...] = placed.diagnostics
    assert [(one.code.id, one.message, one.hint) for one in found] == [
        ("DTL330", message, f"wanted: {hint}, or `unknown`")
    ]
    assert found[0].span is not None
    assert not any(one.known for one in placed.given)
