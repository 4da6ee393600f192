"""Moments of the plan: milestones, and when something is there, filled or in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.plan.making.brief import Item, ItemKind, Place, Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.making.subjects import Subject

NO_TIME = Spread(0, 0, 0)

_STATED_AS = {"enablers": "ready", "roles": "filled", "services": "live"}
"""The key under which each section states when something is there."""
_REACHED_AS = {"enablers": "Ready", "roles": "Filled", "services": "In force"}


def milestones_of(catalogue: Catalogue) -> Iterator[Item]:
    """Give the milestones as items."""
    for one in catalogue.of(Milestone):
        yield Item(
            id=one.id,
            kind=ItemKind.MILESTONE,
            name=one.name,
            subject=one.id,
            subject_name=one.name,
            opens=one.id,
            closes=one.id,
            spread=NO_TIME,
            phase=one.phase,
            wording=one.wording,
            due=one.by.wording if one.by else None,
            workstream=one.workstream,
            basis=one.basis,
            source=catalogue.cite(one.source) if one.source else None,
            written=Place("milestones", one.id),
        )


def ready_of(subject: Subject, catalogue: Catalogue) -> Item | None:
    """Give the moment at which a service, role or enabler is there; other kinds have none."""
    if subject.section not in _STATED_AS:
        return None
    when = there_by(subject, catalogue)
    record = _record(subject, catalogue)
    source = record.source if record else None
    return Item(
        id=subject.id,
        kind=ItemKind.READY,
        name=_REACHED_AS[subject.section],
        subject=subject.id,
        subject_name=subject.name,
        opens=subject.id,
        closes=subject.id,
        spread=NO_TIME,
        changes=subject.changes,
        division=subject.division,
        due=when.wording if when else None,
        is_fragile=subject.is_fragile,
        basis=Basis.STATED if when else Basis.INFERRED,
        source=catalogue.cite(source) if source and when else None,
        written=there_at(subject),
    )


def there_by(subject: Subject, catalogue: Catalogue) -> PartialDate | None:
    """Give the date by which a service, role or enabler is to be there, where it is stated.

    Of a service or role the structure that is planned for decides, which a proposal can change.
    """
    if subject.unit is not None:
        return subject.unit.live
    record = _record(subject, catalogue)
    return record.ready if isinstance(record, Enabler) else None


def there_at(subject: Subject) -> Place | None:
    """Give the place where that date is written; a proposal can say it too."""
    ground = subject.unit.grounds.get("live") if subject.unit else None
    if ground is not None and ground.written:
        section, id_, *route = ground.written
        return Place(str(section), str(id_), tuple(route))
    if subject.unit is not None:
        return None
    return Place(subject.section, subject.id, (_STATED_AS[subject.section],))


def _record(subject: Subject, catalogue: Catalogue) -> Service | Role | Enabler | None:
    return (
        catalogue.find(Service, subject.id)
        or catalogue.find(Role, subject.id)
        or catalogue.find(Enabler, subject.id)
    )
