"""What a plan is about: everything that changes, with all that decides which work that brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.footprints import Footprint
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.structure.model import LOCALITIES, Kind
from dtl_planner.structure.tiers import localities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diff.difference import Difference
    from dtl_planner.structure.model import Structure, Unit

ALLIANCE, ENABLER = "alliance", "enabler"
"""Kinds of subjects besides those of units."""

_SECTIONS = {
    Kind.SERVICE: "services",
    Kind.COMPONENT: "services",
    Kind.TEAM: "teams",
    Kind.ROLE: "roles",
    Kind.BODY: "bodies",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something that changes, or that something else may wait for.

    Attributes:
        id: Its id; a unit that is renamed has its new one.
        kind: What it is: the kind of a unit, an alliance or an enabler.
        name: What it is called.
        section: The section in which it is written.
        changes: The kinds of its changes, in their order; none where it only can be waited for.
        unit: The unit as it will be, or as it was where it ends; none for the other kinds.
        division: Its division, where that is known.
        places: Where it works, sits and is managed.
        whole: The service that it is a component of, where it is one.
        is_fragile: Whether it must be handled with care.
    """

    id: str
    kind: str
    name: str
    section: str
    changes: tuple[str, ...] = ()
    unit: Unit | None = None
    division: str | None = None
    places: tuple[str, ...] = ()
    whole: str | None = None
    is_fragile: bool = False

    @property
    def is_service(self) -> bool:
        """Whether it is a service or a component of one."""
        return self.kind in (Kind.SERVICE, Kind.COMPONENT)

    @property
    def category(self) -> str | None:
        """Its category, where that is settled."""
        category = self.unit.category if self.unit else None
        return category if isinstance(category, str) else None

    @property
    def answers_to(self) -> tuple[str, ...]:
        """The ids that rules may name in order to mean it: its own, and where it belongs."""
        found = (self.id, self.whole, self.division, *self.places)
        return tuple(name for name in found if name)


def subjects_of(difference: Difference) -> dict[str, Subject]:
    """Give every unit of both structures, every alliance and enabler, by id.

    They stand in the order of the second structure; units that end, alliances and enablers follow.
    """
    comparison = difference.comparison
    catalogue = comparison.after.catalogue
    local = _localities(comparison.after)
    kinds: dict[str, dict[str, None]] = {}
    for change in difference.changes:
        kinds.setdefault(change.unit, {})[change.kind] = None
    found = {
        unit.id: _of_unit(unit, tuple(kinds.get(unit.id, ())), local, catalogue)
        for unit in comparison.after.units.values()
    }
    renamed = {pair.before for pair in comparison.pairing.same}
    for unit in comparison.before.units.values():
        if unit.id not in found and unit.id not in renamed:
            found[unit.id] = _of_unit(unit, tuple(kinds.get(unit.id, ())), local, catalogue)
    for other in _others(catalogue):
        found.setdefault(other.id, other)
    return found


def _of_unit(
    unit: Unit, changes: tuple[str, ...], local: tuple[str, ...], catalogue: Catalogue
) -> Subject:
    written = catalogue.find(Service, unit.id)
    care = written.constraints if written else None
    return Subject(
        id=unit.id,
        kind=unit.kind.value,
        name=unit.name,
        section=_SECTIONS[unit.kind],
        changes=changes,
        unit=unit,
        division=unit.division if isinstance(unit.division, str) else None,
        places=_places(unit, local, catalogue),
        whole=unit.part_of if unit.kind is Kind.COMPONENT else None,
        is_fragile=care is not None and care.fragile,
    )


def _places(unit: Unit, local: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """Give the places of a unit; what is managed in the localities is in each of them."""
    managed = local if unit.managed == LOCALITIES else (unit.managed,)
    known = catalogue.by_id(Place)
    named = (one for one in (*unit.places, unit.host, *managed) if isinstance(one, str))
    return tuple(dict.fromkeys(one for one in named if one in known))


def _localities(structure: Structure) -> tuple[str, ...]:
    """Give the places that services are shared out among, though none may be named yet."""
    used = localities(structure)
    if used:
        return tuple(place.id for place in used)
    whole = {footprint.tiers[0] for footprint in structure.catalogue.of(Footprint)}
    return tuple(one.id for one in structure.catalogue.of(Place) if one.tier not in whole)


def _others(catalogue: Catalogue) -> Iterator[Subject]:
    for alliance in catalogue.of(Alliance):
        yield Subject(id=alliance.id, kind=ALLIANCE, name=alliance.name, section="alliances")
    for enabler in catalogue.of(Enabler):
        yield Subject(id=enabler.id, kind=ENABLER, name=enabler.name, section="enablers")
