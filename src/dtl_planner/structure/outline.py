"""A structure as people draw it: divisions, localities with their teams, and what is left.

Nothing is worked out here that the units do not say: an outline only puts them in order, so that
every page and document shows the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.structure.load import has_no_host, hosted_units
from dtl_planner.structure.model import Kind, Open
from dtl_planner.structure.tiers import localities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.structure.model import Structure, Unit

Groups: TypeAlias = "tuple[tuple[str | Open | None, tuple[Unit, ...]], ...]"
"""Units under what they have in common: an id or word, undecided, or not stated."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A team with what is in it.

    Attributes:
        team: The team.
        teams: The teams that are part of it, or join it as a whole.
        members: Its members that are in none of those.
    """

    team: Unit
    teams: tuple[Branch, ...]
    members: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands alike in each of some places.

    Attributes:
        tier: The tier of the places.
        places: The ids of the places.
        heads: Their heads.
        roles: The other roles there.
        branches: The teams there.
        bodies: The bodies there.
    """

    tier: str
    places: tuple[str, ...]
    heads: tuple[Unit, ...]
    roles: tuple[Unit, ...]
    branches: tuple[Branch, ...]
    bodies: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """What is in no locality's team and has no host, of one category or managed in one way.

    Attributes:
        category: The category.
        managed: Where it is managed, where there is no category.
        units: The components.
    """

    category: str | None
    managed: str | None
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Formed:
    """A team that stands in no single place, with its parts by the service they come from.

    Attributes:
        team: The team.
        parts: Its members by the id of their service.
    """

    team: Unit
    parts: tuple[tuple[str, tuple[Unit, ...]], ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A role or body with those below it.

    Attributes:
        unit: The role or body.
        below: What it manages, or what reports to it.
    """

    unit: Unit
    below: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A structure in the order in which people look at it.

    Attributes:
        structure: The structure.
        divisions: What reports to each division, then what is undecided and what is not stated.
        standings: The localities, those in which the same stands together.
        hosted: The hosted services of each host, then those without one.
        others: What is in no locality's team and has no host.
        formed: The teams that stand in no single place.
        roles: The lines of management, from the top.
        bodies: The bodies, from the top.
        undecided: The components of which it is open where they go.
        outside: What is not classified at all.
    """

    structure: Structure
    divisions: Groups
    standings: tuple[Standing, ...]
    hosted: Groups
    others: tuple[Apart, ...]
    formed: tuple[Formed, ...]
    roles: tuple[Rung, ...]
    bodies: tuple[Rung, ...]
    undecided: tuple[Unit, ...]
    outside: tuple[Unit, ...]


def outline(structure: Structure) -> Outline:
    """Put the units of a structure in order."""
    outside = tuple(unit for unit in structure.components if outside_why(structure, unit))
    undecided = tuple(unit for unit in structure.components if isinstance(unit.category, Open))
    standings = tuple(_standings(structure))
    hosted = _hosted(structure) if standings else ()
    told = {unit.id for each in standings for branch in each.branches for unit in within(branch)}
    told |= {unit.id for unit in (*outside, *undecided)}
    told |= {unit.id for _, units in hosted for unit in units}
    return Outline(
        structure=structure,
        divisions=_divisions(structure, outside),
        standings=standings,
        hosted=hosted,
        others=tuple(_others(structure, told)),
        formed=tuple(_formed(structure)),
        roles=_rungs(structure.of(Kind.ROLE), "managed_by"),
        bodies=_rungs(structure.of(Kind.BODY), "reports_to"),
        undecided=undecided,
        outside=outside,
    )


def outside_why(structure: Structure, unit: Unit) -> str | None:
    """Why a component is not classified at all, where it is not."""
    record = structure.catalogue.find(Service, unit.id)
    if record is None or record.outside is None or unit.category is not None:
        return None
    return record.outside.because


def within(branch: Branch) -> Iterator[Unit]:
    """Give everything in a team, and in the teams in it."""
    yield from branch.members
    for each in branch.teams:
        yield each.team
        yield from within(each)


def whence(structure: Structure, unit: Unit) -> str:
    """The id of the service that a component comes from; its own where it is a service."""
    return unit.part_of if unit.part_of in structure.units and unit.part_of else unit.id


def _divisions(structure: Structure, outside: tuple[Unit, ...]) -> Groups:
    """What reports to each division: a member of a team that reports there goes with the team."""
    found: dict[str | None, list[Unit]] = {id_: [] for id_ in structure.catalogue.by_id(Division)}
    open_: list[Unit] = []
    silent: list[Unit] = []
    teams = {team.id: team for team in structure.of(Kind.TEAM)}
    left_out = {unit.id for unit in outside}
    for unit in (*teams.values(), *structure.components):
        goes_with = any(teams[id_].division == unit.division for id_ in unit.teams if id_ in teams)
        if goes_with and unit.division is not None:
            continue
        if isinstance(unit.division, str):
            found.setdefault(unit.division, []).append(unit)
        elif isinstance(unit.division, Open):
            open_.append(unit)
        elif unit.kind is not Kind.TEAM and unit.id not in left_out:
            silent.append(unit)
    groups: list[tuple[str | Open | None, list[Unit]]] = [*found.items(), (Open(), open_)]
    if any(units for _, units in groups):
        groups.append((None, silent))
    return _kept(groups)


def _standings(structure: Structure) -> Iterator[Standing]:
    """The localities, those in which the same stands put together."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    own: dict[str, tuple[Unit, ...]] = {}
    for place in localities(structure):
        own[place.id] = tuple(u for u in structure.units.values() if place.id in u.places)
        key = (place.tier, tuple(unit.id for unit in own[place.id]))
        groups.setdefault(key, []).append(place.id)
    for (tier, _), places in groups.items():
        units = own[places[0]]
        teams = [unit for unit in units if unit.kind is Kind.TEAM]
        ids = {team.id for team in teams}
        roles = tuple(unit for unit in units if unit.kind is Kind.ROLE)
        yield Standing(
            tier=tier,
            places=tuple(places),
            heads=tuple(role for role in roles if role.heads_place),
            roles=tuple(role for role in roles if not role.heads_place),
            branches=tuple(branch(structure, t) for t in teams if t.part_of not in ids),
            bodies=tuple(unit for unit in units if unit.kind is Kind.BODY),
        )


def branch(structure: Structure, team: Unit) -> Branch:
    """Give a team with what is in it."""
    joined = [unit for unit in structure.members.get(team.id, ()) if unit.kind is Kind.TEAM]
    parts = [unit for unit in structure.parts.get(team.id, ()) if unit.kind is Kind.TEAM]
    nested = tuple(branch(structure, part) for part in parts)
    whole = tuple(
        Branch(each, (), _members(structure, each)) for each in joined if each not in parts
    )
    below = {unit.id for each in (*nested, *whole) for unit in within(each)}
    members = tuple(unit for unit in _members(structure, team) if unit.id not in below)
    return Branch(team, (*nested, *whole), members)


def _members(structure: Structure, team: Unit) -> tuple[Unit, ...]:
    members = structure.members.get(team.id, ())
    return tuple(unit for unit in members if unit.kind is not Kind.TEAM)


def _hosted(structure: Structure) -> Groups:
    hosted = hosted_units(structure)
    found: dict[str | Open | None, list[Unit]] = {p.id: [] for p in localities(structure)}
    for unit in hosted:
        if isinstance(unit.host, str):
            found.setdefault(unit.host, []).append(unit)
    without = [unit for unit in hosted if has_no_host(unit)]
    return _kept([*found.items(), (Open(), without)])


def _others(structure: Structure, told: set[str]) -> Iterator[Apart]:
    """Group by category, in the scheme's order; where there is none, by where it is managed."""
    categories: dict[str, list[Unit]] = {category: [] for category in structure.categories}
    managed: dict[str | None, list[Unit]] = {}
    for unit in structure.components:
        if unit.id in told:
            continue
        if isinstance(unit.category, str):
            categories.setdefault(unit.category, []).append(unit)
        else:
            where = unit.managed if isinstance(unit.managed, str) else None
            managed.setdefault(where, []).append(unit)
    yield from (Apart(each, None, tuple(units)) for each, units in categories.items() if units)
    last = sorted(managed.items(), key=lambda group: group[0] is None)
    yield from (Apart(None, where, tuple(units)) for where, units in last)


def _formed(structure: Structure) -> Iterator[Formed]:
    for team in structure.of(Kind.TEAM):
        if team.places or team.gathers:
            continue
        parts: dict[str, list[Unit]] = {}
        for unit in structure.members.get(team.id, ()):
            parts.setdefault(whence(structure, unit), []).append(unit)
        yield Formed(team, tuple((service, tuple(units)) for service, units in parts.items()))


def _rungs(units: Iterable[Unit], attribute: str) -> tuple[Rung, ...]:
    """Put units under the one that each names; there are no rings, which are errors elsewhere."""
    below: dict[str | None, list[Unit]] = {}
    known = {unit.id: unit for unit in units}
    for unit in known.values():
        above = getattr(unit, attribute)
        is_known = isinstance(above, str) and above in known
        below.setdefault(above if is_known else None, []).append(unit)

    def rung(unit: Unit) -> Rung:
        return Rung(unit, tuple(rung(each) for each in below.get(unit.id, ())))

    return tuple(rung(unit) for unit in below.get(None, ()))


def tally(structure: Structure) -> Counter[str]:
    """Count the components of each category."""
    return Counter(u.category for u in structure.components if isinstance(u.category, str))


def _kept(groups: Iterable[tuple[str | Open | None, list[Unit]]]) -> Groups:
    return tuple((key, tuple(units)) for key, units in groups if units)
