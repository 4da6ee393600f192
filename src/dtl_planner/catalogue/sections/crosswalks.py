"""`crosswalks:` how the places of one footprint are shared out over those of another."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.sources import Cited

UNKNOWN, OUTSIDE = "unknown", "outside"
"""Written in place of a place: nobody knows where a part lies, or it lies in no place at all."""

Weight: TypeAlias = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]


class Crosswalk(Record):
    """Weights that carry figures from the places of one footprint over to those of another."""

    id: Id = Field(description="The crosswalk's own id.")
    name: Name = Field(description="What it is called.")
    from_footprint: Annotated[Id, To("footprints")] = Field(
        description="The footprint whose figures are carried over."
    )
    to_footprint: Annotated[Id, To("footprints")] = Field(
        description="The footprint they are carried over to."
    )
    weighs: Literal["population", "area", "addresses"] = Field(
        description="What the weights are shares of: people, land or addresses."
    )
    weights: dict[
        Annotated[Id, To("places")],
        dict[Annotated[Id, To("places", words=(UNKNOWN, OUTSIDE), may_be_itself=True)], Weight],
    ] = Field(
        min_length=1,
        description="For each place the share of it, from 0 to 1, that lies in each other place, "
        "such as {north: {east: 0.4, west: 0.6}}; `unknown` and `outside` may stand for a place.",
    )
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where the weights were found.")


SECTION = Section(
    key="crosswalks",
    record=Crosswalk,
    noun="crosswalk",
    files=("localities.yaml",),
    summary="Weights that carry figures over between footprints that do not nest.",
)
