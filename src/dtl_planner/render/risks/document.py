"""Risks as a document, for JSON: every tie with its id, and what can be counted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.render.consult.words import as_written
from dtl_planner.render.risks.matrix import fields

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.plan.tracking.track import Tracked
    from dtl_planner.risks.register import Entry, Named, Register, Rule, Treatment, Work


def risks_document(register: Register, catalogue: Catalogue) -> dict[str, object]:
    """Give all that is told. What is not stated is `null`."""
    return {
        "title": register.title,
        "as_of": register.as_of.isoformat() if register.as_of else None,
        "as_of_is": register.day_from.value if register.day_from else None,
        "no_plan": register.no_plan,
        "against": register.plan.made_from if register.plan else None,
        "risks": [_risk(one, catalogue) for one in register.entries],
        "matrix": _matrix(register),
        "findings": [finding(one) for one in register.findings],
        "all_risks": register.all_entries,
    }


def finding(found: Diagnostic) -> dict[str, object]:
    """Give a finding with its place."""
    return {
        "code": found.code.id,
        "severity": found.severity.value,
        "message": found.message,
        "file": found.span.file if found.span else None,
        "line": found.span.line if found.span else None,
        "column": found.span.column if found.span else None,
    }


def _matrix(register: Register) -> dict[str, object] | None:
    """Give the fields that have open risks in them; `null` where none is scored."""
    found = list(fields(register.open))
    if not found:
        return None
    return {
        "fields": [
            {
                "likelihood": likelihood,
                "severity": severity,
                "risks": [one.record.id for one in entries],
            }
            for likelihood, severity, entries in found
        ],
        "not_scored": [one.record.id for one in register.open if not one.is_scored],
    }


def _risk(entry: Entry, catalogue: Catalogue) -> dict[str, object]:
    risk = entry.record
    return {
        "id": risk.id,
        "number": risk.number,
        "name": risk.name,
        "kind": risk.kind,
        "state": risk.state,
        "owner": risk.owner,
        "likelihood": risk.likelihood,
        "severity": risk.severity,
        "review": as_written(risk.review),
        "impacts": list(risk.impacts),
        "threatens": [_named(one) for one in entry.threatens],
        "is_mitigated": entry.is_mitigated,
        "mitigations": [_treatment(one, catalogue) for one in entry.treatments],
        "note": risk.note,
        "source": entry.source,
    }


def _treatment(one: Treatment, catalogue: Catalogue) -> dict[str, object]:
    record = one.record
    return {
        "text": record.text,
        "by": record.by,
        "due": as_written(record.due),
        "state": record.state.value if record.state else None,
        "is_overdue": one.is_overdue,
        "only_words": one.is_only_words,
        "milestones": [_milestone(each, catalogue) for each in one.milestones],
        "work": [_work(each) for each in one.work],
        "rules": [_rule(each) for each in one.rules],
        "others": [_named(each) for each in one.others],
        "basis": record.basis.value,
        "note": record.note,
        "source": one.source,
    }


def _milestone(one: Tracked, catalogue: Catalogue) -> dict[str, object]:
    record = catalogue.find(Milestone, one.id)
    return {
        "id": one.id,
        "name": one.name,
        "state": one.state.value if one.state else None,
        "phase": record.phase if record else None,
        "due": as_written(one.stated),
        "held_to": as_written(one.held.by) if one.held else None,
        "is_overdue": one.is_overdue,
    }


def _work(work: Work) -> dict[str, object]:
    return {
        "id": work.id,
        "name": work.name,
        "is_told": work.is_told,
        "start": work.planned.start.isoformat() if work.planned else None,
        "finish": work.planned.finish.isoformat() if work.planned else None,
        "state": work.state.value if work.state else None,
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "name": rule.name,
        "force": rule.force.value if rule.force else None,
        "is_told": rule.is_told,
        "saved_plan": rule.kept.value if rule.kept else None,
        "stands_for": [one.id for one in rule.stands_for],
    }


def _named(one: Named) -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "said": one.said,
        "ready": as_written(one.ready),
        "basis": one.basis.value if one.basis else None,
    }
