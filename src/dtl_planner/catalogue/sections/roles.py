"""`roles:` posts that lead or manage, with who manages them kept apart from whom they answer to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.catalogue.values.former import Former
from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.standing import Stands
from dtl_planner.catalogue.values.undecided import OrUndecided


class Role(Record):
    """A post, or several of one kind. The names of the people in it are never needed."""

    id: Id = Field(description="The role's own id.")
    name: Name = Field(description="What the role is called.")
    was: Former = Field(default=(), description="Its ids before, where it was renamed or merged.")
    stands: Stands = Field(
        default=Stands.PROPOSED, description="Whether it exists today, is proposed, or both."
    )
    posts: Maybe[Count] = Field(default=None, description="How many posts there are of it.")
    in_each: Maybe[Annotated[Id, To("tiers")]] = Field(
        default=None, description="The tier in each place of which there is one."
    )
    place: Maybe[Annotated[Id, To("places")]] = Field(
        default=None, description="The one place it is for."
    )
    heads_place: Flag = Field(
        default=False, description="`yes` if it is the head of its place, or of each of its places."
    )
    leads: tuple[Annotated[Id, To("teams", "services", "divisions", "bodies")], ...] = Field(
        default=(), description="The teams, services, divisions or bodies that it leads."
    )
    managed_by: Maybe[OrUndecided[Annotated[Id, To("roles")]]] = Field(
        default=None, description="The role that is its line manager."
    )
    is_top: Flag = Field(
        default=False, description="`yes` if nobody within the programme is its line manager."
    )
    accountable_to: Maybe[OrUndecided[Annotated[Id, To("roles", "bodies")]]] = Field(
        default=None,
        description="Whom it answers to for joint work, who need not be its line manager.",
    )
    division: Maybe[OrUndecided[Annotated[Id, To("divisions")]]] = Field(
        default=None, description="The division it belongs to."
    )
    ages: Maybe[Ages] = Field(default=None, description="The ages it is for, such as 0-7.")
    grade: Maybe[OrUndecided[Name]] = Field(default=None, description="Its grade.")
    filled: Maybe[PartialDate] = Field(default=None, description="When it is to be filled.")
    depends_on: tuple[Dependency, ...] = Field(default=(), description="What has to come first.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="roles",
    record=Role,
    noun="role",
    files=("programme.yaml",),
    summary="Posts that lead or manage: what they lead, who manages them, whom they answer to.",
    climbs=("managed_by",),
    space="units",
)
