"""`risks:` what could go wrong, what it would do, and what is done about it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from dtl_planner.catalogue.record import Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.numerals import Numeral
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.states import State

PLAN_ID_PATTERN = r"^[a-z][a-z0-9:._-]*$"
PlanId: TypeAlias = Annotated[str, Field(strict=True, pattern=PLAN_ID_PATTERN, max_length=200)]
"""The id of an activity of the plan, `SUBJECT.ACTIVITY`, or of a rule of it, `window:ofsted`."""

Score: TypeAlias = Annotated[int, Field(strict=True, ge=1, le=5)]


class Mitigation(Record):
    """Something that makes a risk smaller, and what in the plan carries it."""

    text: Text = Field(description="What is done.")
    milestones: tuple[Annotated[Id, To("milestones")], ...] = Field(
        default=(), description="The milestones by which it is done."
    )
    activities: tuple[PlanId, ...] = Field(
        default=(), description="The activities of the plan that do it, as SUBJECT.ACTIVITY."
    )
    constraints: tuple[PlanId, ...] = Field(
        default=(),
        description="The rules that the plan must keep for it, such as fragile:early-help, "
        "window:inspection or capacity:staff; part of an id stands for all that begin with it. "
        "`dtl risks --constraints` lists those there are.",
    )
    enablers: tuple[Annotated[Id, To("enablers")], ...] = Field(
        default=(), description="The enablers that bring it."
    )
    workstreams: tuple[Annotated[Id, To("workstreams")], ...] = Field(
        default=(), description="The workstreams that see to it."
    )
    flexibility: Maybe[Annotated[Id, To("flexibility")]] = Field(
        default=None, description="The flexibility rule that it is."
    )
    by: Maybe[Name] = Field(default=None, description="Who sees to it, by role or body.")
    due: Maybe[PartialDate] = Field(default=None, description="When it is to be done.")
    state: Maybe[State] = Field(default=None, description="How far it has got.")
    basis: Basis = Field(
        default=Basis.STATED, description="`inferred` where what carries it is our reading."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Risk(Record):
    """Something that could go wrong, or a challenge that is there already.

    Likelihood and severity are scored or not; a score that nobody gave is never made up.
    """

    id: Id = Field(description="The risk's own id.")
    number: Maybe[Numeral] = Field(default=None, description="Its number in the register.")
    name: Name = Field(description="What could go wrong, in short.")
    kind: Literal["risk", "challenge"] = Field(
        default="risk", description="A `risk`, or a `challenge` that is there already."
    )
    impacts: tuple[Text, ...] = Field(default=(), description="What it would do.")
    threatens: tuple[
        Annotated[
            Id, To("services", "teams", "workstreams", "milestones", "enablers", "alliances")
        ],
        ...,
    ] = Field(default=(), description="What it is a danger to.")
    mitigations: tuple[Mitigation, ...] = Field(default=(), description="What is done about it.")
    owner: Maybe[Name] = Field(default=None, description="Who answers for it, by role or body.")
    likelihood: Maybe[Score] = Field(
        default=None, description="How likely it is, from 1 (rare) to 5 (almost certain)."
    )
    severity: Maybe[Score] = Field(
        default=None, description="How bad it would be, from 1 (slight) to 5 (grave)."
    )
    state: Literal["open", "closed"] = Field(default="open", description="Whether it still is one.")
    review: Maybe[PartialDate] = Field(default=None, description="When it is looked at again.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is told.")


SECTION = Section(
    key="risks",
    record=Risk,
    noun="risk",
    files=("risks.yaml",),
    summary="What could go wrong, what it would do, and what in the plan is done about it.",
)
