"""`evidence:` what people say of the change, beside the figures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited


class Evidence(Record):
    """What somebody said or saw, in our own words."""

    id: Id = Field(description="Its own id.")
    text: Text = Field(description="What was said or seen, in short.")
    kind: Literal["feedback", "review", "remark"] = Field(
        description="`feedback` of somebody, a headline of a `review`, or a `remark` of the paper."
    )
    role: Maybe[Name] = Field(default=None, description="Who said it, by role; never by name.")
    on: Maybe[PartialDate] = Field(default=None, description="When.")
    workstreams: tuple[Annotated[Id, To("workstreams")], ...] = Field(
        default=(), description="The workstreams it is about."
    )
    measures: tuple[Annotated[Id, To("measures")], ...] = Field(
        default=(), description="The measures that it stands beside."
    )
    basis: Basis = Field(
        default=Basis.STATED, description="`inferred` where what it is about is our reading."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="evidence",
    record=Evidence,
    noun="evidence",
    files=("outcomes.yaml",),
    summary="What people say of the change, beside the figures.",
)
