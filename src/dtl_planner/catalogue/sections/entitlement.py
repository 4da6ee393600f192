"""`entitlement:` what children and families can count on, and which place offers it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis, WrittenAnswer
from dtl_planner.catalogue.values.sources import Cited


class Entitlement(Record):
    """One thing that is offered.

    The floor is equal and the top is not: what is `core` is due in every place, and what is not is
    for the places that need more.
    """

    id: Id = Field(description="Its own id.")
    name: Name = Field(description="What is offered.")
    core: Flag = Field(default=True, description="`no` where it is for places that need more.")
    where: Maybe[Literal["in-place", "within-reach"]] = Field(
        default=None, description="`in-place`, or `within-reach` where it need not be in the place."
    )
    tier: Maybe[Annotated[Id, To("tiers")]] = Field(
        default=None, description="The tier whose places are to offer it, such as locality."
    )
    offered: dict[Annotated[Id, To("places")], WrittenAnswer] = Field(
        default={}, description="Whether it is offered, place by place; `note` holds the evidence."
    )
    indicator: Maybe[Annotated[Id, To("indicators")]] = Field(
        default=None, description="The indicator that shows where more of it is needed."
    )
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is promised.")


SECTION = Section(
    key="entitlement",
    record=Entitlement,
    noun="entitlement",
    files=("outcomes.yaml",),
    summary="What children and families can count on, and which place offers it.",
)
