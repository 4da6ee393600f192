"""Today's structure: what the `current` of each service says, and who works with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.services import Service
from dtl_planner.structure.model import Basis, Kind, Structure, Unit
from dtl_planner.structure.written import held, joint_units, stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.services import Current
    from dtl_planner.classify.engine.scheme import Category
    from dtl_planner.structure.model import Ground

CURRENT = "current"


def current_structure(catalogue: Catalogue, categories: Mapping[str, Category]) -> Structure:
    """Give the structure of today. Nobody has a category in it: categories are what is proposed."""
    units = (*services_today(catalogue), *joint_units(catalogue, CURRENT))
    by_id = {unit.id: unit for unit in units}
    return Structure(CURRENT, "Current structure", by_id, catalogue, categories)


def services_today(catalogue: Catalogue) -> Iterator[Unit]:
    """Give services and components as they are run today, each service before its components."""
    within = _within(catalogue)
    for service in catalogue.of(Service):
        yield _today(service, within.get(service.id), catalogue)
        for part in service.components:
            yield _today(part, service.id, catalogue)


def _within(catalogue: Catalogue) -> Mapping[str, str]:
    """The service that each component belongs to which is not nested in it."""
    services = catalogue.of(Service)
    return {service.id: service.part_of for service in services if service.part_of}


def _today(record: Service, parent: str | None, catalogue: Catalogue) -> Unit:
    now, people = record.current, record.people
    division = now.division if now and now.division is not None else record.division
    return Unit(
        id=record.id,
        kind=Kind.COMPONENT if parent else Kind.SERVICE,
        name=record.name,
        was=record.was,
        part_of=parent,
        managed=now.managed if now else None,
        division=held(division),
        base=now.base if now else None,
        teams=tuple(sorted(now.joins)) if now else (),
        managed_by=now.managed_by if now else None,
        ages=record.delivers.ages if record.delivers else None,
        posts=people.posts if people else None,
        fte=people.fte if people else None,
        grounds=_grounds(record, catalogue),
    )


def _grounds(record: Service, catalogue: Catalogue) -> Mapping[str, Ground]:
    own = stated(catalogue, "services", record.id, source=record.source)
    found = {"name": own, "part_of": own}
    if record.division is not None:
        found["division"] = own
    if record.delivers is not None:
        found["ages"] = own
    if record.current is not None:
        found |= _of_current(record.id, record.current, catalogue)
    if record.people is not None:
        source = record.people.source or record.source
        here = stated(catalogue, "services", record.id, "people", source=source)
        found |= {"posts": here, "fte": here}
    return found


def _of_current(id_: str, now: Current, catalogue: Catalogue) -> dict[str, Ground]:
    keys = now.model_fields_set - {"basis", "note", "source"}
    basis = Basis(now.basis)
    return {
        "teams" if key == "joins" else key: stated(
            catalogue,
            "services",
            id_,
            "current",
            key,
            source=now.source,
            because=now.note,
            basis=basis,
        )
        for key in sorted(keys)
    }
