"""`features:` what each place is to have before it is ready, and the tests of that."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited


class ReadinessTest(Record):
    """Something that must hold before a place has the feature."""

    text: Text = Field(description="What must hold.")
    by: Maybe[PartialDate] = Field(
        default=None, description="When, where it is not when the feature itself is due."
    )
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Feature(Record):
    """Something that every place of a tier is to have."""

    id: Id = Field(description="The feature's own id.")
    name: Name = Field(description="What it is called.")
    tier: Maybe[Annotated[Id, To("tiers")]] = Field(
        default=None, description="The tier whose places are to have it, such as locality."
    )
    tests: dict[Id, ReadinessTest] = Field(
        default={}, description="What must hold before a place has it, each by an id."
    )
    by: Maybe[PartialDate] = Field(default=None, description="When every place is to have it.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is asked for.")


SECTION = Section(
    key="features",
    record=Feature,
    noun="feature",
    files=("outcomes.yaml",),
    summary="What each place is to have before it is ready, with the tests of that.",
    names={"tests": "readiness test"},
)
