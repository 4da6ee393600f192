"""How far a programme has got as a document, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.track.rows import item_table

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.workstreams import Progress
    from dtl_planner.plan.tracking.track import Change, Strand, Track


def document_of(track: Track, catalogue: Catalogue) -> dict[str, object]:
    """Give all that is told, and aims and reports of the workstreams."""
    return {
        "title": track.title,
        "as_of": track.as_of.isoformat() if track.as_of else None,
        "as_of_is": track.day_from.value if track.day_from else None,
        "weeks": track.weeks,
        "workstream": track.workstream,
        "against": _baseline(track),
        "workstreams": [_strand(strand, catalogue) for strand in track.strands],
        "items": [
            {key: value for key, value in row.items() if key != "goes_to"}
            for row in item_table(track).records()
        ],
        "changes": [_change(change) for change in track.changes],
        "not_in_workspace": list(track.gone),
        "not_in_plan": list(track.new),
    }


def _baseline(track: Track) -> dict[str, object] | None:
    if track.baseline is None:
        return None
    return {
        "title": track.baseline.title,
        "structure": track.baseline.structure,
        "deadline": track.baseline.deadline,
        "made_from": track.baseline.made_from,
    }


def _strand(strand: Strand, catalogue: Catalogue) -> dict[str, object]:
    record = strand.record
    return {
        "id": record.id,
        "name": record.name,
        "state": record.state.value if record.state else None,
        "state_basis": record.state_basis.value if record.state else None,
        "goes_to": record.goes_to,
        "led_by": record.led_by,
        "aims": list(record.aims),
        "milestones": [one.id for one in strand.milestones],
        "progress": [_report(report, catalogue) for report in record.progress],
        "note": record.note,
        "source": strand.source,
    }


def _report(report: Progress, catalogue: Catalogue) -> dict[str, object]:
    return {
        "text": report.text,
        "on": report.on.wording if report.on else None,
        "source": catalogue.cite(report.source) if report.source else None,
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "id": change.id,
        "name": change.name,
        "was": change.was.wording if change.was else None,
        "became": change.became.wording if change.became else None,
        "why": change.why,
        "approved_by": change.approved_by,
        "on": change.on.wording if change.on else None,
        "source": change.source,
    }
