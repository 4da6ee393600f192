"""Named contacts: in which places a service that works for all of them is to have one, and has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.structure.tiers import places_of

if TYPE_CHECKING:
    from dtl_planner.structure.model import Structure, Unit


@dataclass(frozen=True, slots=True)
class Contacts:
    """The named contacts of one unit.

    Attributes:
        unit: The service, component or team.
        wanted: The places that are to have one.
        named: The places that have one.
    """

    unit: Unit
    wanted: tuple[str, ...]
    named: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The places that have none yet."""
        return tuple(place for place in self.wanted if place not in self.named)


def contacts_of(structure: Structure) -> dict[str, Contacts]:
    """Give the contacts of every unit that is to have any, by its id.

    A category says in which tier it wants them; whoever has one in a place wants one in all places
    of that tier. A contact in a team is one in each of its members.
    """
    found = {}
    for unit in structure.units.values():
        named = _named(unit, structure)
        if wanted := _wanted(unit, named, structure):
            found[unit.id] = Contacts(unit, wanted, named)
    return found


def _named(unit: Unit, structure: Structure) -> tuple[str, ...]:
    teams = (structure.units.get(team) for team in unit.teams)
    return tuple(
        dict.fromkeys(
            (*unit.contacts, *(place for team in teams if team for place in team.contacts))
        )
    )


def _wanted(unit: Unit, named: tuple[str, ...], structure: Structure) -> tuple[str, ...]:
    category = structure.categories.get(str(unit.category))
    if category is not None and category.contacts_in is not None:
        return places_of(structure, category.contacts_in)
    known = structure.catalogue.by_id(Place)
    tiers = dict.fromkeys(known[place].tier for place in named if place in known)
    return tuple(place for tier in tiers for place in places_of(structure, tier))
