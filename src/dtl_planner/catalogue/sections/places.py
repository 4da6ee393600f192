"""`places:` localities, neighbourhoods, wards and whatever else an area is divided into."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import Discriminator, Field, Tag

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.catalogue.values.sources import Cited

PlaceId: TypeAlias = Annotated[Id, To("places")]


def _which(written: Any) -> str:  # noqa: ANN401 - pydantic hands over what was written
    return "<by footprint>" if isinstance(written, dict) else "<one>"


Within: TypeAlias = Annotated[
    Annotated[PlaceId, Tag("<one>")]
    | Annotated[dict[Annotated[Id, To("footprints")], PlaceId], Tag("<by footprint>")],
    Discriminator(_which),
]


class Place(Record):
    """A place, or several that nobody named."""

    id: Id = Field(description="The place's own id.")
    name: Name = Field(description="What the place is called; a working label if nobody named it.")
    tier: Annotated[Id, To("tiers")] = Field(description="The tier it stands on, such as locality.")
    within: Maybe[Within] = Field(
        default=None, description="The place it lies in, or one for each footprint."
    )
    named: Flag = Field(default=True, description="`no` for a place that nobody named.")
    count: Annotated[int, Field(strict=True, ge=1)] = Field(
        default=1, description="How many unnamed places this one record stands for."
    )
    code: Maybe[Name] = Field(default=None, description="Its GSS code, such as E07000106.")
    bases: tuple[Name, ...] = Field(default=(), description="The buildings services work from.")
    age_bands: tuple[Ages, ...] = Field(default=(), description="The age bands of its teams.")
    next_to: tuple[PlaceId, ...] = Field(default=(), description="The places it borders on.")
    aliases: tuple[Name, ...] = Field(default=(), description="Its other names.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="places",
    record=Place,
    noun="place",
    files=("localities.yaml",),
    summary="The places themselves, each with its tier and the place it lies in.",
    climbs=("within",),
)
