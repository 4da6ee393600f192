"""`phases:` the gates of the programme, in their order."""

from __future__ import annotations

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited


class Phase(Record):
    """A stretch of the programme that ends at a gate."""

    id: Id = Field(description="The phase's own id.")
    name: Name = Field(description="What the phase is called.")
    by: PartialDate = Field(description="The date of the gate that ends it.")
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="phases",
    record=Phase,
    noun="phase",
    files=("programme.yaml",),
    summary="The phases of the programme and the gates that end them; found where none are given.",
)
