"""The result for one component: the rule's answer, what people decided, and where that places it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.classify.answers import read_answers
from dtl_planner.classify.decisions import decision_findings, decision_of, paper_finding, pending_of
from dtl_planner.classify.reasons import RuleReason, reasons
from dtl_planner.classify.table import Table, compile_table
from dtl_planner.classify.verdict import Question, Verdict, judge, margin, questions
from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue, Component
    from dtl_planner.catalogue.sections.services import Decision
    from dtl_planner.catalogue.values.undecided import Undecided
    from dtl_planner.classify.answers import Given
    from dtl_planner.classify.scheme import Category, Scheme
    from dtl_planner.classify.space import Mask
    from dtl_planner.limits import Limits

TOO_OPEN = Code(
    "DTL331",
    "too-many-open-answers",
    Severity.ERROR,
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
class Classifier:
    """A scheme made ready to classify with.

    Attributes:
        scheme: The scheme.
        whole: Its compiled table; `None` where it has more cells than the limit allows. Each pattern
            of answers then has a small table of its own, and margins are not known.
        limits: The limits in force.
    """

    scheme: Scheme
    whole: Table | None
    limits: Limits

    @classmethod
    def of(cls, scheme: Scheme, *, limits: Limits) -> Classifier:
        """Compile a scheme, unless it is too large to compile whole."""
        fits = scheme.alphabet.space.count <= limits.scheme_cells
        return cls(scheme, compile_table(scheme) if fits else None, limits)

    def read(self, masks: tuple[Mask, ...]) -> Reading:
        """Read what the rules alone say of one pattern of answers."""
        if self.whole is not None:
            verdict = judge(self.whole, masks)
            return _reading(self.whole, verdict, margin(self.whole, verdict))
        narrow = self.scheme.alphabet.narrowed(masks)
        if narrow.space.count > self.limits.scheme_cells:
            everything = (*(category.id for category in self.scheme.categories), None)
            return Reading(None, Verdict(masks, 0, everything, self.scheme.rules), (), None, ())
        table = compile_table(self.scheme, narrow)
        return _reading(table, judge(table, narrow.unknown), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules alone say of one pattern of answers; equal patterns share one reading.

    Attributes:
        table: The table it was read off; `None` where too much is open for any.
        verdict: What is possible.
        asks: The questions that can still change it, the most telling first.
        margin: How many given answers must differ before the result is another; `None` for never.
        told: How each rule stands.
    """

    table: Table | None
    verdict: Verdict
    asks: tuple[Question, ...]
    margin: int | None
    told: tuple[RuleReason, ...]


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
    def rule_category(self) -> str | None:
        """The category by the rules alone, where they settle one."""
        return self.reading.verdict.category


def _reading(table: Table, verdict: Verdict, firmness: int | None) -> Reading:
    asks = questions(table, verdict)
    return Reading(table, verdict, asks, firmness, reasons(table, verdict))


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
    result = (placed.category.id,) if placed.category else placed.verdict.possible
    categories = tuple(category.id for category in scheme.categories)
    yield from paper_finding(placed.component, result, categories, catalogue=catalogue)
    if placed.decision is not None:
        yield from decision_findings(
            placed.component,
            placed.decision,
            placed.verdict,
            placed.reading.asks,
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
    decision = decision_of(component, tuple(category.id for category in scheme.categories))
    pending = pending_of(component)
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
