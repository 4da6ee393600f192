"""What no category settles: the team, the division, the line manager, the date.

Each is taken from where people wrote it, the nearest first: the record itself, the published
outcome, the alliance or the team it joins. What nobody says anything of stays as it is today.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.structure.model import Basis, Ground, Held, Unit
from dtl_planner.structure.written import held, stated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.services import Service

_STAYS = Ground(basis=Basis.INFERRED, because="nothing says that this changes")


def teams_formed(catalogue: Catalogue) -> Mapping[str, Alliance]:
    """For each member of an alliance that forms a team, that alliance."""
    return {
        member: alliance
        for alliance in catalogue.of(Alliance)
        if alliance.forms and isinstance(alliance.forms.team, str)
        for member in alliance.members
    }


def arrange(
    unit: Unit, record: Service, formed: Mapping[str, Alliance], catalogue: Catalogue
) -> Unit:
    """Add to a unit what its category does not settle."""
    teams, why_teams = _teams(unit, record, formed, catalogue)
    division, why_division = _division(unit, record, teams, catalogue)
    grounds = {**unit.grounds, "teams": why_teams, "division": why_division}
    for key in ("managed_by", "contacts", "live"):
        if getattr(record, key):
            grounds[key] = stated(catalogue, "services", record.id, key, source=record.source)
    return replace(
        unit,
        teams=teams,
        division=division,
        managed_by=held(record.managed_by) if record.managed_by else unit.managed_by,
        contacts=tuple(sorted(record.contacts)),
        live=record.live,
        grounds=grounds,
    )


def _teams(
    unit: Unit, record: Service, formed: Mapping[str, Alliance], catalogue: Catalogue
) -> tuple[tuple[str, ...], Ground]:
    published = record.published
    if record.joins:
        ground = stated(catalogue, "services", record.id, "joins", source=record.source)
        return tuple(sorted(record.joins)), ground
    if published is not None and isinstance(published.forms, str):
        where = ("services", record.id, "published", "forms")
        return (published.forms,), stated(catalogue, *where, source=published.source)
    alliance = formed.get(record.id)
    if alliance is not None and isinstance(unit.category, str):
        return _team_of(alliance, catalogue)
    return unit.teams, unit.grounds.get("teams", _STAYS)


def _team_of(alliance: Alliance, catalogue: Catalogue) -> tuple[tuple[str, ...], Ground]:
    """A member of an alliance goes with it, unless it is open where the member belongs."""
    team = alliance.forms.team if alliance.forms else None
    ground = stated(
        catalogue,
        "alliances",
        alliance.id,
        "forms",
        source=alliance.source,
        because=f"the alliance {alliance.name} forms this team",
        basis=Basis.INFERRED,
    )
    return ((team,) if isinstance(team, str) else ()), ground


def _division(
    unit: Unit, record: Service, teams: tuple[str, ...], catalogue: Catalogue
) -> tuple[Held, Ground]:
    published = record.published
    if record.division is not None:
        ground = stated(catalogue, "services", record.id, "division", source=record.source)
        return held(record.division), ground
    if published is not None and published.division is not None:
        where = ("services", record.id, "published", "division")
        return held(published.division), stated(catalogue, *where, source=published.source)
    for team in (catalogue.find(Team, id_) for id_ in teams):
        if team is not None and team.division is not None:
            because = f"it joins {team.name}"
            ground = stated(
                catalogue, "teams", team.id, "division", source=team.source, because=because
            )
            return held(team.division), ground
    return unit.division, unit.grounds.get("division", _STAYS)
