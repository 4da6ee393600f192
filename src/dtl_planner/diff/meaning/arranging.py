"""Who manages what afterwards, where, in which team and with whom, for the page of one team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.meaning.line import Line
from dtl_planner.diff.words import category_of, in_words
from dtl_planner.structure.contacts import contacts_of
from dtl_planner.structure.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dtl_planner.diff.meaning.line import Concern
    from dtl_planner.structure.contacts import Contacts
    from dtl_planner.structure.model import Structure, Unit

    Tell = Callable[[Unit, Structure], str | None]


def arranging(concern: Concern) -> Iterator[Line]:
    """Tell how everybody is arranged; those who are arranged alike are told together."""
    if concern.subject in concern.compared.a.structure.units.keys() - concern.after.units.keys():
        yield Line(f"{concern.compared.called(concern.subject)} is not there any more.")
    for label, tell in _FACETS.items():
        yield from _facet(label, tell, concern)
    yield from _teams(concern)
    contacts = contacts_of(concern.after)
    yield from _facet(
        "Named contacts", lambda unit, where: _contacts(contacts.get(unit.id), where), concern
    )
    yield from _lacking(concern)


def _facet(label: str, tell: Tell, concern: Concern) -> Iterator[Line]:
    """Tell one thing of all of them."""
    found: dict[str, list[Unit]] = {}
    for unit in concern.units:
        if (told := tell(unit, concern.after)) is not None:
            found.setdefault(told, []).append(unit)
    for told, units in found.items():
        yield Line(f"{label}: {told}{_of(units, concern)}")


def _of(units: list[Unit], concern: Concern) -> str:
    """Say of whom something is told, unless it is everybody whom the page is about.

    The page of a team or a division is about the services in it; that of a role is not.
    """
    subject = concern.after.units.get(concern.subject)
    is_of_services = subject is None or subject.is_classified or subject.kind is Kind.TEAM
    every = [unit for unit in concern.units if unit.is_classified]
    if len(units) == len(concern.units) or (is_of_services and units == every):
        return ""
    return f" ({'; '.join(unit.name for unit in units)})"


def _managed(unit: Unit, structure: Structure) -> str | None:
    return category_of(unit, structure) if unit.is_classified and unit.managed else None


def _held(attribute: str, kind: Kind | None = None) -> Tell:
    def tell(unit: Unit, structure: Structure) -> str | None:
        value = getattr(unit, attribute) if kind in (None, unit.kind) else None
        return in_words(value, structure) if value else None

    return tell


_FACETS: Mapping[str, Tell] = {
    "Managed": _managed,
    "Line manager": _held("managed_by"),
    "Answers for joint work to": _held("accountable_to", Kind.ROLE),
    "Answers to": _held("accountable_to", Kind.BODY),
    "Reports to": _held("reports_to"),
    "Division": _held("division"),
    "Leads": _held("leads"),
    "Works from": _held("base"),
    "Works in": _held("places"),
    "Posts": _held("posts"),
    "FTE": _held("fte"),
    "When": _held("live"),
}
"""What is told, by its label."""


def _teams(concern: Concern) -> Iterator[Line]:
    """Tell each team that any of them is in, with all its members."""
    ids = {*concern.ids}
    for team, members in concern.after.members.items():
        if any(unit.id in ids for unit in members):
            names = "; ".join(unit.name for unit in members)
            yield Line(f"Team: {concern.after.called(team)}, with: {names}")


def _contacts(contacts: Contacts | None, structure: Structure) -> str | None:
    if contacts is None:
        return None
    named = "; ".join(structure.called(place) for place in contacts.named) or "none yet"
    missing = "; ".join(structure.called(place) for place in contacts.missing)
    return f"{named}. Missing for: {missing}" if missing else named


def _lacking(concern: Concern) -> Iterator[Line]:
    """Tell what is not stated of what is classified: it is as much of an answer as the rest."""
    run = [unit for unit in concern.units if unit.is_classified and unit.category is not None]
    members = {unit.id for several in concern.after.members.values() for unit in several}
    found: dict[tuple[str, ...], list[Unit]] = {}
    for unit in run:
        lacking = tuple(
            word
            for attribute, word in _LACKING.items()
            if not (getattr(unit, attribute) or (attribute == "teams" and unit.id in members))
        )
        found.setdefault(lacking, []).append(unit)
    for lacking, units in found.items():
        if lacking:
            yield Line(f"Not stated: {', '.join(lacking)}{_of(units, concern)}")


_LACKING = {
    "managed_by": "who the line manager is",
    "division": "which division it reports to",
    "base": "where it works from",
    "teams": "which team it is in",
    "live": "from when",
}
"""What people ask for first, in words."""
