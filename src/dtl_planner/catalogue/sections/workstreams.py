"""`workstreams:` the strands of a programme: what each is for, and how far it has got."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.states import State


class Progress(Record):
    """One thing that was reported of a workstream."""

    text: Text = Field(description="What was reported.")
    on: Maybe[PartialDate] = Field(default=None, description="When.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Workstream(Record):
    """A strand of the programme."""

    id: Id = Field(description="The workstream's own id.")
    name: Name = Field(description="What the workstream is called.")
    aims: tuple[Text, ...] = Field(default=(), description="What it is for.")
    led_by: Maybe[Annotated[Id, To("roles", "bodies")]] = Field(
        default=None, description="The role or body that leads it."
    )
    progress: tuple[Progress, ...] = Field(default=(), description="What was reported of it.")
    state: Maybe[State] = Field(default=None, description="How far it has got.")
    state_basis: Basis = Field(
        default=Basis.STATED, description="`inferred` where its state is our reading."
    )
    goes_to: Maybe[Name] = Field(
        default=None, description="Who carries it on once it is transferred to business as usual."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told of.")


SECTION = Section(
    key="workstreams",
    record=Workstream,
    noun="workstream",
    files=("programme.yaml",),
    summary="The strands of the programme: aims, milestones, progress, state.",
)
