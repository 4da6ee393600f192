"""`programme:` what is being planned, for whom, and when it is to be in force."""

from __future__ import annotations

from pydantic import Field

from dtl_planner.catalogue.record import Maybe, Name, Record, Section, Text
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited


class Programme(Record):
    """The programme that the workspace plans."""

    title: Name = Field(description="What the programme is called.")
    council: Maybe[Name] = Field(default=None, description="The council it belongs to.")
    go_live: Maybe[PartialDate] = Field(default=None, description="When it is to be in force.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="programme",
    record=Programme,
    noun="programme",
    files=("services.yaml",),
    summary="What is being planned, for which council, and when it is to be in force.",
    single=True,
)
