"""What has changed as rows: one for each measure, then one for each piece of what people say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.evidence import Evidence
from dtl_planner.outcomes.figures import plain
from dtl_planner.render.outcomes.impact.words import CANNOT
from dtl_planner.render.outcomes.words import NOT_STATED, cited
from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.measures import Moment
    from dtl_planner.outcomes.impact import Impact
    from dtl_planner.outcomes.reports import Changed
    from dtl_planner.tables import Cell

_COLUMNS = tuple(
    Column(key, title)
    for key, title in (
        ("part", "Part"),
        ("id", "Id"),
        ("name", "Name or text"),
        ("kind", "Kind"),
        ("unit", "Unit"),
        ("place", "Place"),
        ("before", "Before"),
        ("before_period", "Before, when"),
        ("after", "After"),
        ("after_period", "After, when"),
        ("change", "Change"),
        ("change_percent", "Change, %"),
        ("good", "Good is"),
        ("good_basis", "Basis of that"),
        ("direction", "Direction"),
        ("why", "Because"),
        ("doubts", "Doubts"),
        ("role", "Role"),
        ("on", "On"),
        ("measures", "Measures"),
        ("workstreams", "Workstreams"),
        ("indicator", "Indicator"),
        ("note", "Note"),
        ("basis", "Basis"),
        ("source", "Source"),
    )
)


def impact_table(found: Changed) -> Table:
    """Set out every measure and everything that people say."""
    keys = [column.key for column in _COLUMNS]
    rows = [*_measures(found), *_evidence(found)]
    return Table(_COLUMNS, tuple(tuple(row.get(key) for key in keys) for row in rows))


def _measures(found: Changed) -> Iterator[dict[str, Cell]]:
    for one in found.impacts.measured:
        measure = one.measure
        yield {
            "part": "measure",
            "id": measure.id,
            "name": measure.name,
            "kind": measure.kind.value,
            "unit": measure.unit,
            "place": measure.place,
            **_moment("before", measure.before),
            **_moment("after", measure.after),
            **_judged(one),
            "workstreams": ", ".join(measure.workstreams) or None,
            "indicator": measure.indicator,
            "note": measure.note,
            "source": cited(measure.source, found.catalogue),
        }


def _moment(key: str, moment: Moment) -> dict[str, Cell]:
    value = plain(moment.value.number) if moment.value else NOT_STATED
    return {key: value, f"{key}_period": moment.period.wording}


def _judged(one: Impact) -> dict[str, Cell]:
    change = one.change
    per_cent = change.per_cent if change else None
    return {
        "change": plain(change.by) if change else None,
        "change_percent": str(per_cent) if per_cent is not None else None,
        "good": one.good.value if one.good else NOT_STATED,
        "good_basis": ("inferred" if one.is_reading else "stated") if one.good else None,
        "direction": one.direction.value if one.direction.is_told else CANNOT,
        "why": None if one.direction.is_told else one.direction.value,
        "doubts": "; ".join(one.doubts) or None,
    }


def _evidence(found: Changed) -> Iterator[dict[str, Cell]]:
    for said in found.catalogue.of(Evidence):
        yield {
            "part": "evidence",
            "id": said.id,
            "name": said.text,
            "kind": said.kind,
            "role": said.role,
            "on": said.on.wording if said.on else None,
            "measures": ", ".join(said.measures) or None,
            "workstreams": ", ".join(said.workstreams) or None,
            "note": said.note,
            "basis": said.basis.value,
            "source": cited(said.source, found.catalogue),
        }
