"""`effects:` which part of the structure changed because of what was said."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Record, Section, Text, To
from dtl_planner.catalogue.values.sources import Cited


class Effect(Record):
    """What came of a theme or an action in the structure itself.

    That something stays as it was proposed (`kept`) or is not settled yet (`open`) is an effect as
    much as a change.
    """

    id: Id = Field(description="The effect's own id.")
    text: Text = Field(description="What changed, or why nothing did.")
    kind: Literal["changed", "kept", "open"] = Field(
        default="changed", description="Whether something changed, stayed, or is still open."
    )
    themes: tuple[Annotated[Id, To("themes")], ...] = Field(
        default=(), description="The themes that it answers; none if it answers no single one."
    )
    actions: tuple[Annotated[Id, To("actions")], ...] = Field(
        default=(), description="The actions that brought it about."
    )
    units: tuple[Annotated[Id, To("services", "teams", "roles", "bodies", "enablers")], ...] = (
        Field(default=(), description="The services, teams, roles or bodies that it is about.")
    )
    told_in: Maybe[Annotated[Id, To("events")]] = Field(
        default=None, description="The next paper that takes it further."
    )
    basis: Literal["stated", "inferred"] = Field(
        default="stated", description="`inferred` where the paper does not draw the line itself."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="effects",
    record=Effect,
    noun="effect",
    files=("consultation.yaml",),
    summary="Which services, teams, roles or bodies changed because of what was said.",
)
