"""Whether teams have members, and places the named contacts that they are to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.structure.checks.gap import gap, named
from dtl_planner.structure.contacts import contacts_of
from dtl_planner.structure.location import span_of
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.structure.model import Structure, Unit

NO_MEMBERS = Code(
    "DTL617",
    "no-members",
    Severity.WARNING,
    "A team that nobody joins and that gathers nothing is a name without people.",
    "Write `joins` at the services that belong to it, or `gathers` with a category.",
)
NO_CONTACT = Code(
    "DTL618",
    "no-contact",
    Severity.WARNING,
    "A service works for several places without being in them, and a place has no named contact in "
    "it, so staff there have nobody to turn to.",
    "Write under `contacts` the places that have one.",
)


def membership_findings(structure: Structure) -> Iterator[Diagnostic]:
    """Find teams without members, and places without a named contact."""
    empty = [team for team in structure.of(Kind.TEAM) if not has_members(structure, team)]
    if empty:
        said = "Nobody is in {}." if len(empty) == 1 else "Nobody is in the teams {}."
        yield gap(NO_MEMBERS, structure, empty, said=said)
    yield from _without_contact(structure)


def has_members(structure: Structure, team: Unit) -> bool:
    """Whether anybody is in a team, or in a team that is part of it."""
    waiting = [team]
    while waiting:
        here = waiting.pop()
        if structure.members.get(here.id):
            return True
        waiting.extend(structure.parts.get(here.id, ()))
    return False


def _without_contact(structure: Structure) -> Iterator[Diagnostic]:
    wanting = list(contacts_of(structure).values())
    silent = [each.unit for each in wanting if not each.named]
    if silent:
        verb = "is" if len(silent) == 1 else "are"
        said = f"{{}} {verb} to have a named contact in each place, and none is stated."
        hint = "write the places that have one under `contacts`"
        yield gap(NO_CONTACT, structure, silent, said=said, attribute="category", hint=hint)
    for contacts in wanting:
        if contacts.named and contacts.missing:
            yield _missing(structure, contacts)


def _missing(structure: Structure, contacts: Contacts) -> Diagnostic:
    unit = contacts.unit
    message = f"`{unit.id}` has no named contact in {named(contacts.missing)}."
    return Diagnostic(NO_CONTACT, message, span_of(structure, unit, "contacts"))
