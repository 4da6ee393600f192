"""`rollout:` which place has which team for which ages: running, or still to come."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.catalogue.values.sources import Cited


class Rollout(Record):
    """A team of one place, for a band of ages, as far as it has come."""

    id: Id = Field(description="Its own id.")
    name: Name = Field(description="What the team is called, such as Multi Agency Support Team.")
    place: Annotated[Id, To("places")] = Field(description="The place it is for.")
    ages: Maybe[Ages] = Field(default=None, description="The ages it is for, both ends included.")
    state: Literal["running", "planned"] = Field(
        description="`running`, or `planned` where it is still to come."
    )
    since: Maybe[PartialDate] = Field(default=None, description="Since when it has been running.")
    by: Maybe[PartialDate] = Field(default=None, description="When it is to be running.")
    wording: Maybe[Text] = Field(
        default=None, description="What the source says of the time, such as `for several years`."
    )
    team: Maybe[Annotated[Id, To("teams")]] = Field(
        default=None, description="The team of the structure that it is."
    )
    basis: Basis = Field(
        default=Basis.STATED, description="`inferred` where ages or state are our reading."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="rollout",
    record=Rollout,
    noun="roll-out",
    files=("outcomes.yaml",),
    summary="Which place has which team for which ages, running or planned.",
)
