"""`themes:` what people said, and the actions that came of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.sources import Cited


class Theme(Record):
    """Something that several people said.

    Who said it is written in `audiences`, or follows from the events at which it, or else its
    question, was heard. What answers it are its own actions, those of its question, the replies and
    the effects that name it.
    """

    id: Id = Field(description="The theme's own id.")
    text: Text = Field(description="What people said, in our own words.")
    kind: Literal["support", "concern", "suggestion", "question"] = Field(
        description="Whether they welcomed, worried, suggested or asked."
    )
    question: Maybe[Annotated[Id, To("questions")]] = Field(
        default=None, description="The question it was said in answer to."
    )
    is_cross_cutting: Flag = Field(
        default=False, description="`yes` if it was said beside all questions."
    )
    heard_at: tuple[Annotated[Id, To("events")], ...] = Field(
        default=(), description="The events at which it was said, if not those of its question."
    )
    audiences: tuple[Name, ...] = Field(
        default=(), description="Who said it, if not all who were heard there."
    )
    mentions: Maybe[Count] = Field(default=None, description="How often it was said.")
    actions: tuple[Annotated[Id, To("actions")], ...] = Field(
        default=(), description="The actions that answer this very theme."
    )
    basis: Literal["stated", "inferred"] = Field(
        default="stated",
        description="`inferred` where no paper ties these actions to the theme itself.",
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="themes",
    record=Theme,
    noun="theme",
    files=("consultation.yaml",),
    summary="What people said, the question it answers, and the actions that answer it.",
)
