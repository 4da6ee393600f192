"""`playbooks:` which activities each kind of change brings."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from dtl_planner.catalogue.record import Flag, Id, Maybe, Name, Record, Section, Text, To
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.dependencies import Dependency
from dtl_planner.catalogue.values.lengths import Length
from dtl_planner.catalogue.values.sources import Cited


class Takes(Record):
    """How long an activity takes: one length, or the least, the likely and the most."""

    short: ClassVar[str | None] = "likely"

    likely: Length = Field(description="How long it takes as a rule.")
    least: Maybe[Length] = Field(default=None, description="How long at the least.")
    most: Maybe[Length] = Field(default=None, description="How long at the most.")


def _expanded(written: object) -> object:
    """Take anything but a mapping for a length, right or wrong, so that it is told as one."""
    return written if isinstance(written, dict | Takes) else {"likely": written}


class Use(Record):
    """What an activity needs of a capacity on each of its days."""

    of: Annotated[Id, To("capacity")] = Field(description="The capacity.")
    amount: int = Field(default=1, ge=0, le=1_000_000, strict=True, description="How much of it.")


class Activity(Record):
    """One piece of work that a change brings."""

    id: Id = Field(description="The activity's own id, within its playbook.")
    name: Name = Field(description="What is done.")
    takes: Annotated[Takes, BeforeValidator(_expanded, json_schema_input_type=Length | Takes)] = (
        Field(description="How long it takes; `0 days` for an event.")
    )
    after: Maybe[tuple[Id, ...]] = Field(
        default=None,
        description="The activities it follows; the one written before it, without.",
    )
    waits_for: tuple[Dependency, ...] = Field(
        default=(), description="Milestones, enablers, roles, teams, services that come first."
    )
    uses: tuple[Use, ...] = Field(default=(), description="What it needs of each capacity.")
    disturbs: Flag = Field(
        default=True, description="`no` where the service itself is not in change meanwhile."
    )
    by: Maybe[Annotated[Id, To("phases")]] = Field(
        default=None, description="The phase that it must not go beyond."
    )
    basis: Basis = Field(
        default=Basis.INFERRED, description="`stated` where a source says how long it takes."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Play(Record):
    """What one kind of change brings. Of each unit's changes the first play that fits counts."""

    changes: tuple[Name, ...] = Field(
        default=(), description="The kinds of change, such as `split`; any of them without."
    )
    categories: tuple[Annotated[Id, To("categories")], ...] = Field(
        default=(), description="The categories of what changes; any of them without."
    )
    kinds: tuple[
        Literal["service", "component", "team", "role", "body", "alliance", "enabler"], ...
    ] = Field(default=(), description="What it is that changes; anything without.")
    only: tuple[
        Annotated[Id, To("services", "teams", "roles", "bodies", "alliances", "enablers")], ...
    ] = Field(default=(), description="The ids it is for; all of them without.")
    activities: tuple[Activity, ...] = Field(
        default=(), description="What is done, in order; nothing at all where it is empty."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where that is said.")


class Playbook(Record):
    """Which activities each kind of change brings."""

    id: Id = Field(description="The playbook's own id.")
    name: Name = Field(description="What the playbook is called.")
    plays: tuple[Play, ...] = Field(min_length=1, description="What each kind of change brings.")
    basis: Literal["stated", "assumed"] = Field(
        default="assumed", description="`stated` where a source gives these lengths of time."
    )
    note: Maybe[Text] = Field(default=None, description="Anything else to know.")
    source: Maybe[Cited] = Field(default=None, description="Where it is from.")


SECTION = Section(
    key="playbooks",
    record=Playbook,
    noun="playbook",
    files=("programme.yaml",),
    summary="Which activities a kind of change brings, how long they take and what they need.",
)
