"""`windows:` times in which nothing may change, or outside which nothing may."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.times import Stretch


class Window(Record):
    """Times that the plan keeps clear of or, where it says `only`, keeps to."""

    id: Id = Field(description="The window's own id.")
    name: Name = Field(description="What it is called.")
    kind: Literal["school-term", "pre-election", "inspection", "busy", "other"] = Field(
        default="other", description="What kind of time it is."
    )
    times: tuple[Stretch, ...] = Field(min_length=1, description="When it is.")
    only: Flag = Field(
        default=False, description="`yes` where work may be done only within these times."
    )
    of: tuple[Annotated[Id, To("services", "teams", "roles", "divisions", "places")], ...] = Field(
        default=(), description="Whom it holds for; everyone without."
    )
    activities: tuple[Id, ...] = Field(
        default=(), description="The activities of playbooks it holds for; all of them without."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="windows",
    record=Window,
    noun="window",
    files=("programme.yaml",),
    summary="School terms, pre-election periods, inspections: times that the plan keeps clear of.",
)
