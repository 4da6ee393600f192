"""Targets as a document, for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.targets import Want, outline
from dtl_planner.render.outcomes.targets.rows import targets_table, verdict_of
from dtl_planner.render.outcomes.words import cited

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.outcomes.reports import Targeted
    from dtl_planner.outcomes.steps import Asked
    from dtl_planner.outcomes.targets import Held
    from dtl_planner.tables import Cell

_LISTS = ("not_stated", "without_part")
"""Columns that stand as lists in the document."""
_KEYS = {
    Want.VALUE: "value",
    Want.BASELINE: "baseline",
    Want.AGENCY: "agency",
    Want.DATE: "by",
}
"""Columns with words for what is not stated, which are `null` in the document."""


def document_of(found: Targeted) -> dict[str, object]:
    """Give all that is told; figures are text, exact to the digit, and `null` where not stated."""
    programme = found.catalogue.programme
    told = [one for _, one in outline(found.held)]
    rows = targets_table(found).records()
    return {
        "title": programme.title if programme else None,
        "targets": [
            _target(row, one, found.catalogue) for row, one in zip(rows, told, strict=True)
        ],
        "smaller_steps": [
            {
                "part_of": one.whole,
                **_asked(one.needier),
                "larger_steps": [_asked(other) for other in one.others],
            }
            for one in found.small_steps
        ],
    }


def _target(row: dict[str, Cell], held: Held, catalogue: Catalogue) -> dict[str, object]:
    baseline = held.target.baseline
    return {
        **{key: value for key, value in row.items() if key not in _LISTS},
        **{_KEYS[want]: None for want in held.wants},
        "baseline_note": baseline.note if baseline else None,
        "baseline_source": cited(baseline.source, catalogue) if baseline else None,
        "weights": held.target.weights,
        "parts": [part.id for part in held.parts],
        "parts_are": held.target.parts,
        "parts_verdict": verdict_of(held),
        "parts_without_value": [part.id for part in held.not_stated],
        "places_without_weight": [place.id for place in held.weightless],
        "places_without_part": [place.id for place in held.without_part],
        "later_parts": [part.id for part in held.late],
        "good": held.way.good.value if held.way.good else None,
        "good_is_our_reading": held.way.is_reading,
        "not_stated": [want.value for want in held.wants],
    }


def _asked(asked: Asked) -> dict[str, object]:
    return {
        "target": asked.target.id,
        "place": asked.target.place,
        "rank": asked.need.rank,
        "step_percent": str(asked.step.per_cent),
    }
