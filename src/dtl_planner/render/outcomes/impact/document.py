"""What has changed as a document, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.figures import plain
from dtl_planner.render.outcomes.impact.rows import impact_table
from dtl_planner.render.outcomes.impact.words import NO_PROOF
from dtl_planner.render.outcomes.words import cited

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.measures import Moment
    from dtl_planner.outcomes.impact import Impact
    from dtl_planner.outcomes.reports import Changed
    from dtl_planner.tables import Cell

_OF_EVIDENCE = ("id", "name", "kind", "role", "on", "note", "basis", "source")
_NOT_OF_MEASURES = ("part", "role", "on", "basis", "measures", "workstreams", "doubts")


def document_of(found: Changed) -> dict[str, object]:
    """Give all that is told; figures are text, exact to the digit, and `null` where not stated."""
    programme = found.catalogue.programme
    rows = list(impact_table(found).records())
    measured = found.impacts.measured
    return {
        "title": programme.title if programme else None,
        "caution": NO_PROOF,
        "measures": [
            _measure(row, one, found.catalogue) for row, one in zip(rows, measured, strict=False)
        ],
        "evidence": [_said(row) for row in rows[len(measured) :]],
    }


def _measure(row: dict[str, Cell], one: Impact, catalogue: Catalogue) -> dict[str, object]:
    return {
        **{key: value for key, value in row.items() if key not in _NOT_OF_MEASURES},
        "good": one.good.value if one.good else None,
        **_moment("before", one.measure.before, catalogue),
        **_moment("after", one.measure.after, catalogue),
        "doubts": [doubt.value for doubt in one.doubts],
        "workstreams": list(one.measure.workstreams),
        "evidence": [said.id for said in one.evidence],
    }


def _moment(key: str, moment: Moment, catalogue: Catalogue) -> dict[str, object]:
    return {
        key: plain(moment.value.number) if moment.value else None,
        f"{key}_note": moment.note,
        f"{key}_source": cited(moment.source, catalogue),
    }


def _said(row: dict[str, Cell]) -> dict[str, object]:
    lists = {
        key: str(row[key]).split(", ") if row[key] else [] for key in ("measures", "workstreams")
    }
    return {**{key: row[key] for key in _OF_EVIDENCE}, **lists}
