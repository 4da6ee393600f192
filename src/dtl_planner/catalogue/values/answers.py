"""An answer to a question about a service, with what it rests on."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from math import isfinite
from typing import Annotated, ClassVar, TypeAlias

from pydantic import BeforeValidator, Field, PlainValidator
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.reading.unusable import is_unusable
from dtl_planner.catalogue.record import Longest, Maybe, Name, Record, Text
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited

UNKNOWN = "unknown"
_WORDS = frozenset({"yes", "no", "partly", UNKNOWN})


class Basis(StrEnum):
    """What an answer rests on."""

    STATED = "stated"
    INFERRED = "inferred"
    AGREED = "agreed"


Scalar: TypeAlias = str | int | float


def _as_written(written: object) -> Scalar | tuple[Scalar, ...]:
    """Take a scalar or a list of scalars as it stands.

    One function and not a union of types, so that a wrong answer is told once, in our words.
    """
    if isinstance(written, list | tuple) and written:
        return tuple(_scalar(each) for each in written)
    return _scalar(written)


def _scalar(written: object) -> Scalar:
    match written:
        case bool():
            word = "yes" if written else "no"
            raise PydanticCustomError("answer_switch", "an answer is `{word}`", {"word": word})
        case str() | int() if written != "" and not is_unusable(written):
            return written
        case float() if isfinite(written):
            return written
        case None | "" | []:
            raise PydanticCustomError("answer_empty", "this answer is empty")
    raise PydanticCustomError("answer_form", "an answer is a word, a number, or a list of them")


AnswerScalar: TypeAlias = Annotated[
    Scalar, PlainValidator(_scalar, json_schema_input_type=Scalar), Longest("name_characters")
]
AnswerValue: TypeAlias = Annotated[
    Scalar | tuple[Scalar, ...],
    PlainValidator(_as_written, json_schema_input_type=Scalar | list[Scalar]),
    Longest("name_characters"),
]


class Answer(Record):
    """An answer and what it rests on; written bare (`yes`, `2`, `[2, 3]`) it is a stated one.

    The value stays as written: only the scheme that asks knows what kind of answer it wants.
    """

    short: ClassVar[str | None] = "value"

    value: AnswerValue = Field(description="`yes`, `no`, `partly`, `unknown`, a number or a word.")
    basis: Basis = Field(
        default=Basis.STATED, description="Whether it is stated, inferred or agreed."
    )
    source: Maybe[Cited] = Field(default=None, description="Where it is stated.")
    note: Maybe[Text] = Field(default=None, description="From what it is inferred; any remark.")
    asked: Maybe[PartialDate] = Field(default=None, description="When it was asked.")
    by: Maybe[Name] = Field(default=None, description="Who answered or agreed, by role.")

    @property
    def known(self) -> bool:
        """Whether it settles anything: `unknown` is an answer that does not."""
        return self.value != UNKNOWN


@lru_cache(maxsize=1_000)
def _of_word(word: str) -> Answer:
    """Make the answer of a bare word once.

    Most answers are one of four words, and a frozen value can stand in many places: this takes a
    third off the time of reading a large catalogue.
    """
    return Answer.model_validate({"value": word})


def _expanded(written: object) -> object:
    if isinstance(written, dict | Answer):
        return written
    if isinstance(written, str) and written in _WORDS:
        return _of_word(written)
    return {"value": written}


# The short form is expanded outside the record and not by a validator of it: that is three times
# faster, and half the values of a large catalogue are answers.
WrittenAnswer: TypeAlias = Annotated[
    Answer,
    BeforeValidator(_expanded, json_schema_input_type=Scalar | list[Scalar] | Answer),
]
