"""What has to come first: one link from a record to another that it waits for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Record, Text, To
from dtl_planner.catalogue.values.lengths import Length
from dtl_planner.catalogue.values.sources import Cited

LINKED = ("services", "alliances", "teams", "roles", "enablers", "milestones")
"""The sections whose records can be tied to one another."""


class Dependency(Record):
    """Something that has to come first."""

    on: Annotated[Id, To(*LINKED)] = Field(description="What it waits for.")
    because: Literal["depends-on", "waits-for-decision"] = Field(
        default="depends-on", description="Whether it waits for the thing, or for a decision on it."
    )
    kind: Literal["finish-to-start", "start-to-start", "finish-to-finish", "start-to-finish"] = (
        Field(default="finish-to-start", description="Which end waits for which.")
    )
    lag: Maybe[Length] = Field(default=None, description="How long after, such as 4 weeks.")
    why: Maybe[Text] = Field(default=None, description="Why it waits.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")
