"""What is worth knowing though nothing is wrong: disagreements, gaps, and what nobody has said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.checks.coverage import coverage_notes
from dtl_planner.catalogue.checks.wording.fault import listed
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.shown import clean

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
    "An answer that is said to be stated should say where, so that anybody can look it up.",
    "Add `source`, or write `basis: inferred` with a note if nobody says it in so many words.",
)
UNEXPLAINED_INFERENCE = Code(
    "DTL213",
    "unexplained-inference",
    Severity.WARNING,
    "An answer that is read between the lines cannot be checked unless it says from what.",
    "Add a short `note` that says from what it is inferred.",
)


def notes_on(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Find what readers of the catalogue should know."""
    for service in catalogue.of(Service):
        for each in (service, *service.components):
            yield from _tensions(catalogue, each)
            yield from _unsourced(catalogue, each)
            yield from _unexplained(catalogue, each)
    yield from coverage_notes(catalogue)


def _tensions(catalogue: Catalogue, service: Service) -> Iterator[Diagnostic]:
    for number, note in enumerate(service.notes):
        if note.kind == "tension":
            span = catalogue.span("services", service.id, "notes", number, "text")
            sentence = clean(_first_sentence(note.text))
            message = f"A tension is recorded for `{service.id}`: {sentence}"
            yield Diagnostic(RECORDED_TENSION, message, span)


def _unsourced(catalogue: Catalogue, service: Service) -> Iterator[Diagnostic]:
    """Name all such answers of a service at once: where one has no source, most have none."""
    facts = [fact for fact, answer in service.answers.items() if _is_unsourced(answer)]
    if facts:
        say = "This answer does" if len(facts) == 1 else "These answers do"
        message = f"{say} not say where it is stated: {listed(facts)} of `{service.id}`."
        span = catalogue.key_span("services", service.id, "answers", facts[0])
        yield Diagnostic(UNSOURCED_ANSWER, message, span, "add `source`, or `basis: inferred`")


def _unexplained(catalogue: Catalogue, service: Service) -> Iterator[Diagnostic]:
    for fact, answer in service.answers.items():
        if answer.basis is Basis.INFERRED and answer.note is None:
            message = f"The answer to `{fact}` of `{service.id}` does not say what it rests on."
            span = catalogue.key_span("services", service.id, "answers", fact)
            hint = "add a `note` that says from what it is inferred"
            yield Diagnostic(UNEXPLAINED_INFERENCE, message, span, hint)


def _is_unsourced(answer: Answer) -> bool:
    return answer.basis is Basis.STATED and answer.source is None and answer.known


def _first_sentence(text: str) -> str:
    first, stop, _ = " ".join(text.split()).partition(". ")
    return f"{first}." if stop else first
