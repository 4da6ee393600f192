"""`questions:` what people were asked in a consultation."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.sources import Cited


class Question(Record):
    """A question that was put to people."""

    id: Id = Field(description="The question's own id.")
    number: Maybe[Name] = Field(default=None, description="Its number in the paper.")
    text: Text = Field(description="What was asked, in short.")
    support: Maybe[Text] = Field(
        default=None, description="How much support there was, as far as the paper says."
    )
    asked_in: Maybe[Annotated[Id, To("events")]] = Field(
        default=None, description="The paper or event in which it was asked."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="questions",
    record=Question,
    noun="question",
    files=("consultation.yaml",),
    summary="What people were asked, and how much support there was.",
)
