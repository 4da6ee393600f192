from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.classify.classification import idle_questions, open_questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.classification import Classification

    Sort = Callable[..., Classification]


def test_the_question_that_leaves_least_comes_first_then_the_id(sort: Sort) -> None:
    found = sort(
        "{id: z, name: Z}",
        "{id: b, name: B, answers: {local: yes}}",
        "{id: a, name: A, answers: {local: yes}}",
        "{id: done, name: D, answers: {local: no}}",
    )
    asked = open_questions(found)
    assert [(one.placed.component.record.id, one.question.fact) for one in asked] == [
        ("a", "small"),
        ("b", "small"),
        ("z", "local"),
    ]


def test_answers_that_change_nothing_are_counted(sort: Sort) -> None:
    found = sort("{id: z, name: Z}", "{id: done, name: D, answers: {local: no}}")
    assert idle_questions(found) == 1


def test_what_people_decided_asks_nothing(sort: Sort) -> None:
    decided = "decision: {category: core, reason: so, by: us, on: 2009, review: 2010}"
    found = sort(f"{{id: z, name: Z, {decided}}}")
    assert (open_questions(found), idle_questions(found)) == ((), 0)
