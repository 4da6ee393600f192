"""`readiness:` how far each place has got, test by test, with the evidence."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import WrittenAnswer
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited


class Readiness(Record):
    """How far one place has got. What is left out is not stated, which is not the same as no."""

    by: Maybe[PartialDate] = Field(default=None, description="When the place is to be ready.")
    tests: dict[Annotated[Id, To("tests")], WrittenAnswer] = Field(
        default={}, description="Whether each test holds; `note` or `source` is the evidence."
    )
    led_by: Maybe[Name] = Field(default=None, description="Who answers for it, by role.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="readiness",
    record=Readiness,
    noun="readiness",
    files=("outcomes.yaml",),
    summary="How far each place has got, by the tests of the features, with the evidence.",
    keyed=True,
    about=To("places"),
)
