"""From records to units: what every structure takes over from the files as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.structure.model import Basis, Ground, Held, Kind, Open, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.sources import SourceRef


def held(written: str | Undecided | None) -> Held:
    """Read what may be undecided."""
    if isinstance(written, Undecided):
        return Open(written.between, written.resolves)
    return written


def stated(
    catalogue: Catalogue,
    *written: str | int,
    source: SourceRef | None,
    because: str | None = None,
    basis: Basis = Basis.STATED,
) -> Ground:
    """The ground of what a record says: the record's own source, and its place in the files."""
    cited = catalogue.cite(source) if source else None
    return Ground(basis=basis, because=because, source=cited, written=written)


def joint_units(catalogue: Catalogue, structure: str) -> Iterator[Unit]:
    """Give the teams, roles and bodies of `current` or of `proposed`."""
    tiers = _tiers(catalogue)
    for team in catalogue.of(Team):
        if team.stands.is_in(structure):
            yield _team(team, catalogue, tiers)
    for role in catalogue.of(Role):
        if role.stands.is_in(structure):
            yield _role(role, catalogue, tiers)
    for body in catalogue.of(Body):
        if body.stands.is_in(structure):
            yield _body(body, catalogue, tiers)


def _tiers(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """The places of each tier, in the order of the files."""
    found: dict[str, list[str]] = {}
    for place in catalogue.of(Place):
        found.setdefault(place.tier, []).append(place.id)
    return {tier: tuple(ids) for tier, ids in found.items()}


def _places(record: Team | Role | Body, tiers: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if record.place:
        return (record.place,)
    return tuple(sorted(tiers.get(record.in_each, ()))) if record.in_each else ()


def _grounds(record: Team | Role | Body, section: str, catalogue: Catalogue) -> dict[str, Ground]:
    """What a record says rests on the record: one ground for all, each with its own place."""
    return {
        _ATTRIBUTES.get(key, key): stated(catalogue, section, record.id, key, source=record.source)
        for key in sorted(record.model_fields_set - {"id", "note", "source"})
    }


_ATTRIBUTES = {"in_each": "places", "place": "places", "filled": "live", "joins": "teams"}
"""The attributes of a unit that are written under another key."""


def _team(team: Team, catalogue: Catalogue, tiers: Mapping[str, tuple[str, ...]]) -> Unit:
    return Unit(
        id=team.id,
        kind=Kind.TEAM,
        name=team.name,
        was=team.was,
        part_of=team.part_of,
        gathers=team.gathers,
        teams=tuple(sorted(team.joins)),
        division=held(team.division),
        places=_places(team, tiers),
        contacts=tuple(sorted(team.contacts)),
        ages=team.ages,
        grounds=_grounds(team, "teams", catalogue),
    )


def _role(role: Role, catalogue: Catalogue, tiers: Mapping[str, tuple[str, ...]]) -> Unit:
    return Unit(
        id=role.id,
        kind=Kind.ROLE,
        name=role.name,
        was=role.was,
        division=held(role.division),
        places=_places(role, tiers),
        managed_by=held(role.managed_by),
        accountable_to=held(role.accountable_to),
        leads=tuple(sorted(role.leads)),
        heads_place=role.heads_place,
        is_top=role.is_top,
        ages=role.ages,
        grade=held(role.grade),
        posts=role.posts,
        live=role.filled,
        grounds=_grounds(role, "roles", catalogue),
    )


def _body(body: Body, catalogue: Catalogue, tiers: Mapping[str, tuple[str, ...]]) -> Unit:
    return Unit(
        id=body.id,
        kind=Kind.BODY,
        name=body.name,
        was=body.was,
        places=_places(body, tiers),
        accountable_to=held(body.accountable_to),
        reports_to=held(body.reports_to),
        grounds=_grounds(body, "bodies", catalogue),
    )
