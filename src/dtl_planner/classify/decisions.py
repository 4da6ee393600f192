"""Decisions by people, held against the rule: a decision outranks it, and shows that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.services import Decision
from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue, Component
    from dtl_planner.catalogue.values.undecided import Undecided
    from dtl_planner.classify.classifier import Reading

OVERDUE = Code(
    "DTL340",
    "decision-review-overdue",
    Severity.WARNING,
    why="Somebody promised to look at this decision again, and that date has passed.",
    mend="Renew the decision with a new review date, or take it away and let the rule speak.",
)
NEEDLESS = Code(
    "DTL341",
    "decision-needless",
    Severity.WARNING,
    why="The rule now says the same as the decision, so the decision only hides the rule.",
    mend="Take the decision away. Keep it only while the answers behind the rule may still change.",
)
SETTLES = Code(
    "DTL342",
    "decision-settles-open-questions",
    Severity.NOTE,
    why="The rule could not tell, and people decided: the open questions hold nothing up any more.",
    mend="Nothing has to be done. Answer the questions if you want to see the rule agree.",
)
AGAINST_RULE = Code(
    "DTL343",
    "decision-against-rule",
    Severity.NOTE,
    why="People decided otherwise than the rule. That is their right, and readers should see it.",
    mend="Nothing has to be done while the reason still holds.",
)
RULE_MOVED = Code(
    "DTL344",
    "rule-moved-since-decision",
    Severity.WARNING,
    why="The rule says something else now than when the decision was made.",
    mend="Look at the decision again with the new answers, then renew it or take it away.",
)
PAPER_DIFFERS = Code(
    "DTL345",
    "differs-from-published",
    Severity.WARNING,
    why="The result is not the one that the council's own paper published.",
    mend="Check the answers; if they are right, record a decision or publish the change.",
)


def decision_of(component: Component, categories: tuple[str, ...]) -> Decision | None:
    """The decision on a component, where it is one of this scheme's categories."""
    decision = component.record.decision
    return decision if isinstance(decision, Decision) and decision.category in categories else None


def pending_of(component: Component, categories: tuple[str, ...]) -> Undecided | None:
    """What people are still deciding, unless it is between the categories of another scheme."""
    pending = component.record.open_decision
    if pending is None or (pending.between and not set(pending.between) & set(categories)):
        return None
    return pending


def decision_findings(
    component: Component,
    decision: Decision,
    reading: Reading,
    *,
    catalogue: Catalogue,
    as_of: date | None,
) -> Iterator[Diagnostic]:
    """Hold a decision against the rule's own answer and, on a given day, against its review."""

    def found(code: Code, message: str, *route: str) -> Diagnostic:
        span = catalogue.span("services", component.record.id, "decision", *route)
        return Diagnostic(code, message, span)

    verdict, name, category = reading.verdict, component.record.id, decision.category
    if as_of is not None and decision.review.last < as_of:
        message = f"decision on `{name}` was to be reviewed by {decision.review.wording}"
        yield found(OVERDUE, f"{message}; it is now {as_of.isoformat()}", "review")
    if verdict.category == category:
        yield found(NEEDLESS, f"the rule says `{category}` for `{name}` too", "category")
    elif category not in verdict.possible:
        said = _listed(verdict.possible)
        yield found(
            AGAINST_RULE, f"`{name}` is decided {category}; the rule says {said}", "category"
        )
    else:
        left = ", ".join(f"`{ask.fact}`" for ask in reading.asks) or "the scheme"
        yield found(SETTLES, f"decision on `{name}` settles what {left} left open", "category")
    if decision.rule_said is not None and decision.rule_said not in verdict.possible:
        said = _listed(verdict.possible)
        message = f"the rule said `{decision.rule_said}` for `{name}` and now says {said}"
        yield found(RULE_MOVED, message, "rule_said")


def paper_finding(
    component: Component,
    result: tuple[str | None, ...],
    categories: tuple[str, ...],
    *,
    catalogue: Catalogue,
) -> Iterator[Diagnostic]:
    """Say where a result excludes what the council itself published in this scheme's words."""
    published = component.record.published
    if published is None or published.category not in categories:
        return
    if published.category not in result:
        message = (
            f"`{component.record.id}` comes out {_listed(result)}; "
            f"the paper has it {published.category}"
        )
        span = catalogue.span("services", component.record.id, "published", "category")
        yield Diagnostic(PAPER_DIFFERS, message, span)


def _listed(results: tuple[str | None, ...]) -> str:
    return " or ".join(result or "nothing" for result in results)
