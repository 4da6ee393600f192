"""The result for one component: the rule's answer, what people decided, where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.classify.answers import read_answers
from dtl_planner.classify.decisions import decision_findings, decision_of, paper_finding, pending_of
from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue, Component
    from dtl_planner.catalogue.sections.services import Decision
    from dtl_planner.catalogue.values.undecided import Undecided
    from dtl_planner.classify.answers import Given
    from dtl_planner.classify.classifier import Classifier, Reading
    from dtl_planner.classify.engine.scheme import Category, Scheme
    from dtl_planner.classify.engine.space import Mask
    from dtl_planner.classify.engine.verdict import Verdict

TOO_OPEN = Code(
    "DTL331",
    "too-many-open-answers",
    Severity.WARNING,
    why="So many answers are not known that the ways they could turn out cannot all be looked at.",
    mend="Answer some of the scheme's questions, or raise the limit.",
)


class Status(StrEnum):
    """How a category came about, or why there is none yet."""

    RULE = "rule"
    DECIDED = "decided"
    UNDECIDED = "undecided"
    UNDER_REVIEW = "under-review"


@dataclass(frozen=True, slots=True)
class Placed:
    """The result for one component.

    Attributes:
        component: What was classified.
        given: Its answer to each question of the scheme.
        reading: What the rules alone say.
        decision: What people decided, which outranks the rule.
        pending: What people said is still to be decided.
        category: The category in force; `None` while there is none.
        status: How it came about.
        diagnostics: Answers that do not fit their question.
    """

    component: Component
    given: tuple[Given, ...]
    reading: Reading
    decision: Decision | None
    pending: Undecided | None
    category: Category | None
    status: Status
    diagnostics: tuple[Diagnostic, ...]

    @property
    def verdict(self) -> Verdict:
        """What the rules alone say."""
        return self.reading.verdict

    @property
    def is_left_open(self) -> bool:
        """Whether every question that matters is answered, and the scheme still does not say."""
        nothing_to_ask = self.reading.table is not None and not self.reading.asks
        return self.status is Status.UNDECIDED and nothing_to_ask

    @property
    def result(self) -> tuple[str | None, ...]:
        """What is in force: the category, or else what the rules leave possible."""
        return (self.category.id,) if self.category else self.verdict.possible

    @property
    def rule_category(self) -> str | None:
        """The category by the rules alone, where they settle one."""
        return self.reading.verdict.category


def place_all(
    components: Iterable[Component], classifier: Classifier, catalogue: Catalogue
) -> tuple[Placed, ...]:
    """Classify components, in the order given; those marked as outside are left out."""
    known: dict[tuple[Mask, ...], Reading] = {}
    return tuple(
        _place(component, classifier, catalogue, known)
        for component in components
        if component.record.outside is None
    )


def findings(
    placed: Placed, scheme: Scheme, catalogue: Catalogue, *, as_of: date | None
) -> Iterable[Diagnostic]:
    """Hold a result against what people decided and published.

    Args:
        placed: The result for one component.
        scheme: The scheme that it was classified by.
        catalogue: Where it was written.
        as_of: The day to hold review dates against; `None` leaves them be.
    """
    result = placed.result
    categories = tuple(category.id for category in scheme.categories)
    yield from paper_finding(placed.component, result, categories, catalogue=catalogue)
    if placed.decision is not None:
        yield from decision_findings(
            placed.component,
            placed.decision,
            placed.reading,
            catalogue=catalogue,
            as_of=as_of,
        )


def _place(
    component: Component,
    classifier: Classifier,
    catalogue: Catalogue,
    known: dict[tuple[Mask, ...], Reading],
) -> Placed:
    scheme = classifier.scheme
    given, found = read_answers(component, scheme, catalogue)
    masks = tuple(answer.mask for answer in given)
    if masks not in known:
        known[masks] = classifier.read(masks)
    reading = known[masks]
    if reading.table is None:
        found = (*found, _too_open(component, classifier, catalogue))
    categories = tuple(category.id for category in scheme.categories)
    decision = decision_of(component, categories)
    pending = pending_of(component, categories)
    category, status = _in_force(reading.verdict, decision, pending)
    return Placed(
        component=component,
        given=given,
        reading=reading,
        decision=decision,
        pending=pending,
        category=scheme.category(category) if category else None,
        status=status,
        diagnostics=found,
    )


def _too_open(component: Component, classifier: Classifier, catalogue: Catalogue) -> Diagnostic:
    name = component.record.id
    message = (
        f"too many answers of `{name}` are open: the ways they could turn out "
        f"pass the limit `scheme-cells` of {classifier.limits.scheme_cells:,}"
    )
    hint = "answer more questions, or raise it with `--limit scheme-cells=N`"
    return Diagnostic(TOO_OPEN, message, catalogue.span("services", name), hint)


def _in_force(
    verdict: Verdict, decision: Decision | None, pending: Undecided | None
) -> tuple[str | None, Status]:
    """People go before the rule, also where all they have said is that it is still open."""
    if decision is not None:
        return decision.category, Status.DECIDED
    if pending is not None:
        return None, Status.UNDER_REVIEW
    if verdict.category is None:
        return None, Status.UNDECIDED
    return verdict.category, Status.RULE
