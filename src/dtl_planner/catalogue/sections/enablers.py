"""`enablers:` what a change needs besides services: ICT, premises, workforce, finance."""

from __future__ import annotations

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.catalogue.values.sources import Cited


class Enabler(Record):
    """Something that has to be there before services can work in the new way."""

    id: Id = Field(description="The enabler's own id.")
    name: Name = Field(description="What the enabler is called.")
    kind: Maybe[Name] = Field(default=None, description="Its kind, such as ICT or premises.")
    ready: Maybe[PartialDate] = Field(default=None, description="When it is to be there.")
    depends_on: tuple[Dependency, ...] = Field(default=(), description="What has to come first.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="enablers",
    record=Enabler,
    noun="enabler",
    files=("programme.yaml",),
    summary="What a change needs besides services: ICT, premises, workforce, finance.",
    space="units",
)
