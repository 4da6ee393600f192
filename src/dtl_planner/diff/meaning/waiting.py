"""What waits for what, and what is tied to what, for the page of one team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.diff.meaning.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dependencies import Dependency
    from dtl_planner.diff.meaning.line import Concern

    Waiting = Service | Team | Role | Alliance | Enabler


def waiting(concern: Concern) -> Iterator[Line]:
    """Tell what these wait for, and what waits for these."""
    catalogue = concern.after.catalogue
    ties = [one for one in catalogue.of(Alliance) if not {*concern.ids}.isdisjoint(one.members)]
    wanted = {*concern.ids, *(alliance.id for alliance in ties)}
    for record in _records(catalogue):
        for link in record.depends_on:
            if record.id in wanted or link.on in wanted:
                source = link.source or record.source
                cited = catalogue.cite(source) if source else None
                yield Line(_waits(record.name, link, concern), cited)
    for alliance in ties:
        yield _tied(alliance, concern)


def _waits(name: str, link: Dependency, concern: Concern) -> str:
    decision = "a decision on " if link.because == "waits-for-decision" else ""
    why = f": {link.why}" if link.why else "."
    return f"{name} waits for {decision}{_named(link.on, concern)}{why}"


def _tied(alliance: Alliance, concern: Concern) -> Line:
    """Tell an alliance with all its members."""
    catalogue = concern.after.catalogue
    names = "; ".join(_named(member, concern) for member in alliance.members)
    cited = catalogue.cite(alliance.source) if alliance.source else None
    return Line(
        f"{alliance.name} ({alliance.kind.replace('-', ' ')}) ties together: {names}.", cited
    )


def _records(catalogue: Catalogue) -> Iterator[Waiting]:
    for record in catalogue.index.values():
        if isinstance(record, Service | Team | Role | Alliance | Enabler):
            yield record


def _named(id_: str, concern: Concern) -> str:
    catalogue = concern.after.catalogue
    found = catalogue.find(Alliance, id_) or catalogue.find(Enabler, id_)
    return found.name if found else concern.compared.called(id_)
