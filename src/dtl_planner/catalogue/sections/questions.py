"""`questions:` what people were asked in a consultation, and what was promised in answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Record, Section, Text, To
from dtl_planner.catalogue.values.numerals import Numeral
from dtl_planner.catalogue.values.sources import Cited


class Question(Record):
    """A question that was put to people.

    Papers often answer a question as a whole and not each thing that was said: `actions` here are
    those, and stand for every theme of the question.
    """

    id: Id = Field(description="The question's own id.")
    number: Maybe[Numeral] = Field(default=None, description="Its number in the paper.")
    text: Text = Field(description="What was asked, in short.")
    support: Maybe[Text] = Field(
        default=None, description="How much support there was, as far as the paper says."
    )
    asked_in: Maybe[Annotated[Id, To("events")]] = Field(
        default=None, description="The paper or event in which it was asked."
    )
    heard_at: tuple[Annotated[Id, To("events")], ...] = Field(
        default=(), description="The events at which people answered it."
    )
    actions: tuple[Annotated[Id, To("actions")], ...] = Field(
        default=(), description="The actions that answer it as a whole, whatever was said."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="questions",
    record=Question,
    noun="question",
    files=("consultation.yaml",),
    summary="What people were asked, how much support there was, and what was promised.",
)
