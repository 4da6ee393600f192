"""`consultation:` what was consulted on, and which structures to compare for it."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.sources import Cited

Structure: TypeAlias = Annotated[Id, To("proposals", words=("current", "proposed"))]


class Consultation(Record):
    """A consultation: what it was about and how many took part."""

    title: Name = Field(description="What the consultation is called.")
    took_part: Maybe[Count] = Field(default=None, description="How many people took part in all.")
    consulted: Maybe[Structure] = Field(
        default=None, description="The structure that people were asked about."
    )
    decided: Maybe[Structure] = Field(
        default=None, description="The structure that was decided on afterwards."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="consultation",
    record=Consultation,
    noun="consultation",
    files=("consultation.yaml",),
    summary="What was consulted on, how many took part, and which structures to compare.",
    single=True,
)
