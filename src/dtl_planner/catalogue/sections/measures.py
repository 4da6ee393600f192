"""`measures:` a figure before the change and the same figure after it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.figures import Figure, Good, Kind
from dtl_planner.catalogue.values.sources import Cited


class Moment(Record):
    """A figure and when it was so."""

    value: Maybe[Figure] = Field(default=None, description="The figure; not stated without.")
    period: PartialDate = Field(description="When, such as 2019-05 or 2019-04..2019-05.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Measure(Record):
    """What was measured before and after."""

    id: Id = Field(description="The measure's own id.")
    name: Name = Field(description="What was measured.")
    kind: Kind = Field(description="`flow`, `stock` or `mean`.")
    unit: Maybe[Name] = Field(default=None, description="What one of it is, such as referrals.")
    good: Maybe[Good] = Field(
        default=None, description="Which way is good: `up`, `down` or `neither`."
    )
    good_basis: Basis = Field(
        default=Basis.STATED, description="`inferred` where only the wording shows it."
    )
    before: Moment = Field(description="What it was.")
    after: Moment = Field(description="What it is now.")
    indicator: Maybe[Annotated[Id, To("indicators")]] = Field(
        default=None, description="The indicator it belongs to."
    )
    place: Maybe[Annotated[Id, To("places")]] = Field(
        default=None, description="The place it is of; of the whole area without."
    )
    workstreams: tuple[Annotated[Id, To("workstreams")], ...] = Field(
        default=(), description="The workstreams that it may show the work of."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="measures",
    record=Measure,
    noun="measure",
    files=("outcomes.yaml",),
    summary="Figures before the change and after it, with their kind and the good direction.",
)
