"""`proposals:` overlays: what would be different from another structure, each change with a reason.

A proposal says only what differs from the structure that it is `based_on`, so proposals can stand
on one another.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.former import Former
from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.undecided import OrUndecided

CURRENT, PROPOSED = "current", "proposed"
CITY_WIDE, LOCALITIES = "city-wide", "localities"

UnitId: TypeAlias = Annotated[Id, To("services", "teams", "roles", "bodies", "adds")]
TeamId: TypeAlias = Annotated[Id, To("teams", "adds")]
PlaceId: TypeAlias = Annotated[Id, To("places")]


class Arrangement(Record):
    """How something is run: only what is written differs from the structure below."""

    name: Maybe[Name] = Field(default=None, description="What it is called.")
    part_of: Maybe[Annotated[Id, To("services", "teams", "adds")]] = Field(
        default=None, description="The service or team it is part of."
    )
    category: Maybe[OrUndecided[Annotated[Id, To("categories")]]] = Field(
        default=None, description="Its category; it outranks the rule."
    )
    managed: Maybe[OrUndecided[Annotated[Id, To("places", words=(CITY_WIDE, LOCALITIES))]]] = Field(
        default=None, description="`city-wide`, `localities`, or the place it is managed in."
    )
    host: Maybe[OrUndecided[PlaceId]] = Field(default=None, description="The place that hosts it.")
    division: Maybe[OrUndecided[Annotated[Id, To("divisions")]]] = Field(
        default=None, description="The division it reports to."
    )
    joins: tuple[TeamId, ...] = Field(default=(), description="The teams it joins.")
    leaves: tuple[TeamId, ...] = Field(default=(), description="The teams it leaves.")
    place: Maybe[PlaceId] = Field(default=None, description="The one place it works in.")
    base: Maybe[Name] = Field(default=None, description="The building it works from.")
    contacts: tuple[PlaceId, ...] = Field(
        default=(), description="The places that have a named contact in it."
    )
    managed_by: Maybe[OrUndecided[Annotated[Id, To("roles", "adds")]]] = Field(
        default=None, description="The role that is its line manager."
    )
    accountable_to: Maybe[OrUndecided[Annotated[Id, To("roles", "bodies", "adds")]]] = Field(
        default=None, description="Whom it answers to for joint work."
    )
    reports_to: Maybe[OrUndecided[Annotated[Id, To("bodies", "adds")]]] = Field(
        default=None, description="The body it reports to."
    )
    ages: Maybe[Ages] = Field(default=None, description="The ages it is for.")
    posts: Maybe[Count] = Field(default=None, description="How many posts it has.")
    fte: Maybe[Count] = Field(default=None, description="The same in full-time equivalents.")
    live: Maybe[PartialDate] = Field(default=None, description="When that is to be in force.")
    because: Text = Field(description="Why.")
    themes: tuple[Annotated[Id, To("themes")], ...] = Field(
        default=(), description="The consultation themes that it answers."
    )
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Changed(Arrangement):
    """A change to something that there is already."""

    ends: Flag = Field(default=False, description="`yes` if it ceases to exist.")


class Added(Arrangement):
    """Something new. Where it takes the place of others, `was` names them."""

    kind: Literal["service", "component", "team", "role", "body"] = Field(description="What it is.")
    was: Former = Field(default=(), description="What it was before: one, or several merged.")


class Proposal(Record):
    """A structure that somebody proposes, told as its differences from another."""

    title: Name = Field(description="What the proposal is called.")
    date: Maybe[PartialDate] = Field(default=None, description="Its date.")
    status: Literal["draft", "consulted", "decided", "withdrawn"] = Field(
        default="draft", description="How far it has come."
    )
    based_on: Annotated[Id, To("proposals", words=(CURRENT, PROPOSED))] = Field(
        default=PROPOSED, description="The structure it changes: another proposal, or one of two."
    )
    adds: dict[Id, Added] = Field(default={}, description="What is new, by its id.")
    changes: dict[UnitId, Changed] = Field(default={}, description="What changes, by its id.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is described.")


SECTION = Section(
    key="proposals",
    record=Proposal,
    noun="proposal",
    files=("proposals/*.yaml",),
    summary="What would be different from another structure, each change with its reason.",
    keyed=True,
    reserved=(CURRENT, PROPOSED),
    climbs=("based_on",),
    names={"adds": "addition"},
)
