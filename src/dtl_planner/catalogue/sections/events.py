"""`events:` the steps of a consultation: papers, meetings, surveys, and when each was."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited


class Event(Record):
    """One step of a consultation, or several of one kind.

    A `paper` is something published: questions are asked in one, promises made in one, and what is
    still open is left to one.
    """

    id: Id = Field(description="The event's own id.")
    name: Name = Field(description="What it is called.")
    kind: Literal["paper", "consultation", "meeting", "survey", "written"] = Field(
        description="`paper` for something published, or the way in which people were heard."
    )
    when: Maybe[PartialDate] = Field(default=None, description="When it is, or was.")
    number: Maybe[Count] = Field(default=None, description="How many such events there were.")
    took_part: Maybe[Count] = Field(default=None, description="How many people took part.")
    audiences: tuple[Name, ...] = Field(
        default=(), description="Who was heard there, or written to, in plain words: staff."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="events",
    record=Event,
    noun="event",
    files=("consultation.yaml",),
    summary="The steps of a consultation: papers, meetings, surveys, with dates and numbers.",
)
