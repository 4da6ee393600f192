"""The words that the pages on plans share: days, slack, how good a plan is, how far work got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.plan import Proof
from dtl_planner.render.layout import paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dtl_planner.plan.timeline.plan import Peak, Plan, Planned, PlanPhase
    from dtl_planner.render.layout import Page

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

PROOF = {
    Proof.BEST: "feasible, proved best",
    Proof.SOUND: "feasible, not proved best",
    Proof.STOPPED: "stopped early: the best plan so far",
}
"""How sure it is that no plan is better, for the first line of a page."""

_STATES = {
    State.STARTED: "started",
    State.DONE: "done",
    State.TRANSFERRED: "transferred to business as usual",
    State.STOPPED: "stopped",
}


def day(when: date) -> str:
    """A day as it stands in a letter: `30 Oct 2009`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def stretch(first: date, last: date) -> str:
    """From the first day to the last; the year once where there is no doubt which is meant."""
    if first == last:
        return day(last)
    begins = day(first)
    if (last.year - 1, last.month, last.day) < (first.year, first.month, first.day):
        begins = begins.removesuffix(f" {first.year}")
    return f"{begins} - {day(last)}"


def when(item: Planned) -> str:
    """The day of a moment, or the days of a piece of work."""
    return day(item.finish) if item.is_moment else stretch(item.start, item.finish)


def state_words(items: Sequence[Planned]) -> str:
    """How far some items have got; nothing where nobody recorded it, or they differ."""
    states = {item.state for item in items}
    state = next(iter(states)) if len(states) == 1 else None
    if state is None and any(item.state in _STATES for item in items):
        return "partly under way"
    return _STATES.get(state, "") if state else ""


def due_words(item: Planned, phase: PlanPhase | None) -> str:
    """When it is to be reached; nothing where that says no more than the phase it stands in.

    In the words of the source, or as written; what is our reading is called that.
    """
    due = _due(item)
    said = item.wording or (f"due {_date_words(due)}" if due else item.due)
    if said is None or (phase is not None and _says_no_more(item, phase)):
        return ""
    return said if item.basis == "stated" else f"{said} (our reading)"


def _says_no_more(item: Planned, phase: PlanPhase) -> bool:
    if item.wording is not None:
        return item.wording.casefold() == phase.name.casefold()
    due = _due(item)
    return due is not None and due.last.replace(day=1) == phase.last.replace(day=1)


def _date_words(due: PartialDate) -> str:
    """A written date in words: `by 30 Sep 2027`, `from 11 Jan 2027`, `in Dec 2026`."""
    if due.qualifier == "by":
        return f"by {day(due.last)}"
    if due.qualifier == "from":
        return f"from {day(due.first)}"
    joint = due.qualifier or ("on" if due.precision == "day" else "in")
    is_month = due.precision == "month"
    return f"{joint} {day(due.first)[2:] if is_month else stretch(due.first, due.last)}"


def called(item: Planned) -> str:
    """An item by a name that is understood alone."""
    if item.kind is ItemKind.MILESTONE:
        return item.name
    return f"{item.subject_name}: {item.name}"


def is_in_time(item: Planned) -> bool:
    """Whether it is reached by the last day that its date can mean."""
    due = _due(item)
    return due is None or due.qualifier == "from" or item.finish <= due.last


def _due(item: Planned) -> PartialDate | None:
    """Its date as written, where there is one that can be read."""
    try:
        return None if item.due is None else PartialDate.read(item.due)
    except PydanticCustomError:  # the plan itself could not be held to it either
        return None


def milestones_of(plan: Plan) -> list[Planned]:
    """The milestones of a plan, by date."""
    found = [item for item in plan.items if item.kind is ItemKind.MILESTONE]
    return sorted(found, key=lambda item: (item.finish, item.id))


def kept_words(plan: Plan) -> str:
    """How many milestones are reached by their dates."""
    found = milestones_of(plan)
    kept = sum(map(is_in_time, found))
    return f"{kept} of {plural(len(found), 'milestone')} in time" if found else "no milestones"


def counted(items: Sequence[Planned]) -> str:
    """How many items of each kind there are."""
    kinds = [item.kind for item in items]
    said = [
        plural(kinds.count(kind), *nouns) for kind, nouns in _NOUNS.items() if kinds.count(kind)
    ]
    return ", ".join(said) or "nothing"


_NOUNS = {
    ItemKind.MILESTONE: ("milestone", "milestones"),
    ItemKind.READY: ("thing in place", "things in place"),
    ItemKind.ACTIVITY: ("activity", "activities"),
}


def load_words(peaks: Sequence[Peak]) -> str:
    """The most in use at once of each resource, and how much there is."""
    return "; ".join(f"{one.name}, {one.most} of {one.there} {one.unit}" for one in peaks)


def few(names: Sequence[str], most: int) -> str:
    """Names, the first of them where there are many."""
    said = "; ".join(names[:most])
    return f"{said}; and {len(names) - most:,} more" if len(names) > most else said


def points(title: str, said: Sequence[str], page: Page) -> str:
    """A list of sentences below a title; nothing where there are none."""
    if not said:
        return ""
    lines = (paragraph(clean(f"- {one}"), page, indent="  ", hanging="    ") for one in said)
    return "\n".join([page.paint(title, "strong"), *lines])
