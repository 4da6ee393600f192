"""What is worth knowing though nothing is wrong: disagreements, gaps, and what nobody has said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.wording.fault import listed
from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.answers import Answer

RECORDED_TENSION = Code(
    "DTL211",
    "recorded-tension",
    Severity.WARNING,
    "Somebody found that the sources disagree. Whoever decides must know it.",
    "Settle the matter with the people concerned, then take the note out or make it a remark.",
)
UNSOURCED_ANSWER = Code(
    "DTL212",
    "unsourced-answer",
    Severity.NOTE,
    "An answer said to be stated should say where, so that anybody can look it up.",
    "Add `source`, or write `basis: inferred` with a note if nobody has said it in so many words.",
)
UNEXPLAINED_INFERENCE = Code(
    "DTL213",
    "unexplained-inference",
    Severity.WARNING,
    "An answer that is read between the lines cannot be checked unless it says from what.",
    "Add a short `note` that says from what it is inferred.",
)


def notes_on(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what readers should know."""
    for service in catalogue.of(Service):
        for each in (service, *service.components):
            yield from _tensions(catalogue, each)
            yield from _answers(catalogue, each)


def _tensions(catalogue: Catalogue, service: Service) -> Iterator[Diagnostic]:
    for number, note in enumerate(service.notes):
        if note.kind == "tension":
            span = catalogue.span("services", service.id, "notes", number, "text")
            message = f"A tension is recorded for `{service.id}`: {_first_sentence(note.text)}"
            yield Diagnostic(RECORDED_TENSION, message, span)


def _answers(catalogue: Catalogue, service: Service) -> Iterator[Diagnostic]:
    unsourced = [fact for fact, answer in service.answers.items() if _is_unsourced(answer)]
    if unsourced:
        span = catalogue.key_span("services", service.id, "answers", unsourced[0])
        are = "answer says" if len(unsourced) == 1 else "answers say"
        message = f"The {are} nowhere where it is stated: {listed(unsourced)} of `{service.id}`."
        yield Diagnostic(UNSOURCED_ANSWER, message, span, "add `source`, or `basis: inferred`")
    for fact, answer in service.answers.items():
        if answer.basis is Basis.INFERRED and answer.note is None:
            span = catalogue.key_span("services", service.id, "answers", fact)
            message = f"The answer to `{fact}` of `{service.id}` is inferred from nothing."
            hint = "add a `note` that says from what"
            yield Diagnostic(UNEXPLAINED_INFERENCE, message, span, hint)


def _is_unsourced(answer: Answer) -> bool:
    return answer.basis is Basis.STATED and answer.source is None and answer.known


def _first_sentence(text: str) -> str:
    head, dot, _ = text.strip().partition(". ")
    return head + dot.strip()
