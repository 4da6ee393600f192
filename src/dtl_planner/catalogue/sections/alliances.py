"""`alliances:` services that belong together, whatever the rule says of each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.undecided import OrUndecided


class Forms(Record):
    """What an alliance is to become."""

    team: Maybe[OrUndecided[Annotated[Id, To("teams")]]] = Field(
        default=None, description="The team it forms."
    )
    division: Maybe[OrUndecided[Annotated[Id, To("divisions")]]] = Field(
        default=None, description="The division that team reports to."
    )


class InPlan(Record):
    """What the plan is to keep together."""

    together: Maybe[Literal["phase", "time"]] = Field(
        default=None, description="Whether its members change in one phase, or begin together."
    )
    must: Flag = Field(
        default=True, description="`no` where that is a wish, which the plan may set aside."
    )
    weight: int = Field(
        default=1, ge=1, le=1000, strict=True, description="How much a wish counts beside others."
    )
    team_first: Flag = Field(
        default=False, description="`yes` where the team is formed before its members change."
    )
    why: Maybe[Text] = Field(default=None, description="Why.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Alliance(Record):
    """Services that are tied to each other."""

    id: Id = Field(description="The alliance's own id.")
    name: Name = Field(description="What the alliance is called.")
    kind: Literal[
        "natural-alliance", "interdependency", "same-system", "same-staff", "waits-for-decision"
    ] = Field(description="What ties its members together.")
    members: tuple[Annotated[Id, To("services", "teams", "roles", "enablers")], ...] = Field(
        default=(), description="The services, teams, roles and enablers that belong to it."
    )
    forms: Maybe[Forms] = Field(default=None, description="The team and division it becomes.")
    in_plan: Maybe[InPlan] = Field(default=None, description="What the plan keeps together.")
    depends_on: tuple[Dependency, ...] = Field(default=(), description="What has to come first.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")


SECTION = Section(
    key="alliances",
    record=Alliance,
    noun="alliance",
    files=("services.yaml",),
    summary="Services that belong together, and what they are to become.",
    space="units",
)
