"""`development:` programmes that develop leaders and staff, stage by stage."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.states import State


class Stage(Record):
    """One stage of such a programme."""

    name: Name = Field(description="What the stage is called.")
    what: Maybe[Text] = Field(default=None, description="What is done in it.")
    when: Maybe[PartialDate] = Field(default=None, description="When.")
    state: Maybe[State] = Field(default=None, description="How far it has got.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Development(Record):
    """What is done to develop those who lead or work in the new way."""

    id: Id = Field(description="Its own id.")
    name: Name = Field(description="What it is called.")
    of: tuple[Annotated[Id, To("roles", "bodies", "teams", "services")], ...] = Field(
        default=(), description="The roles, bodies, teams or services it is for."
    )
    audiences: tuple[Name, ...] = Field(
        default=(), description="Whom else it is for, in plain words: all staff."
    )
    led_by: Maybe[Name] = Field(default=None, description="Who runs it, by role or body.")
    stages: tuple[Stage, ...] = Field(default=(), description="Its stages, the first one first.")
    workstreams: tuple[Annotated[Id, To("workstreams")], ...] = Field(
        default=(), description="The workstreams it serves."
    )
    state: Maybe[State] = Field(default=None, description="How far it has got.")
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="development",
    record=Development,
    noun="development",
    files=("programme.yaml",),
    summary="How leaders and staff are developed, stage by stage.",
)
