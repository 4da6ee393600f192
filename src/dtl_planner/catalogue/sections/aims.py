"""`aims:` what a programme is for: its vision, aims, intended outcomes, principles, priorities."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.numerals import Numeral
from dtl_planner.catalogue.values.sources import Cited


class Aim(Record):
    """Something that the programme is to bring, or that it keeps to."""

    id: Id = Field(description="The aim's own id.")
    number: Maybe[Numeral] = Field(default=None, description="Its number in the paper.")
    text: Text = Field(description="What it is, in our own words.")
    kind: Literal["vision", "aim", "outcome", "principle", "priority"] = Field(
        description="The `vision`, an `aim`, an intended `outcome`, a `principle` that is kept to, "
        "or a `priority` of the next months."
    )
    group: Maybe[Name] = Field(
        default=None, description="Whom or what it is for, such as workforce."
    )
    part_of: Maybe[Annotated[Id, To("aims")]] = Field(
        default=None, description="The larger aim it belongs to."
    )
    workstreams: tuple[Annotated[Id, To("workstreams")], ...] = Field(
        default=(), description="The workstreams that see to it."
    )
    measures: tuple[Annotated[Id, To("measures")], ...] = Field(
        default=(), description="The measures that show whether it comes."
    )
    indicators: tuple[Annotated[Id, To("indicators")], ...] = Field(
        default=(), description="The indicators that show whether it comes."
    )
    by: Maybe[PartialDate] = Field(default=None, description="When it is to be reached.")
    basis: Basis = Field(
        default=Basis.STATED,
        description="`inferred` where it, or what sees to it or shows it, is our reading.",
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="aims",
    record=Aim,
    noun="aim",
    files=("programme.yaml",),
    summary="What the programme is for: vision, aims, outcomes, principles, priorities.",
    climbs=("part_of",),
)
