"""A programme as a document, for JSON: every part with its keys as they are written."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.catalogue.record import Record
from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.development import Development
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.projects import Project
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.figures import Figure
from dtl_planner.catalogue.values.sources import SourceRef
from dtl_planner.render.programme.lacking import lacking
from dtl_planner.render.programme.steering import joint_counts, managed_counts

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.tracking.track import Strand, Track

_LEFT_OUT = frozenset({"depends_on", "was"})
"""Keys that other commands tell of."""


def programme_document(track: Track, catalogue: Catalogue) -> dict[str, object]:
    """Give all that is told. What is not stated is `null`, what is undecided says so."""
    programme, roles = catalogue.programme, catalogue.of(Role)
    return {
        "title": programme.title if programme else None,
        "council": programme.council if programme else None,
        "in_force": programme.go_live.wording if programme and programme.go_live else None,
        "aims": [_record(one, catalogue) for one in catalogue.of(Aim)],
        "workstreams": [_strand(one, catalogue) for one in track.strands],
        "bodies": [_record(one, catalogue) for one in catalogue.of(Body)],
        "roles": {
            "all": len(roles),
            "line_management": managed_counts(roles),
            "joint_work": joint_counts(roles),
        },
        "development": [_record(one, catalogue) for one in catalogue.of(Development)],
        "projects": [_record(one, catalogue) for one in catalogue.of(Project)],
        "flexibility": [_record(one, catalogue) for one in catalogue.of(Flexibility)],
        "events": [_record(one, catalogue) for one in catalogue.of(Event)],
        "enablers": [_record(one, catalogue) for one in catalogue.of(Enabler)],
        "not_stated": list(lacking(track, catalogue)),
    }


def _strand(strand: Strand, catalogue: Catalogue) -> dict[str, object]:
    counts = Counter(one.state.value if one.state else "not_recorded" for one in strand.milestones)
    told = _record(strand.record, catalogue)
    return {**told, "milestones": len(strand.milestones), "milestones_by_state": dict(counts)}


def _record(record: Record, catalogue: Catalogue) -> dict[str, object]:
    """Give a record, key by key; sources are cited in full, figures and dates as written."""
    return {
        key: _value(getattr(record, key), catalogue)
        for key in type(record).model_fields
        if key not in _LEFT_OUT
    }


def _value(value: object, catalogue: Catalogue) -> object:
    match value:
        case SourceRef():
            return catalogue.cite(value)
        case Record():
            return _record(value, catalogue)
        case tuple():
            return [_value(each, catalogue) for each in value]
        case StrEnum():
            return value.value
        case Count() | Figure() | PartialDate():
            return value.wording
        case _:
            return value
