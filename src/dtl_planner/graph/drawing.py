"""From the catalogue to a graph: every record that can be tied, and every tie that is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.graph.ties import Graph, Node, NodeKind, Tie, TieKind, Written, division_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.undecided import Undecided

Linked: TypeAlias = Service | Alliance | Team | Role | Enabler
"""The records that can wait for one another."""

_KEYS: tuple[tuple[str, NodeKind, type[Alliance | Team | Role | Enabler]], ...] = (
    ("alliances", NodeKind.ALLIANCE, Alliance),
    ("teams", NodeKind.TEAM, Team),
    ("roles", NodeKind.ROLE, Role),
    ("enablers", NodeKind.ENABLER, Enabler),
)


def draw(catalogue: Catalogue) -> Graph:
    """Draw the graph of a catalogue; a tie to something that could not be read is left out."""
    ties = tuple(_ties(catalogue))
    wanted = {end for tie in ties for end in (tie.source, tie.target)}
    nodes = {node.key: node for node in _nodes(catalogue)}
    nodes |= {node.key: node for node in _divisions(catalogue) if node.key in wanted}
    return Graph(nodes, tuple(tie for tie in ties if {tie.source, tie.target} <= nodes.keys()))


def waiting_ties(catalogue: Catalogue) -> Iterator[Tie]:
    """Give what waits for what, as the records' own `depends_on` say it."""
    for section, record in _linked(catalogue):
        for number, link in enumerate(record.depends_on):
            place = Written(section, record.id, ("depends_on", number, "on"))
            yield Tie(TieKind(link.because), record.id, link.on, (place,), link)


def every_service(catalogue: Catalogue) -> Iterator[Service]:
    """Give services and their components, in the order of the files."""
    for service in catalogue.of(Service):
        yield service
        yield from service.components


def _linked(catalogue: Catalogue) -> Iterator[tuple[str, Linked]]:
    for service in every_service(catalogue):
        yield "services", service
    for section, _, kind in _KEYS:
        for record in catalogue.of(kind):
            yield section, record


def _nodes(catalogue: Catalogue) -> Iterator[Node]:
    for service in catalogue.of(Service):
        kind = NodeKind.COMPONENT if service.part_of else NodeKind.SERVICE
        yield Node(kind, service.id, service.name)
        for part in service.components:
            yield Node(NodeKind.COMPONENT, part.id, part.name)
    for _, kind, record_type in _KEYS:
        for record in catalogue.of(record_type):
            yield Node(kind, record.id, record.name)


def _divisions(catalogue: Catalogue) -> Iterator[Node]:
    for id_, division in catalogue.by_id(Division).items():
        yield Node(NodeKind.DIVISION, id_, division.name)


def _ties(catalogue: Catalogue) -> Iterator[Tie]:
    yield from _memberships(catalogue)
    yield from waiting_ties(catalogue)
    yield from _formed(catalogue)
    yield from _joined(catalogue)
    yield from _led(catalogue)
    yield from _divided(catalogue)
    yield from _parts(catalogue)


def _memberships(catalogue: Catalogue) -> Iterator[Tie]:
    """One tie for each member, whether the alliance names it, or it the alliance, or both."""
    places: dict[tuple[str, str], list[Written]] = {}
    for alliance in catalogue.of(Alliance):
        for number, member in enumerate(alliance.members):
            here = Written("alliances", alliance.id, ("members", number))
            places.setdefault((member, alliance.id), []).append(here)
    for service in every_service(catalogue):
        for number, name in enumerate(service.alliances):
            here = Written("services", service.id, ("alliances", number))
            places.setdefault((service.id, name), []).append(here)
    alliances = catalogue.by_id(Alliance)
    for (member, name), written in places.items():
        if name in alliances:
            yield Tie(TieKind(alliances[name].kind), member, name, tuple(written))


def _formed(catalogue: Catalogue) -> Iterator[Tie]:
    for alliance in catalogue.of(Alliance):
        team = alliance.forms.team if alliance.forms else None
        yield from _to(TieKind.FORMS, "alliances", alliance.id, team, "forms", "team")
    for service in every_service(catalogue):
        team = service.published.forms if service.published else None
        yield from _to(TieKind.FORMS, "services", service.id, team, "published", "forms")


def _joined(catalogue: Catalogue) -> Iterator[Tie]:
    for section, records in (("services", every_service(catalogue)), ("teams", catalogue.of(Team))):
        for record in records:
            for number, team in enumerate(record.joins):
                yield from _to(TieKind.JOINS, section, record.id, team, "joins", number)


def _led(catalogue: Catalogue) -> Iterator[Tie]:
    """What each role leads; a body is no part of the graph."""
    units = {one.id for one in every_service(catalogue)} | {one.id for one in catalogue.of(Team)}
    for role in catalogue.of(Role):
        for number, led in enumerate(role.leads):
            key = led if led in units else division_key(led)
            yield from _to(TieKind.LEADS, "roles", role.id, key, "leads", number)


def _divided(catalogue: Catalogue) -> Iterator[Tie]:
    """The divisions that teams go to, and those that alliances say their teams go to."""
    for alliance in catalogue.of(Alliance):
        division = alliance.forms.division if alliance.forms else None
        yield from _to_division("alliances", alliance.id, division, "forms", "division")
    for team in catalogue.of(Team):
        yield from _to_division("teams", team.id, team.division, "division")


def _parts(catalogue: Catalogue) -> Iterator[Tie]:
    for service in catalogue.of(Service):
        yield from _to(TieKind.PART_OF, "services", service.id, service.part_of, "part_of")
        for part in service.components:
            yield from _to(TieKind.PART_OF, "services", part.id, service.id)
    for team in catalogue.of(Team):
        yield from _to(TieKind.PART_OF, "teams", team.id, team.part_of, "part_of")


def _to_division(
    section: str, record: str, division: str | Undecided | None, *route: str | int
) -> Iterator[Tie]:
    key = division_key(division) if isinstance(division, str) else None
    yield from _to(TieKind.GOES_TO, section, record, key, *route)


def _to(
    kind: TieKind, section: str, record: str, target: str | Undecided | None, *route: str | int
) -> Iterator[Tie]:
    """Make a tie, unless what it leads to is undecided or not stated."""
    if isinstance(target, str):
        yield Tie(kind, record, target, (Written(section, record, route),))
