"""One result as a row and as a document, for spreadsheets and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.render.classify.placement import because, host_of
from dtl_planner.tables import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.catalogue.sections.services import Decision
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.classify.answers import Given
    from dtl_planner.classify.classification import Classification
    from dtl_planner.classify.engine.reasons import Reason, RuleReason
    from dtl_planner.classify.engine.verdict import Question
    from dtl_planner.classify.placing import Placed

_COLUMNS = (
    Column("service", "Service"),
    Column("name", "Name"),
    Column("part_of", "Part of"),
    Column("category", "Category"),
    Column("status", "Status"),
    Column("rule_category", "The rule says"),
    Column("possible", "Possible"),
    Column("rule", "Rule"),
    Column("because", "Because"),
    Column("ask", "Ask next"),
    Column("margin", "Margin"),
    Column("managed", "Managed"),
    Column("member_of", "Member of"),
    Column("locality_facing", "Locality facing"),
    Column("host", "Host"),
    Column("decision", "Decision"),
    Column("review", "Review by"),
)


def place_table(classification: Classification) -> Table:
    """Every result as a row."""
    return Table(_COLUMNS, tuple(_row(placed) for placed in classification.placed))


def placement_document(placed: Placed, classification: Classification) -> dict[str, object]:
    """One result as the reference page of `dtl classify --format json` describes it."""
    record, category, rule = placed.component.record, placed.category, placed.verdict.rule
    return {
        "service": record.id,
        "name": record.name,
        "part_of": placed.component.parent.id if placed.component.parent else None,
        "category": category.id if category else None,
        "status": placed.status.value,
        "rule_category": placed.rule_category,
        "possible": list(placed.verdict.possible),
        "rule": rule.id if rule else None,
        "rules": [one.id for one in placed.verdict.rules],
        "reasons": [_rule_document(one) for one in placed.reading.told],
        "ask": [question_document(ask) for ask in placed.reading.asks],
        "margin": placed.reading.margin,
        "margin_known": placed.reading.is_whole,
        "decision": _decision_document(placed.decision) if placed.decision else None,
        "managed": category.managed if category else None,
        "member_of": category.member_of if category else None,
        "locality_facing": category.locality_facing if category else None,
        "host": host_of(placed),
        "answers": [_answer_document(given) for given in placed.given],
        "sources": list(_sources(placed, classification)),
    }


def outside_document(classification: Classification) -> list[dict[str, object]]:
    """What is not for classification, each with the reason."""
    return [
        {"service": one.record.id, "because": one.record.outside.because}
        for one in classification.outside
        if one.record.outside
    ]


def question_document(question: Question) -> dict[str, object]:
    """A question with what each answer would leave."""
    return {
        "fact": question.fact,
        "settles": question.settles,
        "outcomes": [
            {"answer": answer, "possible": list(possible)} for answer, possible in question.outcomes
        ],
    }


def _row(placed: Placed) -> tuple[Cell, ...]:
    record, category, rule = placed.component.record, placed.category, placed.verdict.rule
    decision, asks = placed.decision, placed.reading.asks
    return (
        record.id,
        record.name,
        placed.component.parent.id if placed.component.parent else None,
        category.id if category else None,
        placed.status.value,
        placed.rule_category,
        "; ".join(one or "no rule" for one in placed.verdict.possible),
        rule.id if rule else None,
        because(placed) if placed.verdict.settled else None,
        asks[0].fact if asks else None,
        placed.reading.margin,
        category.managed if category else None,
        category.member_of if category else None,
        category.locality_facing if category else None,
        host_of(placed),
        decision.reason if decision else None,
        decision.review.wording if decision else None,
    )


def _rule_document(told: RuleReason) -> dict[str, object]:
    return {
        "rule": told.rule.id,
        "then": told.rule.then,
        "decides": told.decides.value,
        "contests": told.contests.value,
        "because": told.rule.because,
        **_reason_document(told.reason),
    }


def _reason_document(reason: Reason) -> dict[str, object]:
    tally = reason.tally
    count = (
        {"met": tally.met, "open": tally.open, "of": tally.of, "needed": tally.needed}
        if tally
        else None
    )
    return {
        "text": reason.text,
        "standing": reason.standing.value,
        "facts": list(reason.facts),
        "count": count,
        "parts": [_reason_document(part) for part in reason.parts],
    }


def _answer_document(given: Given) -> dict[str, object]:
    answer = given.answer
    return {
        "fact": given.fact.id,
        "answer": given.wording,
        "basis": given.basis.value if given.basis else None,
        "source": answer.source.id if answer and answer.source else None,
        "section": answer.source.section if answer and answer.source else None,
        "note": answer.note if answer else None,
    }


def _decision_document(decision: Decision) -> dict[str, object]:
    return {
        "category": decision.category,
        "reason": decision.reason,
        "by": decision.by,
        "on": decision.on.wording,
        "review": decision.review.wording,
        "rule_said": decision.rule_said,
        "source": decision.source.id if decision.source else None,
    }


def _sources(placed: Placed, classification: Classification) -> Iterable[dict[str, object]]:
    """Every source that the result rests on, once, in the order in which it is met."""
    refs = [given.answer.source for given in placed.given if given.answer]
    refs.extend(rule.source for rule in placed.verdict.rules)
    refs.append(placed.decision.source if placed.decision else None)
    for ref in dict.fromkeys(ref for ref in refs if ref is not None):
        yield _source(ref, classification)


def _source(ref: SourceRef, classification: Classification) -> dict[str, object]:
    source = classification.catalogue.find(Source, ref.id)
    return {
        "id": ref.id,
        "section": ref.section,
        "title": source.title if source else None,
        "date": source.date.wording if source and source.date else None,
    }
