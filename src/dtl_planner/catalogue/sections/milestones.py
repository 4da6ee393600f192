"""`milestones:` what has to be reached, by when, and what it takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.catalogue.values.sources import Cited


class Milestone(Record):
    """Something to be reached, at a moment."""

    id: Id = Field(description="The milestone's own id.")
    name: Name = Field(description="What is reached, in a few words.")
    wording: Maybe[Text] = Field(
        default=None, description="The words of the source for its date, such as `by April 2010`."
    )
    by: Maybe[PartialDate] = Field(default=None, description="When it is to be reached.")
    phase: Maybe[Annotated[Id, To("phases")]] = Field(
        default=None, description="The phase in which it is reached."
    )
    when_done: tuple[
        Annotated[Id, To("services", "alliances", "teams", "roles", "bodies", "enablers")], ...
    ] = Field(
        default=(),
        description="What must have changed before it: services, teams with all their members.",
    )
    depends_on: tuple[Dependency, ...] = Field(default=(), description="What has to come first.")
    workstream: Maybe[Annotated[Id, To("workstreams")]] = Field(
        default=None, description="The workstream it belongs to."
    )
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is stated.")


SECTION = Section(
    key="milestones",
    record=Milestone,
    noun="milestone",
    files=("programme.yaml",),
    summary="What has to be reached, by when, and what must be done before.",
    space="units",
)
