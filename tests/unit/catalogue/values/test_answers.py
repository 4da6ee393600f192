from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from dtl_planner.catalogue.sections.alliances import Forms
from dtl_planner.catalogue.values.answers import Answer, Basis, WrittenAnswer
from dtl_planner.catalogue.values.sources import Cited, SourceRef
from dtl_planner.catalogue.values.undecided import Undecided

ANSWERS: TypeAdapter[Answer] = TypeAdapter(WrittenAnswer)
SOURCES: TypeAdapter[SourceRef] = TypeAdapter(Cited)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"),
        (2, 2),
        (6.4, 6.4),
        ("about 180", "about 180"),
        ([2, 3], (2, 3)),
        ({"value": "partly"}, "partly"),
    ],
)
def test_a_bare_answer_is_a_stated_one_and_stays_as_written(written: object, value: object) -> None:
    assert ANSWERS.validate_python(written) == Answer.model_validate({"value": value})
    assert ANSWERS.validate_python(written).basis is Basis.STATED


def test_an_answer_keeps_what_it_rests_on() -> None:
    answer = ANSWERS.validate_python(
        {
            "value": "no",
            "basis": "agreed",
            "source": {"id": "resp", "section": "row 3"},
            "by": "CMT",
        }
    )
    assert answer.basis is Basis.AGREED
    assert answer.source == SourceRef(id="resp", section="row 3")
    assert answer.by == "CMT"


def test_unknown_is_an_answer_that_settles_nothing() -> None:
    assert not ANSWERS.validate_python("unknown").known
    assert ANSWERS.validate_python("partly").known


def test_an_answer_made_in_python_passes_as_it_is() -> None:
    answer = Answer(value="yes")
    assert ANSWERS.validate_python(answer) is answer


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (True, "answer_switch"),
        ({"value": False}, "answer_switch"),
        ([True], "answer_switch"),
        (None, "answer_empty"),
        ("", "answer_empty"),
        ([], "answer_empty"),
        ({"value": {}}, "answer_form"),
        (float("nan"), "answer_form"),
    ],
)
def test_an_answer_is_told_wrong_once(written: object, problem: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ANSWERS.validate_python(written)
    assert [error["type"] for error in refused.value.errors()] == [problem]


def test_a_bare_source_is_its_id() -> None:
    assert SOURCES.validate_python("resp") == SourceRef(id="resp")


@pytest.mark.parametrize("written", ["undecided", {"undecided": True}, {"undecided": "yes"}])
def test_undecided_is_a_status_of_its_own(written: object) -> None:
    assert Forms.model_validate({"division": written}).division == Undecided()


def test_what_is_decided_is_never_read_as_undecided() -> None:
    assert Forms.model_validate({"division": "learning"}).division == "learning"
