"""`flexibility:` how much is tied to a place, and how much goes where it is needed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.sources import Cited


class Flexibility(Record):
    """A rule such as 80/20. Papers seldom say what the two numbers measure; then it stays open."""

    id: Id = Field(description="The rule's own id.")
    name: Name = Field(description="What it is called, such as 80/20.")
    tied: int = Field(
        ge=0, le=100, strict=True, description="How much of a hundred is tied to a place."
    )
    measures: Maybe[Literal["posts", "cases", "time"]] = Field(
        default=None, description="What the hundred are: `posts`, `cases` or `time`; else open."
    )
    meaning: Maybe[Text] = Field(default=None, description="What it means, in its owner's words.")
    owner: Maybe[Name] = Field(default=None, description="Who says what it means, by role or body.")
    of: tuple[Annotated[Id, To("services", "teams", "divisions")], ...] = Field(
        default=(), description="Whom it is for; everyone without."
    )
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="flexibility",
    record=Flexibility,
    noun="flexibility rule",
    files=("programme.yaml",),
    summary="How much is tied to a place and how much goes where it is needed, such as 80/20.",
)
