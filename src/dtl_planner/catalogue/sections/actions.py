"""`actions:` what the council said it would do because of what it heard."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.numerals import Numeral
from dtl_planner.catalogue.values.sources import Cited


class Action(Record):
    """Something that was promised.

    A paper may print one number and refer to another: `printed` keeps the one, `number` the other.
    """

    id: Id = Field(description="The action's own id.")
    number: Maybe[Numeral] = Field(
        default=None, description="The number that others refer to it by."
    )
    printed: Maybe[Numeral] = Field(
        default=None, description="The number printed beside it, where that is another."
    )
    text: Text = Field(description="What is to be done, in short, beginning with the verb.")
    status: Literal["planned", "started", "done", "dropped"] = Field(
        default="planned", description="How far it has come."
    )
    by: Maybe[Name] = Field(default=None, description="Who does it, by role or body.")
    due: Maybe[PartialDate] = Field(default=None, description="When it is to be done.")
    promised_in: Maybe[Annotated[Id, To("events")]] = Field(
        default=None, description="The paper in which it was promised."
    )
    told_in: Maybe[Annotated[Id, To("events")]] = Field(
        default=None, description="The next paper that will say what came of it."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is promised.")


SECTION = Section(
    key="actions",
    record=Action,
    noun="action",
    files=("consultation.yaml",),
    summary="What the council promised, with the paper's own numbers.",
)
