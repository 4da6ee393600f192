"""A consultation as a document, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.consultation import Consultation
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.diagnostics import Severity

if TYPE_CHECKING:
    from dtl_planner.catalogue.values.counts import Count
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.trail.orphans import Examined
    from dtl_planner.trail.trail import Trail


def document(examined: Examined) -> dict[str, object]:
    """Give the whole of a consultation."""
    trail, catalogue = examined.trail, examined.trail.catalogue
    consultation = next(iter(catalogue.of(Consultation)), None)
    return {
        "consultation": _consultation(consultation) if consultation else None,
        "events": [_event(one) for one in catalogue.of(Event)],
        "questions": [_question(trail, one) for one in catalogue.of(Question)],
        "themes": [_theme(trail, one) for one in catalogue.of(Theme)],
        "actions": [_action(trail, one) for one in catalogue.of(Action)],
        "effects": [_effect(trail, one) for one in catalogue.of(Effect)],
        "replies": [reply_document(trail, one) for one in catalogue.of(Reply)],
        "orphans": [_orphan(one) for one in examined.orphans],
        "summary": _summary(examined),
    }


def reply_document(trail: Trail, reply: Reply) -> dict[str, object]:
    """Give a question that people put, and its answer."""
    return {
        "id": reply.id,
        "question": reply.question,
        "answer": reply.answer,
        "status": reply.status,
        "answered_in": reply.answered_in,
        "resolves_in": reply.resolves_in,
        "themes": list(reply.themes),
        "basis": reply.basis,
        "units": list(reply.units),
        "audiences": list(trail.audiences_of(reply)),
        "note": reply.note,
        "source": source_document(reply.source),
    }


def source_document(source: SourceRef | None) -> dict[str, object] | None:
    """Give where something is told."""
    return {"id": source.id, "section": source.section} if source else None


def _date(date: PartialDate | None) -> str | None:
    return date.wording if date else None


def _count(count: Count | None) -> dict[str, object] | None:
    if count is None:
        return None
    return {"low": count.low, "high": count.high, "wording": count.wording}


def _consultation(consultation: Consultation) -> dict[str, object]:
    return {
        "title": consultation.title,
        "took_part": _count(consultation.took_part),
        "consulted": consultation.consulted,
        "decided": consultation.decided,
        "note": consultation.note,
        "source": source_document(consultation.source),
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "name": event.name,
        "kind": event.kind,
        "when": _date(event.when),
        "number": _count(event.number),
        "took_part": _count(event.took_part),
        "audiences": list(event.audiences),
        "note": event.note,
        "source": source_document(event.source),
    }


def _question(trail: Trail, question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "number": question.number,
        "text": question.text,
        "support": question.support,
        "asked_in": question.asked_in,
        "audiences": list(trail.audiences_at(question.heard_at)),
        "themes": [theme.id for theme in trail.themes_on.get(question.id, ())],
        "actions": list(question.actions),
        "note": question.note,
        "source": source_document(question.source),
    }


def _theme(trail: Trail, theme: Theme) -> dict[str, object]:
    return {
        "id": theme.id,
        "text": theme.text,
        "kind": theme.kind,
        "question": theme.question,
        "is_cross_cutting": theme.is_cross_cutting,
        "audiences": list(trail.audiences(theme)),
        "mentions": _count(theme.mentions),
        "actions": [
            {"action": promise.action.id, "stated_for": promise.stated_for}
            for promise in trail.promises(theme)
        ],
        "basis": theme.basis,
        "effects": [effect.id for effect in trail.effects_on.get(theme.id, ())],
        "replies": [reply.id for reply in trail.replies_to.get(theme.id, ())],
        "is_answered": trail.is_answered(theme),
        "note": theme.note,
        "source": source_document(theme.source),
    }


def _action(trail: Trail, action: Action) -> dict[str, object]:
    return {
        "id": action.id,
        "number": action.number,
        "printed": action.printed,
        "text": action.text,
        "status": action.status,
        "by": action.by,
        "due": _date(action.due),
        "promised_in": action.promised_in,
        "told_in": action.told_in,
        "effects": [effect.id for effect in trail.effects_of.get(action.id, ())],
        "note": action.note,
        "source": source_document(action.source),
    }


def _effect(trail: Trail, effect: Effect) -> dict[str, object]:
    paper = trail.next_paper(effect, trail.actions(effect.actions))
    return {
        "id": effect.id,
        "text": effect.text,
        "kind": effect.kind,
        "themes": list(effect.themes),
        "actions": list(effect.actions),
        "units": list(effect.units),
        "basis": effect.basis,
        "next_paper": paper.id if paper else None,
        "note": effect.note,
        "source": source_document(effect.source),
    }


def _orphan(found: Diagnostic) -> dict[str, object]:
    return {
        "code": found.code.id,
        "severity": found.severity.value,
        "message": found.message,
        "file": found.span.file if found.span else None,
        "line": found.span.line if found.span else None,
        "column": found.span.column if found.span else None,
    }


def _summary(examined: Examined) -> dict[str, object]:
    catalogue = examined.trail.catalogue
    replies = catalogue.of(Reply)
    return {
        "questions": len(catalogue.of(Question)),
        "themes": len(catalogue.of(Theme)),
        "actions": len(catalogue.of(Action)),
        "effects": len(catalogue.of(Effect)),
        "replies": len(replies),
        "open_replies": sum(reply.status == "open" for reply in replies),
        "breaks": sum(one.severity is Severity.WARNING for one in examined.orphans),
    }
