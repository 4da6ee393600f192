"""`replies:` questions that people put to the council, and its answers, open ones among them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.sources import Cited


class Reply(Record):
    """A question that people put, and what was answered; an open one may be answered in part."""

    id: Id = Field(description="The reply's own id.")
    question: Text = Field(description="What people asked, in short.")
    answer: Maybe[Text] = Field(
        default=None, description="What was answered, in short, as far as anything was."
    )
    status: Literal["answered", "open"] = Field(description="Whether that settles it.")
    answered_in: Maybe[Annotated[Id, To("events")]] = Field(
        default=None, description="The paper that gives the answer."
    )
    resolves_in: Maybe[Annotated[Id, To("events")]] = Field(
        default=None, description="The paper in which an open question is to be answered."
    )
    themes: tuple[Annotated[Id, To("themes")], ...] = Field(
        default=(), description="The themes that it answers."
    )
    basis: Literal["stated", "inferred"] = Field(
        default="stated", description="`inferred` where no paper ties it to these themes itself."
    )
    units: tuple[Annotated[Id, To("services", "teams", "roles", "bodies", "enablers")], ...] = (
        Field(default=(), description="The services, teams, roles or bodies that it is about.")
    )
    audiences: tuple[Name, ...] = Field(
        default=(), description="Who asked, if not all who were heard with its themes."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="replies",
    record=Reply,
    noun="reply",
    files=("consultation.yaml",),
    summary="Questions that people put to the council, and its answers, open ones among them.",
)
