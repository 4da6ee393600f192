"""`bodies:` boards, committees and groups, and what each reports to."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.former import Former
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.standing import Stands
from dtl_planner.catalogue.values.undecided import OrUndecided


class Body(Record):
    """A board, committee, panel or group that decides, oversees or advises."""

    id: Id = Field(description="The body's own id.")
    name: Name = Field(description="What the body is called.")
    was: Former = Field(default=(), description="Its ids before, where it was renamed or merged.")
    stands: Stands = Field(
        default=Stands.BOTH, description="Whether it exists today, is proposed, or both."
    )
    reports_to: Maybe[OrUndecided[Annotated[Id, To("bodies")]]] = Field(
        default=None, description="The body it reports to."
    )
    accountable_to: Maybe[OrUndecided[Annotated[Id, To("bodies")]]] = Field(
        default=None, description="The body it answers to, where it reports to another."
    )
    kind: Maybe[Name] = Field(default=None, description="Its kind, such as board or committee.")
    decides: Maybe[OrUndecided[Literal["decides", "oversees", "coordinates", "advises"]]] = Field(
        default=None, description="Whether it decides, oversees, coordinates or advises."
    )
    members: tuple[Name, ...] = Field(
        default=(), description="Who sits on it, by role or organisation; never by name."
    )
    chaired_by: Maybe[Name] = Field(default=None, description="Who chairs it, by role.")
    meets: Maybe[Name] = Field(default=None, description="How often it meets.")
    since: Maybe[PartialDate] = Field(default=None, description="Since when it has been there.")
    in_each: Maybe[Annotated[Id, To("tiers")]] = Field(
        default=None, description="The tier in each place of which there is one."
    )
    place: Maybe[Annotated[Id, To("places")]] = Field(
        default=None, description="The one place it is for."
    )
    purpose: Maybe[Text] = Field(default=None, description="What it is for.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="bodies",
    record=Body,
    noun="body",
    files=("programme.yaml",),
    summary="Boards, committees and groups, and what each reports to.",
    climbs=("reports_to", "accountable_to"),
    space="units",
)
