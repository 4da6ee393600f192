"""`indicators:` what is counted or averaged: what kind of number it is, and which way is good."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.figures import Good, Kind
from dtl_planner.catalogue.values.sources import Cited


class Indicator(Record):
    """Something that is counted or averaged, place by place."""

    id: Id = Field(description="The indicator's own id.")
    name: Name = Field(description="What is counted, such as children on a child protection plan.")
    unit: Maybe[Name] = Field(default=None, description="What one of it is, such as children.")
    kind: Kind = Field(description="`flow`, `stock` or `mean`.")
    good: Maybe[Good] = Field(
        default=None, description="Which way is good: `up`, `down` or `neither`."
    )
    per: Maybe[Annotated[Id, To("indicators")]] = Field(
        default=None, description="The indicator that counts the people it is measured against."
    )
    basis: Basis = Field(
        default=Basis.STATED, description="`inferred` where kind or direction is our reading."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="indicators",
    record=Indicator,
    noun="indicator",
    files=("outcomes.yaml",),
    summary="What is counted or averaged by place, with its kind and the good direction.",
)
