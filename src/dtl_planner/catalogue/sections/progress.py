"""`progress:` what has been done since the plan was made, and why dates moved."""

from __future__ import annotations

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.states import State


class Approval(Record):
    """Somebody agreed that a date moves."""

    to: PartialDate = Field(description="The new date.")
    by: Name = Field(description="Who agreed, by role or body.")
    on: Maybe[PartialDate] = Field(default=None, description="When.")
    why: Maybe[Text] = Field(default=None, description="Why it moves.")
    source: Maybe[Cited] = Field(default=None, description="Where that is recorded.")


class Step(Record):
    """How far one activity or milestone has got."""

    state: State = Field(description="How far it has got.")
    began: Maybe[PartialDate] = Field(default=None, description="When it began.")
    ended: Maybe[PartialDate] = Field(default=None, description="When it was done.")
    expected: Maybe[PartialDate] = Field(
        default=None, description="When it is expected to be done, as things stand."
    )
    moved: tuple[Approval, ...] = Field(default=(), description="Moves of its date, as agreed.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Standing(Step):
    """How far what is written under the id of a milestone, or of what changes, has got."""

    activities: dict[Id, Step] = Field(
        default={}, description="How far its activities have got, each by its id in the playbook."
    )


SECTION = Section(
    key="progress",
    record=Standing,
    noun="progress",
    files=("programme.yaml",),
    summary="What has been done since the plan was made, by milestone or by what changes.",
    keyed=True,
    about=To("milestones", "services", "teams", "roles", "bodies", "alliances", "enablers"),
)
