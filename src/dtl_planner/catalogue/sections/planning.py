"""`planning:` what the plan works back from, and what it prefers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Record, Section, Text, To
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.sources import Cited


class Care(Record):
    """How fragile services are spared."""

    first_phase: Literal["never", "avoided", "allowed"] = Field(
        default="never", description="Whether they may change in the first phase."
    )
    weight: int = Field(default=1, ge=0, le=1000, strict=True, description="What a phase counts.")
    after: tuple[Annotated[Id, To("enablers", "milestones")], ...] = Field(
        default=(), description="What must be there before any of them changes."
    )


class Planning(Record):
    """What the plan works back from, and what it prefers."""

    start: Maybe[PartialDate] = Field(
        default=None, description="The first day on which work may begin."
    )
    deadline: Maybe[PartialDate] = Field(
        default=None,
        description="The day by which everything is done; the programme's `go_live` without.",
    )
    structure: Maybe[Annotated[Id, To("proposals", words=("proposed",))]] = Field(
        default=None, description="The structure that is planned for; `proposed` without."
    )
    playbook: Maybe[Annotated[Id, To("playbooks")]] = Field(
        default=None, description="The playbook that is used; the only one there is, without."
    )
    prefer: Literal["late", "early"] = Field(
        default="late",
        description="`late` so that nothing is disturbed before it must be, or `early`.",
    )
    fragile: Care = Field(default=Care(), description="How fragile services are spared.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


SECTION = Section(
    key="planning",
    record=Planning,
    noun="planning",
    files=("programme.yaml",),
    summary="The deadline that the plan works back from, and what it prefers.",
    single=True,
)
