"""`capacity:` how much can be changed at once, and how many people there are to do it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.times import Stretch


class Period(Stretch):
    """A stretch of time in which there is more or less than usual."""

    at_once: int = Field(ge=0, le=1_000_000, strict=True, description="How much there is then.")


class Capacity(Record):
    """Something of which only so much can be in use at once."""

    id: Id = Field(description="The capacity's own id.")
    name: Name = Field(description="What it is called, such as services in change at once.")
    counts: Literal["services", "fte", "uses"] = Field(
        description="Services in change, their full-time equivalents, or what activities `use`."
    )
    at_once: int = Field(ge=0, le=1_000_000, strict=True, description="How much there is at once.")
    periods: tuple[Period, ...] = Field(default=(), description="When there is more or less of it.")
    per: Literal["programme", "division", "place"] = Field(
        default="programme", description="Whether each division or place has as much of its own."
    )
    of: tuple[Annotated[Id, To("services", "divisions", "places")], ...] = Field(
        default=(), description="Whom it is for; everyone without."
    )
    level: Flag = Field(
        default=False, description="`yes` where its use is to be kept as even as can be."
    )
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="capacity",
    record=Capacity,
    noun="capacity",
    files=("programme.yaml",),
    summary="How much can be in change at once: services, FTE, the people of a change team.",
)
