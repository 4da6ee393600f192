"""A simulation as a document for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.plan.simulation.result import Aimed, Chance, Dates, Simulated, Simulation

_PLACES = 4


def document_of(found: Simulation) -> dict[str, object]:
    """Give the whole; shares and chances run from 0 to 1."""
    return {
        "title": found.title,
        "structure": found.structure,
        "scenario": found.scenario,
        "runs": found.runs,
        "asked": found.asked,
        "stopped_early": found.is_stopped,
        "seed": found.seed,
        "with_capacity": found.with_capacity,
        "limits": found.limits,
        "as_soon_as_possible": found.as_soon_as_possible,
        "activities": found.activities,
        "varying": found.varying,
        "deadline": _aimed(found.whole) if found.whole else None,
        "planned": found.planned.isoformat(),
        "dates": _dates(found.dates),
        "gates": [_aimed(one) for one in found.gates],
        "items": [_item(one) for one in found.items],
        "drivers": [
            {"id": one.item.id, "moves_end_working_days": round(one.days, _PLACES)}
            for one in found.drivers
        ],
        "notes": list(found.notes),
    }


def _aimed(one: Aimed) -> dict[str, object]:
    return {"id": one.id, "name": one.name, "due": one.due.isoformat(), **chance_of(one.chance)}


def chance_of(chance: Chance) -> dict[str, object]:
    """Give a chance with its interval, and the counts that it comes from."""
    return {
        "chance": round(chance.share, _PLACES),
        "least": round(chance.least, _PLACES),
        "most": round(chance.most, _PLACES),
        "met": chance.met,
    }


def _dates(dates: Dates) -> dict[str, object]:
    found: dict[str, object] = {f"p{level}": day.isoformat() for level, day in dates.by.items()}
    return found | {"beyond": [f"p{level}" for level in dates.beyond]}


def _item(one: Simulated) -> dict[str, object]:
    return {
        "id": one.item.id,
        "kind": one.item.kind.value,
        "name": one.item.name,
        "subject": one.item.subject,
        "planned": one.item.finish.isoformat(),
        "due": one.due.isoformat() if one.due else None,
        "met_due": chance_of(one.chance) if one.chance else None,
        "met_plan": chance_of(one.as_planned),
        "dates": _dates(one.dates),
        "critical": round(one.critical, _PLACES),
        "varies": one.varies,
    }
