"""Localities proposed, as a document: the grouping, its balance, its proof and its rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.places.grouping.question import MILLION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.places.grouping.localities import Beside, Localities
    from dtl_planner.places.grouping.question import Question
    from dtl_planner.places.grouping.verify import Locality

_CENT = MILLION // 100


def proposal_document(found: Localities) -> dict[str, object]:
    """Give a proposal by the ids of areas."""
    proposal = found.proposal
    question, measures = proposal.question, proposal.measures
    return {
        "tier": found.mapped.tier,
        "into": question.into,
        "near_enough_percent": question.near_enough / _CENT,
        "balanced": [
            {
                "indicator": each.indicator,
                "name": each.name,
                "period": each.period or None,
                "sources": list(each.sources),
                "largest_deviation": float(worst),
            }
            for each, worst in zip(found.balanced, measures.worst, strict=True)
        ],
        "localities": [
            {
                "number": number,
                "name": locality.name,
                **_parts(question, found, locality),
                "like_today": {
                    each.present.footprint.id: each.locality_like(number - 1)
                    for each in found.beside
                },
            }
            for number, locality in enumerate(measures.localities, start=1)
        ],
        "is_most_even": proposal.is_most_even,
        "gap_percent": proposal.gap / _CENT,
        "is_compact": proposal.is_compact,
        "is_repeatable": found.is_repeatable,
        "borders_cut": measures.cut,
        "checked": not measures.broken,
        "borders": {
            "maps": [each.record.file for each in found.mapped.maps],
            "pairs": [list(pair) for pair in found.mapped.agreement.every],
        },
        "rivals": [_rival(found, each) for each in found.beside],
        "not_rivals": [
            {
                "footprint": each.footprint.id,
                "tier": each.tier,
                "not_stated": list(each.silent(question.areas)),
            }
            for each in found.partial
        ],
    }


def _parts(question: Question, found: Localities, locality: Locality) -> dict[str, object]:
    """Give the areas of a locality, and how much of each indicator it has."""
    rows = zip(
        found.balanced, question.indicators, locality.loads, locality.deviations, strict=True
    )
    return {
        "areas": list(locality.areas),
        "parts": [
            {
                "indicator": balanced.indicator,
                "amount": _amount(load, indicator.decimals),
                "share": load / indicator.total,
                "deviation": float(deviation),
            }
            for balanced, indicator, load, deviation in rows
        ],
    }


def _amount(load: int, decimals: int) -> int | float:
    return load / 10**decimals if decimals else load


def _rival(found: Localities, beside: Beside) -> dict[str, object]:
    theirs, names = beside.comparison.theirs, beside.rival.names
    return {
        "footprint": beside.present.footprint.id,
        "tier": beside.present.tier,
        "localities": [
            {"place": name, **_parts(found.proposal.question, found, locality)}
            for name, locality in zip(names, theirs.localities, strict=True)
        ],
        "largest_deviations": [float(worst) for worst in theirs.worst],
        "borders_cut": theirs.cut,
        "broken": [{"why": each.told, "areas": list(each.areas)} for each in theirs.broken],
        "moves": _moves(beside, names),
    }


def _moves(beside: Beside, names: Sequence[str]) -> list[dict[str, object]]:
    return [
        {
            "area": move.area,
            "today": None if move.theirs is None else names[move.theirs],
            "locality": move.ours + 1,
        }
        for move in beside.comparison.moves
    ]
