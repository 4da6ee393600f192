"""`footprints:` ways of dividing an area into ever smaller places."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.sources import Cited


class Footprint(Record):
    """An ordered set of tiers, such as city, locality, neighbourhood, ward."""

    id: Id = Field(description="The footprint's own id.")
    name: Name = Field(description="What the footprint is called.")
    tiers: tuple[Id, ...] = Field(
        min_length=1, description="Its tiers, the largest first, such as [city, locality]."
    )
    declared: dict[Annotated[Id, To("tiers")], Annotated[int, Field(strict=True, ge=0)]] = Field(
        default={}, description="How many places of a tier there are said to be."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is described.")


SECTION = Section(
    key="footprints",
    record=Footprint,
    noun="footprint",
    files=("localities.yaml",),
    summary="Ways of dividing the area, with their tiers and the number of places they declare.",
    names={"tiers": "tier"},
)
