"""Where in the files a unit, or one statement about it, is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.sections.proposals import Proposal
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from dtl_planner.diagnostics import Span
    from dtl_planner.structure.model import Structure, Unit

Written: TypeAlias = tuple[str | int, ...]

_SECTIONS = {
    Kind.SERVICE: "services",
    Kind.COMPONENT: "services",
    Kind.TEAM: "teams",
    Kind.ROLE: "roles",
    Kind.BODY: "bodies",
}


def span_of(structure: Structure, unit: Unit, attribute: str | None = None) -> Span | None:
    """Give the place of a statement about a unit; of the unit itself where none is named.

    A statement that nobody wrote has the place of its unit; a unit that no file has, none.
    """
    ground = unit.grounds.get(attribute) if attribute else None
    written = ground.written if ground and ground.written else home_of(structure, unit)
    return span_at(structure, written)


def span_at(structure: Structure, written: Written) -> Span | None:
    """Give the place of a section, an id and keys."""
    section, id_, *route = map(str, written) if written else ("", "")
    if (section, id_) not in structure.catalogue.origins:
        return None
    if section == "proposals":
        return structure.catalogue.key_span(section, id_, *route)
    return structure.catalogue.span(section, id_, *(route or ("id",)))


def home_of(structure: Structure, unit: Unit) -> Written:
    """Give where a unit itself is written: its own record, or the proposal that adds it."""
    here = (_SECTIONS[unit.kind], unit.id)
    if here in structure.catalogue.origins:
        return here
    name = structure.name
    while (proposal := structure.catalogue.find(Proposal, name)) is not None:
        if unit.id in proposal.adds:
            return ("proposals", name, "adds", unit.id)
        name = proposal.based_on
    return ()
