"""`targets:` what is to be reached, from the whole area down to each place."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.figures import Figure
from dtl_planner.catalogue.values.sources import Cited


class Baseline(Record):
    """Where things stood when the target was set."""

    value: Maybe[Figure] = Field(default=None, description="The figure; not stated without.")
    period: Maybe[PartialDate] = Field(default=None, description="When that was.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Target(Record):
    """Something to be reached in one place. Where the number is not stated, it is left out."""

    id: Id = Field(description="The target's own id.")
    name: Name = Field(description="What is to be reached.")
    place: Annotated[Id, To("places")] = Field(description="The place it is for.")
    part_of: Maybe[Annotated[Id, To("targets")]] = Field(
        default=None, description="The target of the larger area that it helps to reach."
    )
    kind: Maybe[Literal["outcome", "service-improvement"]] = Field(
        default=None, description="An `outcome`, or a `service-improvement`."
    )
    indicator: Maybe[Annotated[Id, To("indicators")]] = Field(
        default=None, description="The indicator that shows whether it is reached."
    )
    value: Maybe[Figure] = Field(default=None, description="The figure to be reached.")
    baseline: Maybe[Baseline] = Field(default=None, description="Where things stood before.")
    by: Maybe[PartialDate] = Field(default=None, description="When it is to be reached.")
    agency: Maybe[Name] = Field(default=None, description="The one agency that answers for it.")
    set_by: Maybe[Name] = Field(default=None, description="Who sets it, by role.")
    parts: Maybe[Literal["sum", "mean"]] = Field(
        default=None,
        description="How its parts make it up: their `sum`, or their weighted `mean`.",
    )
    weights: Maybe[Annotated[Id, To("indicators")]] = Field(
        default=None, description="The indicator by which the parts of a mean are weighted."
    )
    basis: Basis = Field(default=Basis.STATED, description="`inferred` where it is our reading.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is set.")


SECTION = Section(
    key="targets",
    record=Target,
    noun="target",
    files=("outcomes.yaml",),
    summary="What is to be reached by place, from the whole area down, and who answers for it.",
    climbs=("part_of",),
)
