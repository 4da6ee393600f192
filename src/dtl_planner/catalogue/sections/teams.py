"""`teams:` groups of staff that services form or join, in one place or in each of several."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.catalogue.values.former import Former
from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.standing import Stands
from dtl_planner.catalogue.values.undecided import OrUndecided

TeamId: TypeAlias = Annotated[Id, To("teams")]


class Team(Record):
    """A team. Who is in it is said by its members, which `joins` it or forms it, or by `gathers`.

    A team that stands `in_each` place of a tier is written once and exists once in each of them.
    """

    id: Id = Field(description="The team's own id.")
    name: Name = Field(description="What the team is called.")
    was: Former = Field(default=(), description="Its ids before, where it was renamed or merged.")
    stands: Stands = Field(
        default=Stands.PROPOSED, description="Whether it exists today, is proposed, or both."
    )
    gathers: Maybe[Annotated[Id, To("categories")]] = Field(
        default=None, description="The category whose components are all members of it."
    )
    part_of: Maybe[TeamId] = Field(default=None, description="The larger team it is part of.")
    joins: tuple[TeamId, ...] = Field(
        default=(), description="Teams in which it works as a whole, beside its own."
    )
    in_each: Maybe[Annotated[Id, To("tiers")]] = Field(
        default=None, description="The tier in each place of which there is one such team."
    )
    place: Maybe[Annotated[Id, To("places")]] = Field(
        default=None, description="The one place it works in."
    )
    contacts: tuple[Annotated[Id, To("places")], ...] = Field(
        default=(), description="The places that have a named contact in it."
    )
    division: Maybe[OrUndecided[Annotated[Id, To("divisions")]]] = Field(
        default=None, description="The division it reports to."
    )
    ages: Maybe[Ages] = Field(default=None, description="The ages it is for, such as 8-13.")
    depends_on: tuple[Dependency, ...] = Field(default=(), description="What has to come first.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="teams",
    record=Team,
    noun="team",
    files=("services.yaml",),
    summary="Teams that services form or join, in one place or in each of several.",
    climbs=("part_of",),
    space="units",
)
