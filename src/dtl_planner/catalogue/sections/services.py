"""`services:` what the council does now, down to the components that are classified."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.record import (
    Among,
    FactId,
    Flag,
    Id,
    Maybe,
    Name,
    Record,
    Section,
    Text,
    To,
)
from dtl_planner.catalogue.values.answers import Basis, WrittenAnswer
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.catalogue.values.former import Former
from dtl_planner.catalogue.values.needs import Ages, Levels
from dtl_planner.catalogue.values.sources import Cited
from dtl_planner.catalogue.values.times import Stretch
from dtl_planner.catalogue.values.undecided import (
    OrUndecided,
    Undecided,
)

CITY_WIDE, LOCALITIES = "city-wide", "localities"
"""Words for where something is managed: once for the whole area, or in each locality."""

ServiceId: TypeAlias = Annotated[Id, To("services")]
DivisionId: TypeAlias = Annotated[Id, To("divisions")]
PlaceId: TypeAlias = Annotated[Id, To("places")]
TeamId: TypeAlias = Annotated[Id, To("teams")]
CategoryId: TypeAlias = Annotated[Id, To("categories")]


class Delivers(Record):
    """What a service does, and for whom."""

    ages: Maybe[Ages] = Field(default=None, description="The ages it is for, such as 8-17.")
    levels: Maybe[Levels] = Field(
        default=None, description="The levels of the vulnerability matrix it serves, 1 to 4."
    )
    outcomes: tuple[Name, ...] = Field(default=(), description="The outcomes it works towards.")
    where: Maybe[Text] = Field(default=None, description="Where it is delivered.")
    what: Maybe[Text] = Field(default=None, description="What it does.")


class Current(Record):
    """How a service is run today."""

    managed: Maybe[Annotated[Id, To("places", words=(CITY_WIDE, LOCALITIES))]] = Field(
        default=None, description="`city-wide`, `localities`, or the place it is managed in."
    )
    base: Maybe[Name] = Field(default=None, description="The building it works from.")
    division: Maybe[OrUndecided[DivisionId]] = Field(
        default=None, description="The division it reports to today."
    )
    joins: tuple[TeamId, ...] = Field(default=(), description="The teams it belongs to today.")
    managed_by: Maybe[Annotated[Id, To("roles")]] = Field(
        default=None, description="The role that is its line manager today."
    )
    basis: Basis = Field(
        default=Basis.STATED, description="`inferred` where that is read between the lines."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class People(Record):
    """How many people work in a service; their names are never needed."""

    posts: Maybe[Count] = Field(default=None, description="How many posts it has.")
    fte: Maybe[Count] = Field(default=None, description="The same in full-time equivalents.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Constraints(Record):
    """What the plan has to respect."""

    fragile: Flag = Field(
        default=False, description="`yes` where change must be handled with care."
    )
    busy: tuple[Stretch, ...] = Field(default=(), description="When it must be left alone.")
    funding_ends: Maybe[PartialDate] = Field(default=None, description="When its money ends.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Decision(Record):
    """A category that people settled; it outranks the rule."""

    category: CategoryId = Field(description="The category that was decided.")
    reason: Text = Field(description="Why it was decided so.")
    by: Name = Field(description="Who decided, by role or body.")
    on: PartialDate = Field(description="When it was decided.")
    review: PartialDate = Field(description="When it will be looked at again.")
    rule_said: Maybe[CategoryId] = Field(
        default=None, description="The category the rule gave when it was decided."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is recorded.")

    @field_validator("review")
    @classmethod
    def _later(cls, review: PartialDate, info: ValidationInfo) -> PartialDate:
        """Refuse a review before there is anything to look at again."""
        on = info.data.get("on")  # lacking where it could not be read
        if isinstance(on, PartialDate) and review.is_before(on):
            raise PydanticCustomError("review_order", "{on}", {"on": on.wording})
        return review


class Published(Record):
    """The outcome that a published paper gives, kept beside what the rule says."""

    category: Maybe[OrUndecided[CategoryId]] = Field(
        default=None, description="The category the paper gives."
    )
    basis: Basis = Field(
        default=Basis.STATED, description="`inferred` where the paper does not use the word."
    )
    managed: Maybe[OrUndecided[Name]] = Field(default=None, description="Where it is managed.")
    member_of: Maybe[OrUndecided[Name]] = Field(default=None, description="The team it belongs to.")
    division: Maybe[OrUndecided[DivisionId]] = Field(
        default=None, description="The division it will report to."
    )
    forms: Maybe[OrUndecided[TeamId]] = Field(default=None, description="The team it becomes.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is published.")


class Outside(Record):
    """Why a record is not classified at all, such as a single post."""

    because: Text = Field(description="Why it is not classified.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


_ABOUT = ("services", "alliances", "teams", "roles", "bodies", "enablers", "divisions", "places")


class ServiceNote(Record):
    """Something that readers of the catalogue must see."""

    kind: Literal["tension", "gap", "remark"] = Field(
        description="`tension` where sources disagree, `gap` where they are silent, or `remark`."
    )
    text: Text = Field(description="The note itself.")
    about: tuple[Annotated[Id, To(*_ABOUT, may_be_itself=True)], ...] = Field(
        default=(), description="What it is about."
    )
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Service(Record):
    """A service, or a component of one: components are what is classified.

    A component inherits nothing from its service: what belongs to it is stated at it.
    """

    id: Id = Field(description="The service's own id.")
    name: Name = Field(description="What the service is called.")
    was: Former = Field(default=(), description="Its ids before, where it was renamed or merged.")
    part_of: Maybe[ServiceId] = Field(
        default=None, description="The service it is a component of, where it is not nested."
    )
    components: tuple[Service, ...] = Field(default=(), description="Its components.")
    division: Maybe[OrUndecided[DivisionId]] = Field(
        default=None,
        description="The division it will report to; today's too, unless `current` names another.",
    )
    joins: tuple[TeamId, ...] = Field(default=(), description="The teams it will belong to.")
    managed_by: Maybe[OrUndecided[Annotated[Id, To("roles")]]] = Field(
        default=None, description="The role that will be its line manager."
    )
    contacts: tuple[PlaceId, ...] = Field(
        default=(), description="The places that have a named contact in it."
    )
    live: Maybe[PartialDate] = Field(
        default=None, description="When its new arrangement is to be in force."
    )
    providers: tuple[Name, ...] = Field(default=(), description="The organisations that run it.")
    statutory: Maybe[WrittenAnswer] = Field(
        default=None, description="Whether the law requires it."
    )
    delivers: Maybe[Delivers] = Field(default=None, description="What it does, and for whom.")
    current: Maybe[Current] = Field(default=None, description="How it is run today.")
    people: Maybe[People] = Field(default=None, description="How many people work in it.")
    answers: dict[Annotated[FactId, To("facts")], WrittenAnswer] = Field(
        default={}, description="The answers to the questions of the schemes, by fact."
    )
    host: Maybe[OrUndecided[PlaceId]] = Field(
        default=None, description="The place it would sit in if it is hosted."
    )
    alliances: tuple[Annotated[Id, To("alliances")], ...] = Field(
        default=(), description="The alliances it belongs to."
    )
    depends_on: tuple[Dependency, ...] = Field(default=(), description="What has to come first.")
    constraints: Maybe[Constraints] = Field(default=None, description="What the plan respects.")
    decision: Maybe[Annotated[OrUndecided[Decision], Among("categories")]] = Field(
        default=None, description="What people decided; it outranks the rule."
    )
    published: Maybe[Published] = Field(default=None, description="What the paper itself says.")
    outside: Maybe[Outside] = Field(default=None, description="Why it is not classified at all.")
    notes: tuple[ServiceNote, ...] = Field(default=(), description="What readers must see.")
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is named.")

    @property
    def open_decision(self) -> Undecided | None:
        """What people said is still open, if they did."""
        return self.decision if isinstance(self.decision, Undecided) else None


SECTION = Section(
    key="services",
    record=Service,
    noun="service",
    files=("services.yaml",),
    summary="What the council does now, down to the components that are classified.",
    nested="components",
    space="units",
    climbs=("part_of",),
)
