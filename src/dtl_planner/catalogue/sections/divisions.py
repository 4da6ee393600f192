"""`divisions:` the parts of the council that services report to."""

from __future__ import annotations

from pydantic import Field

from dtl_planner.catalogue.record import Maybe, Name, Record, Section, Text
from dtl_planner.catalogue.values.sources import Cited


class Division(Record):
    """A division, directorate or portfolio that services report to."""

    name: Name = Field(description="What the division is called.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="divisions",
    record=Division,
    noun="division",
    files=("services.yaml",),
    summary="The parts of the council that services report to.",
    keyed=True,
)
