"""`calendar:` the days on which people work, and those on which nobody does."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from dtl_planner.catalogue.record import Maybe, Record, Section, Text
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.times import Stretch

Day: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of a week, the first of them Monday."""


class Calendar(Record):
    """The working days of the programme."""

    week: tuple[Day, ...] = Field(
        default=DAYS[:5], min_length=1, description="The days of the week on which people work."
    )
    holidays: Literal["england", "none"] = Field(
        default="england", description="Whose bank holidays are kept."
    )
    closed: tuple[Stretch, ...] = Field(
        default=(), description="When the council is closed besides, such as after Christmas."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="calendar",
    record=Calendar,
    noun="calendar",
    files=("programme.yaml",),
    summary="The days on which people work, the bank holidays, and when the council is closed.",
    single=True,
)
