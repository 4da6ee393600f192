"""What is amiss with risks: nothing done about them, or nothing in the plan that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.nearest import nearest
from dtl_planner.plan.tracking.track import Grounds
from dtl_planner.risks.constraints import Force, Kept
from dtl_planner.shown import clean
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diagnostics import Span
    from dtl_planner.plan.tracking.track import Tracked
    from dtl_planner.risks.footing import Footing
    from dtl_planner.risks.register import Entry, Rule, Treatment

NOT_MITIGATED = Code(
    "DTL971",
    "risk-not-mitigated",
    Severity.WARNING,
    "Nothing is done about the risk, or all that was to be done has been stopped, so it stands as "
    "it did before anybody wrote it down.",
    "Write what is done about it under `mitigations`, or `state: closed` if it is none any more.",
)
ONLY_WORDS = Code(
    "DTL972",
    "mitigation-only-in-words",
    Severity.NOTE,
    "No milestone, activity, rule of the plan, enabler, workstream or flexibility rule carries the "
    "mitigation, so nobody can see in the plan that it is done.",
    "Name what carries it at the mitigation; `dtl risks --constraints` lists the rules there are.",
)
NOT_IN_PLAN = Code(
    "DTL973",
    "rule-not-in-plan",
    Severity.WARNING,
    "The rule is written, but nothing that is planned falls under it, so that no plan has to keep "
    "it and the risk is as great as without it.",
    "See whether the service changes at all and which work its play gives it, or name another "
    "rule; `dtl risks --constraints` tells of each whether a plan has it.",
)
UNKNOWN_RULE = Code(
    "DTL974",
    "unknown-rule",
    Severity.ERROR,
    "A mitigation that names a rule which does not exist leaves everybody believing that the plan "
    "keeps to something.",
    "Mend the spelling; `dtl risks --constraints` lists the rules that there are.",
)
WORK_NOT_PLANNED = Code(
    "DTL975",
    "work-not-planned",
    Severity.WARNING,
    "The mitigation is to be done by work that no plan has: its subject does not change, or the "
    "playbook has no such activity for it.",
    "Name an activity of the plan as SUBJECT.ACTIVITY; `dtl plan --format csv` has all of them.",
)
ONLY_WISHED = Code(
    "DTL976",
    "rule-only-wished",
    Severity.NOTE,
    "A plan keeps a wish where it can and sets it aside where something weightier stands against "
    "it, so the risk may come about with a sound plan.",
    "Make it a rule (`must: yes` at the alliance, `first_phase: never` for fragile services), or "
    "look with `dtl risks --against plan.json` whether your plan keeps it.",
)
OVERDUE = Code(
    "DTL977",
    "mitigation-overdue",
    Severity.WARNING,
    "What was to make the risk smaller should have been done by now and is not, so the risk is "
    "greater than the register says.",
    "Record under `progress` what has happened, or agree a new date.",
)
AFTER_REVIEW = Code(
    "DTL978",
    "done-after-review",
    Severity.NOTE,
    "When the risk is looked at again, what is done about it will not have happened yet.",
    "Review it later too, or bring the date forward.",
)
STOPPED = Code(
    "DTL979",
    "stopped-milestone",
    Severity.WARNING,
    "The milestone by which the mitigation is done was stopped, so nothing brings it any more.",
    "Name what brings it now, or write `state: stopped` at the mitigation.",
)
NOT_KEPT = Code(
    "DTL980",
    "rule-not-kept",
    Severity.WARNING,
    "The saved plan does not keep a rule that the risk counts on.",
    "Plan again with `dtl plan`; where the rule is a wish, see whether it has to be one.",
)
REVIEW_OVERDUE = Code(
    "DTL981",
    "review-overdue",
    Severity.WARNING,
    "The risk should have been looked at again by now; what the register says of it may no longer "
    "hold.",
    "Look at it, and write the next date under `review`, or `state: closed`.",
)
HALF_SCORED = Code(
    "DTL982",
    "half-scored",
    Severity.NOTE,
    "With one score alone a risk has no place in the matrix, and `dtl` makes up no score.",
    "Give both `likelihood` and `severity`, or neither.",
)


def findings_on(
    entries: Iterable[Entry], catalogue: Catalogue, footing: Footing | None, *, as_of: date | None
) -> Iterator[Diagnostic]:
    """Find what is amiss with risks. Of closed ones only names that mean nothing are told.

    Args:
        entries: The risks.
        catalogue: Where they are written.
        footing: The rules and the work of the plan, where any is named.
        as_of: The day that dates are held against; `None` leaves them be.
    """
    for entry in entries:
        if entry.is_open:
            yield from _of_risk(entry, catalogue, as_of)
        for one in entry.treatments:
            place = _Place(catalogue, entry, one)
            yield from _unknown_rules(place, footing)
            if entry.is_open and not one.is_stopped:
                yield from _ties(place, footing)
            if entry.is_open and not one.is_over:
                yield from _dates(place, as_of)


class _Place:
    """A mitigation, with where each part of it is written."""

    __slots__ = ("_catalogue", "entry", "one")

    def __init__(self, catalogue: Catalogue, entry: Entry, one: Treatment) -> None:
        self._catalogue, self.entry, self.one = catalogue, entry, one

    @property
    def risk(self) -> str:
        return f"`{self.entry.record.id}`"

    def span(self, *route: str | int) -> Span:
        return self._catalogue.span(
            "risks", self.entry.record.id, "mitigations", self.one.number, *route
        )


def _of_risk(entry: Entry, catalogue: Catalogue, as_of: date | None) -> Iterator[Diagnostic]:
    risk = entry.record
    if not entry.is_mitigated:
        said = "what was to be done is stopped" if entry.treatments else "no mitigation is written"
        message = f"Nothing is done about `{risk.id}`: {said}."
        yield Diagnostic(NOT_MITIGATED, message, catalogue.span("risks", risk.id, "id"))
    if not entry.is_scored and (risk.likelihood or risk.severity):
        there, lacks = ("likelihood", "severity")[:: 1 if risk.likelihood else -1]
        message = f"`{risk.id}` has a {there} and no {lacks}."
        yield Diagnostic(HALF_SCORED, message, catalogue.span("risks", risk.id, there))
    if as_of and risk.review and risk.review.last < as_of:
        message = f"`{risk.id}` was to be looked at again by {long_date(risk.review.last)}."
        yield Diagnostic(REVIEW_OVERDUE, message, catalogue.span("risks", risk.id, "review"))


def _unknown_rules(place: _Place, footing: Footing | None) -> Iterator[Diagnostic]:
    for number, rule in enumerate(place.one.rules):
        if rule.stands_for or not rule.is_told:
            continue
        message = f"There is no rule `{clean(rule.name)}` that a plan could keep."
        near = nearest(rule.name, footing.constraints) if footing else None
        hint = f"did you mean `{near}`?" if near else "`dtl risks --constraints` lists them"
        yield Diagnostic(UNKNOWN_RULE, message, place.span("constraints", number), hint)


def _ties(place: _Place, footing: Footing | None) -> Iterator[Diagnostic]:
    if place.one.is_only_words and not place.one.is_over:
        message = f"Nothing in the plan carries this mitigation of {place.risk}."
        yield Diagnostic(ONLY_WORDS, message, place.span("text"))
    for number, rule in enumerate(place.one.rules):
        yield from _bound(place, number, rule)
    for number, work in enumerate(place.one.work):
        if work.is_told and work.name is None:
            near = nearest(work.id, footing.work or ()) if footing else None
            hint = f"did you mean `{near}`?" if near else None
            message = f"No plan has the work `{clean(work.id)}`."
            yield Diagnostic(WORK_NOT_PLANNED, message, place.span("activities", number), hint)


def _bound(place: _Place, number: int, rule: Rule) -> Iterator[Diagnostic]:
    span = place.span("constraints", number)
    if rule.force is Force.IDLE:
        message = f"Nothing that is planned falls under `{clean(rule.name)}`."
        yield Diagnostic(NOT_IN_PLAN, message, span)
    if rule.force is Force.WISH and rule.kept in (None, Kept.UNTOLD):
        message = f"`{clean(rule.name)}` is only a wish, which a plan may set aside."
        yield Diagnostic(ONLY_WISHED, message, span)
    if rule.kept is Kept.BROKEN:
        message = f"The saved plan does not keep `{clean(rule.name)}`."
        yield Diagnostic(NOT_KEPT, message, span)


def _dates(place: _Place, as_of: date | None) -> Iterator[Diagnostic]:
    for number, milestone in enumerate(place.one.milestones):
        yield from _milestone(place, milestone, place.span("milestones", number), as_of)
    due = place.one.record.due
    if as_of and due and place.one.is_overdue:
        message = f"This mitigation of {place.risk} was due by {long_date(due.last)}."
        yield Diagnostic(OVERDUE, message, place.span("due"))


def _milestone(
    place: _Place, milestone: Tracked, span: Span, as_of: date | None
) -> Iterator[Diagnostic]:
    name, review, held = clean(milestone.id), place.entry.review, milestone.held
    if milestone.state is State.STOPPED:
        message = f"`{name}`, by which a mitigation of {place.risk} is done, was stopped."
        yield Diagnostic(STOPPED, message, span)
    if as_of and milestone.is_overdue and held:
        agreed = ", as agreed" if held.grounds is Grounds.AGREED else ""
        message = f"`{name}` was due by {long_date(held.by.last)}{agreed}, and is not done."
        yield Diagnostic(OVERDUE, message, span)
    if milestone.is_open and review and held and review.last < held.by.last:
        message = (
            f"`{name}` is due by {long_date(held.by.last)}; {place.risk} is looked at again by "
            f"{long_date(review.last)}."
        )
        yield Diagnostic(AFTER_REVIEW, message, span)
