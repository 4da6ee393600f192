"""`boundaries:` maps that stand in the workspace, and which places they are of."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited


class BoundaryFile(Record):
    """A GeoJSON file with the boundaries of small areas, in degrees of longitude and latitude."""

    id: Id = Field(description="Its own id.")
    name: Name = Field(description="What it shows, such as wards of 2025.")
    file: Annotated[Name, Field(pattern=r"^boundaries/[^/\\]+\.geojson$")] = Field(
        description="The file in the workspace, such as boundaries/wards.geojson."
    )
    tier: Annotated[Id, To("tiers")] = Field(description="The tier whose places it shows.")
    code: Maybe[Name] = Field(
        default=None,
        description="The property that holds the GSS code of an area; found by itself without.",
    )
    on: Maybe[PartialDate] = Field(default=None, description="The day or year it is as of.")
    licence: Maybe[Text] = Field(default=None, description="The words that its licence asks for.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it was got.")


SECTION = Section(
    key="boundaries",
    record=BoundaryFile,
    noun="boundary file",
    files=("localities.yaml",),
    summary="Maps that stand in the workspace, as GeoJSON, and which places they are of.",
)
