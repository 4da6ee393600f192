"""The words that the pages on plans share: days, slack, how good a plan is, how far work got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.timeline.plan import Proof
from dtl_planner.render.layout import paragraph, plural
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dtl_planner.plan.timeline.plan import Peak, Plan, Planned
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
    """From the first day to the last, the year once where it is the same."""
    if first == last:
        return day(last)
    begins = day(first)
    if first.year == last.year:
        begins = begins.removesuffix(f" {first.year}")
    return f"{begins} - {day(last)}"


def when(item: Planned) -> str:
    """The day of a moment, or the days of a piece of work."""
    return day(item.finish) if item.is_moment else stretch(item.start, item.finish)


def slack_words(items: Sequence[Planned], week: int) -> str:
    """How much later the tightest of some items could start.

    Args:
        items: One or more.
        week: How many days of a week people work.
    """
    if any(item.is_critical for item in items):
        return "critical"
    least = min(item.slack for item in items)
    return f"slack {lasting(least, week)}" if least else "no slack"


def lasting(days: int, week: int) -> str:
    """So many working days, in weeks where there is a whole one: `2 weeks and 3 days`."""
    weeks, rest = divmod(days, week)
    said = [plural(weeks, "week")] if weeks else []
    said += [plural(rest, "day")] if rest or not weeks else []
    return " and ".join(said)


def state_words(items: Sequence[Planned]) -> str:
    """How far some items have got; nothing where nobody recorded it, or they differ."""
    states = {item.state for item in items}
    state = next(iter(states)) if len(states) == 1 else None
    if state is None and any(item.state in _STATES for item in items):
        return "partly under way"
    return _STATES.get(state, "") if state else ""


def due_words(item: Planned) -> str:
    """The words of the source for its date, or the date as written; says what is our reading."""
    said = item.wording or item.due
    if said is None:
        return ""
    return said if item.basis == "stated" else f"{said} (our reading)"


def is_in_time(item: Planned) -> bool:
    """Whether it is reached by the last day that its date can mean."""
    try:
        return item.due is None or item.finish <= PartialDate.read(item.due).last
    except PydanticCustomError:  # what the plan itself could not hold it to
        return True


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
