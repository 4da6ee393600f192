"""The words for risks: their scores, and how far what carries a mitigation can be counted on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.phases import Phase
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.states import State
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.track.words import STATES, facts, when
from dtl_planner.risks.constraints import Force, Kept
from dtl_planner.wording import long_date, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.tracking.track import Tracked
    from dtl_planner.risks.register import Entry, Named, Rule, Treatment, Work

_FORCES = {
    Force.MUST: "every plan keeps it",
    Force.WISH: "a wish, which a plan may set aside",
    Force.IDLE: "in no plan, as nothing that is planned falls under it",
    Force.UNTRIED: "written, with no plan to hold it against",
}
_KEPT = {
    Kept.KEPT: "the saved plan keeps it",
    Kept.BROKEN: "the saved plan does not keep it",
    Kept.UNTOLD: "whether the saved plan keeps it cannot be told, as it lacks some of the work",
}


_LACKS = {
    "enabler": "when it is ready is not stated",
    "workstream": "how far it has got is not stated",
    "flexibility rule": "what it means is not stated",
}


NOTHING_DONE = "nothing is written of what is done about it"


def risk_title(entry: Entry, *, with_id: bool = True) -> str:
    """Name a risk, with its kind where it is none, behind its number.

    Args:
        entry: The risk.
        with_id: Whether its id stands there where it has no number.
    """
    risk = entry.record
    label = entry.label if with_id else risk.number
    kind = "" if risk.kind == "risk" else f" ({risk.kind})"
    return f"{label}: {risk.name}{kind}" if label else f"{risk.name}{kind}"


def threat_words(entry: Entry) -> str:
    """Name what a risk threatens; nothing where that is not stated."""
    return "; ".join(f"{one.name} ({one.kind})" for one in entry.threatens)


def risk_words(entry: Entry) -> str:
    """Tell whether a risk still is one, who answers for it, how it is scored, and its review."""
    risk = entry.record
    said = [risk.state, f"owner: {risk.owner or 'not stated'}", score_words(entry)]
    if risk.review:
        said.append(f"looked at again {when(risk.review)}")
    return "; ".join(said)


def score_words(entry: Entry) -> str:
    """Tell the scores that are given, and no other."""
    risk = entry.record
    if risk.likelihood is None and risk.severity is None:
        return "not scored"
    likelihood = risk.likelihood or "not stated"
    return f"likelihood {likelihood}, severity {risk.severity or 'not stated'} (of 5)"


def treatment_words(one: Treatment) -> str:
    """Tell a mitigation: what is done, by whom, when, and how far it has got."""
    record = one.record
    said = [f"by {record.by}"] if record.by else []
    if record.due:
        said.append(f"due {date_words(record.due)}{', overdue' if one.is_overdue else ''}")
    if record.state:
        said.append(STATES[record.state])
    if record.basis is not Basis.STATED:
        said.append("what carries it is our reading")
    return f"{record.text.removesuffix('.')}{_aside(said)}"


def carried_by(
    one: Treatment, catalogue: Catalogue, no_plan: str | None
) -> tuple[tuple[str, str], ...]:
    """Give what carries a mitigation, or that it is only words while it is still to be done."""
    if one.is_only_words and not one.is_over:
        return (("only words", "nothing in the plan carries it"),)
    return tuple(ties(one, catalogue, no_plan))


def ties(one: Treatment, catalogue: Catalogue, no_plan: str | None) -> Iterator[tuple[str, str]]:
    """Give the kind of each thing that carries a mitigation, with what is known of it."""
    for milestone in one.milestones:
        yield "milestone", milestone_words(milestone, catalogue)
    for work in one.work:
        yield "work", work_words(work, no_plan)
    for rule in one.rules:
        yield "rule", rule_words(rule)
    for other in one.others:
        yield other.kind, other_words(other)


def milestone_words(one: Tracked, catalogue: Catalogue) -> str:
    """Tell how far a milestone has got, and its date, or else its phase."""
    told = facts(one)
    record = catalogue.find(Milestone, one.id)
    if one.held is None and record and record.phase:
        phase = catalogue.find(Phase, record.phase)
        told = "; ".join([f"in the phase {phase.name}" if phase else "", told])
    overdue = ", overdue" if one.is_overdue else ""
    return f"{one.name}: {STATES[one.state]}{overdue}{f'; {told}' if told else ''}"


def work_words(work: Work, no_plan: str | None) -> str:
    """Tell what is done, and when the saved plan has it."""
    if not work.is_told:
        return f"{work.id}: nobody can tell whether there is such work, as {no_plan}"
    if work.name is None:
        stopped = "stopped, so that " if work.state is State.STOPPED else ""
        return f"{work.id}: {stopped}no plan has such work"
    said = [STATES[work.state]] if work.state else []
    if work.planned:
        start, finish = long_date(work.planned.start), long_date(work.planned.finish)
        said.append(f"{start} to {finish} in the saved plan")
    return f"{work.name}{_aside(said)}"


def rule_words(rule: Rule) -> str:
    """Tell what a rule asks for, and whether a plan keeps to it."""
    if rule.force is None:
        return f"{rule.name}: only a plan has such rules"
    first, *more = rule.stands_for
    told = f"{rule.name}, {plural(len(rule.stands_for), 'rule')}" if more else first.told
    return f"{told}; {bound_words(rule.force, rule.kept)}"


def bound_words(force: Force, kept: Kept | None = None) -> str:
    """Tell how far plans are bound to a rule, and whether the saved one keeps it."""
    if kept is None:
        return _FORCES[force]
    return f"{_FORCES[force]}; {_KEPT[kept]}" if force is Force.WISH else _KEPT[kept]


def other_words(other: Named) -> str:
    """Tell an enabler, a workstream or a flexibility rule, and what is not stated of it."""
    ready = f"ready {when(other.ready)}" if other.ready else None
    said = "; ".join(each for each in (other.said, ready) if each)
    reading = " (our reading)" if other.basis is Basis.INFERRED else ""
    return f"{other.name}: {said or _LACKS[other.kind]}{reading}"


def _aside(said: list[str]) -> str:
    return f" ({'; '.join(said)})" if said else ""
