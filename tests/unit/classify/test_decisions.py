from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dtl_planner.classify.placing import findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.classification import Classification

    Sort = Callable[..., Classification]


def found(sort: Sort, rest: str, as_of: date | None = None) -> list[str]:
    result = sort(f"{{id: play, name: Play, {rest}}}")
    (placed,) = result.placed
    each = findings(placed, result.scheme, result.catalogue, as_of=as_of)
    return [f"{one.code.id} {one.message}" for one in each]


def decision(category: str, more: str = "") -> str:
    said = f"category: {category}, reason: so, by: us, on: 2009-09, review: 2010-04{more}"
    return f"decision: {{{said}}}"


@pytest.mark.parametrize("day", [date(2010, 4, 30), date(2010, 4, 1), None])
def test_a_decision_is_not_overdue_before_the_last_day_that_is_meant(
    sort: Sort, day: date | None
) -> None:
    assert not any("DTL340" in one for one in found(sort, decision("core"), day))


def test_a_decision_past_its_review_is_overdue(sort: Sort) -> None:
    text = f"answers: {{local: no}}, {decision('core')}"
    assert found(sort, text, date(2010, 5, 1)) == [
        "DTL340 decision on `play` was to be reviewed by 2010-04; it is now 2010-05-01",
        "DTL343 `play` is decided core; the rule says city-wide",
    ]


def test_a_decision_that_the_rule_agrees_with_is_needless(sort: Sort) -> None:
    text = f"answers: {{local: no}}, {decision('city-wide')}"
    assert found(sort, text) == ["DTL341 the rule says `city-wide` for `play` too"]


def test_a_decision_that_settles_open_questions_names_them(sort: Sort) -> None:
    assert found(sort, decision("hosted")) == [
        "DTL342 decision on `play` settles what `local`, `small` left open"
    ]


def test_a_decision_against_the_rule_is_shown(sort: Sort) -> None:
    text = f"answers: {{local: yes}}, {decision('city-wide')}"
    assert found(sort, text) == ["DTL343 `play` is decided city-wide; the rule says core or hosted"]


def test_a_rule_that_says_something_else_than_it_did_is_told(sort: Sort) -> None:
    text = f"answers: {{local: no}}, {decision('core', ', rule_said: hosted')}"
    assert found(sort, text) == [
        "DTL343 `play` is decided core; the rule says city-wide",
        "DTL344 the rule said `hosted` for `play` and now says city-wide",
    ]


def test_a_rule_that_could_still_say_what_it_said_has_not_moved(sort: Sort) -> None:
    text = f"answers: {{local: yes}}, {decision('city-wide', ', rule_said: hosted')}"
    assert found(sort, text) == ["DTL343 `play` is decided city-wide; the rule says core or hosted"]


def test_a_result_that_excludes_the_published_one_is_told(sort: Sort) -> None:
    text = "answers: {local: no}, published: {category: core}"
    assert found(sort, text) == ["DTL345 `play` comes out city-wide; the paper has it core"]
    assert found(sort, "answers: {local: yes}, published: {category: core}") == []
    assert found(sort, "answers: {local: no}, published: {category: undecided}") == []


def test_a_decision_that_follows_the_paper_differs_from_nothing(sort: Sort) -> None:
    text = f"answers: {{local: no}}, published: {{category: core}}, {decision('core')}"
    assert found(sort, text) == ["DTL343 `play` is decided core; the rule says city-wide"]


def test_a_finding_points_at_the_words_it_is_about(sort: Sort) -> None:
    result = sort(f"{{id: play, name: Play, {decision('core')}}}")
    (placed,) = result.placed
    each = findings(placed, result.scheme, result.catalogue, as_of=date(2011, 1, 1))
    line = f"  - {{id: play, name: Play, {decision('core')}}}"
    spans = [one.span for one in each]
    assert [line[s.column - 1 : s.end_column - 1] for s in spans if s] == ["2010-04", "core"]
