"""A structure: every unit there is, how it is run, and what each of these statements rests on.

One flat value for today's structure, the one proposed and every proposal, so that any two can be
compared, and a difference can be applied. What is not stated is `None`; what is undecided is
`Open`: three different things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.counts import Count
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.catalogue.values.needs import Ages
    from dtl_planner.classify.engine.scheme import Category

CITY_WIDE, LOCALITIES = "city-wide", "localities"
"""Where something is managed, unless it is in one place: once for all, or in each locality."""

HOST = "host"
"""What a category is a `member_of` if its components sit in one locality and work in the others."""


class Kind(StrEnum):
    """What a unit is."""

    SERVICE = "service"
    COMPONENT = "component"
    TEAM = "team"
    ROLE = "role"
    BODY = "body"


class Basis(StrEnum):
    """What a statement about a unit rests on."""

    STATED = "stated"
    INFERRED = "inferred"
    AGREED = "agreed"
    RULE = "rule"
    DECIDED = "decided"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Open:
    """What nobody has settled yet.

    Attributes:
        between: What it lies between, where that is known.
        resolves: What is to settle it.
    """

    between: tuple[str, ...] = ()
    resolves: str | None = field(default=None, compare=False)


Held: TypeAlias = str | Open | None
"""An id or a word, undecided, or not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Why a statement about a unit holds.

    Attributes:
        basis: The kind of ground.
        because: The reason, in words.
        source: Where it comes from, in full.
        written: The section, the id and the keys where it is written.
        themes: The consultation themes that it answers.
        rules: The rules that hold, or may, where a rule is the ground.
        answers: The answers a rule was held against, by fact, as written.
    """

    basis: Basis
    because: str | None = None
    source: str | None = None
    written: tuple[str | int, ...] = ()
    themes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A service, a component, a team, a role or a body, and how it is run.

    Two units are equal if they are run alike; on what grounds does not count.

    Attributes:
        id: Its id.
        kind: What it is.
        name: What it is called.
        was: The ids it had before.
        part_of: The service or team that it is part of.
        category: Its category.
        managed: `city-wide`, `localities`, or the place it is managed in.
        member_of: What its category makes it a member of, such as `core`, `extended` or `host`.
        locality_facing: Whether it works with named localities.
        host: The place that hosts it.
        teams: The teams it joins or forms, sorted.
        gathers: The category whose components are all members of it.
        division: The division it reports to.
        places: The places it works in: those of a team or role that stands in each of several.
        base: The building it works from.
        contacts: The places that have a named contact in it, sorted.
        managed_by: The role that is its line manager.
        accountable_to: Whom a role answers to for joint work; the body that a body answers to,
            where it reports to another.
        reports_to: The body it reports to.
        leads: What it leads, sorted.
        heads_place: Whether it is the head of its places.
        is_top: Whether nobody within the programme is its line manager.
        ages: The ages it is for.
        grade: Its grade.
        posts: How many posts it has.
        fte: The same in full-time equivalents.
        live: When it is to be in force, or filled.
        decision: The category that people settled.
        grounds: What each of these rests on, by the name of the attribute.
    """

    id: str
    kind: Kind
    name: str
    was: tuple[str, ...] = field(default=(), compare=False)
    part_of: str | None = None
    category: Held = None
    managed: Held = None
    member_of: str | None = None
    locality_facing: bool | None = None
    host: Held = None
    teams: tuple[str, ...] = ()
    gathers: str | None = None
    division: Held = None
    places: tuple[str, ...] = ()
    base: str | None = None
    contacts: tuple[str, ...] = ()
    managed_by: Held = None
    accountable_to: Held = None
    reports_to: Held = None
    leads: tuple[str, ...] = ()
    heads_place: bool = False
    is_top: bool = False
    ages: Ages | None = None
    grade: Held = None
    posts: Count | None = None
    fte: Count | None = None
    live: PartialDate | None = None
    decision: str | None = None
    grounds: Mapping[str, Ground] = field(default_factory=dict, compare=False)

    @property
    def is_classified(self) -> bool:
        """Whether it is among what schemes classify."""
        return self.kind in (Kind.SERVICE, Kind.COMPONENT)


@dataclass(frozen=True)
class Structure:
    """Every unit that there is in one structure.

    Attributes:
        name: `current`, `proposed`, or the id of a proposal.
        title: What it is called.
        units: The units by id: services with their components, teams, roles, bodies.
        catalogue: Where they are written.
        categories: The categories of the scheme, by id.
    """

    name: str
    title: str
    units: Mapping[str, Unit]
    catalogue: Catalogue
    categories: Mapping[str, Category]

    def of(self, *kinds: Kind) -> tuple[Unit, ...]:
        """Give the units of some kinds, in the order of the files."""
        return tuple(unit for unit in self.units.values() if unit.kind in kinds)

    @cached_property
    def parts(self) -> Mapping[str, tuple[Unit, ...]]:
        """The parts of each unit that has any, by its id."""
        found: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            if unit.part_of:
                found.setdefault(unit.part_of, []).append(unit)
        return {id_: tuple(units) for id_, units in found.items()}

    @cached_property
    def components(self) -> tuple[Unit, ...]:
        """What is classified: components, and services without any."""
        parts = self.parts
        return tuple(
            unit
            for unit in self.units.values()
            if unit.is_classified and not (unit.kind is Kind.SERVICE and unit.id in parts)
        )

    @cached_property
    def members(self) -> Mapping[str, tuple[Unit, ...]]:
        """The members of each team: those that join it, and those that it gathers by category."""
        gathering: dict[str, list[str]] = {}
        for team in self.of(Kind.TEAM):
            if team.gathers:
                gathering.setdefault(team.gathers, []).append(team.id)
        found: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            gathered = gathering.get(unit.category, ()) if isinstance(unit.category, str) else ()
            for team_id in dict.fromkeys((*unit.teams, *gathered)):
                found.setdefault(team_id, []).append(unit)
        return {team_id: tuple(units) for team_id, units in found.items()}

    def called(self, id_: str) -> str:
        """Give the name of a unit, place or division; the id itself where it has none."""
        if id_ in self.units:
            return self.units[id_].name
        found = self.catalogue.find(Place, id_) or self.catalogue.find(Division, id_)
        return found.name if found else id_
