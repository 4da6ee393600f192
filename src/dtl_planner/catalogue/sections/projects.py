"""`projects:` what is commissioned for one place or several, and with which money."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.figures import Figure
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.states import State


class Project(Record):
    """A piece of work that somebody commissioned."""

    id: Id = Field(description="The project's own id.")
    name: Name = Field(description="What it is called.")
    purpose: Maybe[Text] = Field(default=None, description="What it is for.")
    places: tuple[Annotated[Id, To("places")], ...] = Field(
        default=(), description="The places it is for; the whole area without."
    )
    bodies: tuple[Annotated[Id, To("bodies")], ...] = Field(
        default=(), description="The bodies that commission it."
    )
    services: tuple[Annotated[Id, To("services")], ...] = Field(
        default=(), description="The services that carry it out."
    )
    audiences: tuple[Name, ...] = Field(
        default=(), description="Whom it is for, in plain words: disabled children."
    )
    funding: Maybe[Name] = Field(default=None, description="What pays for it, such as a grant.")
    pounds: Maybe[Figure] = Field(default=None, description="How much, in pounds.")
    when: Maybe[PartialDate] = Field(default=None, description="When it runs.")
    state: Maybe[State] = Field(default=None, description="How far it has got.")
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="projects",
    record=Project,
    noun="project",
    files=("programme.yaml",),
    summary="What is commissioned for one place or several, by whom, with which money.",
)
