"""A plan as a document: what stands in `plan.json`, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.plan.timeline.plan import Moved, Peak, Plan, Planned, PlanPhase, Tie

FORMAT_VERSION = 1
"""The version that is written. Files of every version that was released are read for ever."""


def document_of(plan: Plan) -> dict[str, object]:
    """Give a plan as it stands in the file, in the order of its keys."""
    return {
        "format_version": FORMAT_VERSION,
        "title": plan.title,
        "structure": plan.structure,
        "scenario": plan.scenario,
        "deadline": plan.deadline,
        "prefers": plan.prefers,
        "playbook": plan.playbook,
        "made_from": plan.made_from,
        "against": plan.against,
        "first": plan.first.isoformat(),
        "last": plan.last.isoformat(),
        "week": list(plan.week),
        "closed": [{"date": day.isoformat(), "name": name} for day, name in plan.closed],
        "proof": plan.proof.value,
        "is_repeatable": plan.is_repeatable,
        "aims": [{"name": aim.name, "value": aim.value, "bound": aim.bound} for aim in plan.aims],
        "peaks": [_from_peak(peak) for peak in plan.peaks],
        "assumed": list(plan.assumed),
        "path": list(plan.path),
        "phases": [_from_phase(phase) for phase in plan.phases],
        "items": [_from_item(item) for item in plan.items],
        "ties": [_from_tie(tie) for tie in plan.ties],
        "moved": [_from_moved(moved) for moved in plan.moved],
    }


def _from_item(item: Planned) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "name": item.name,
        "subject": item.subject,
        "subject_name": item.subject_name,
        "division": item.division,
        "workstream": item.workstream,
        "start": item.start.isoformat(),
        "finish": item.finish.isoformat(),
        "days": item.days,
        "spread": {
            "least": item.spread.least,
            "likely": item.spread.likely,
            "most": item.spread.most,
            "is_calendar": item.spread.is_calendar,
        },
        "earliest": item.earliest.isoformat(),
        "latest": item.latest.isoformat(),
        "latest_finish": item.latest_finish.isoformat(),
        "slack": item.slack,
        "is_critical": item.is_critical,
        "is_fragile": item.is_fragile,
        "phase": item.phase,
        "due": item.due,
        "wording": item.wording,
        "basis": item.basis,
        "source": item.source,
        "changes": list(item.changes),
        "state": None if item.state is None else item.state.value,
        "uses": dict(item.uses),
    }


def _from_tie(tie: Tie) -> dict[str, object]:
    return {
        "before": tie.before,
        "after": tie.after,
        "kind": tie.kind,
        "lag": tie.lag,
        "unit": tie.unit,
        "rule": tie.rule,
        "is_binding": tie.is_binding,
    }


def _from_phase(phase: PlanPhase) -> dict[str, object]:
    return {
        "id": phase.id,
        "name": phase.name,
        "first": phase.first.isoformat(),
        "last": phase.last.isoformat(),
        "is_found": phase.is_found,
        "items": list(phase.items),
        "subjects": list(phase.subjects),
        "peaks": [_from_peak(peak) for peak in phase.peaks],
        "unlocks": list(phase.unlocks),
        "source": phase.source,
    }


def _from_peak(peak: Peak) -> dict[str, object]:
    return {
        "resource": peak.resource,
        "name": peak.name,
        "unit": peak.unit,
        "most": peak.most,
        "there": peak.there,
        "on": None if peak.on is None else peak.on.isoformat(),
    }


def _from_moved(moved: Moved) -> dict[str, object]:
    return {
        "id": moved.id,
        "name": moved.name,
        "was": None if moved.was is None else moved.was.isoformat(),
        "became": None if moved.became is None else moved.became.isoformat(),
        "why": moved.why,
        "approved_by": moved.approved_by,
    }
