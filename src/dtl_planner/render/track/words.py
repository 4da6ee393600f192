"""The words for how far things have got: states, dates they are held to, and slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.tracking.track import Grounds
from dtl_planner.render.consult.words import date_words
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dtl_planner.catalogue.sections.workstreams import Workstream
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.tracking.track import Change, Held, Slip, Tracked

STATES: dict[State | None, str] = {
    State.PLANNED: "planned",
    State.STARTED: "started",
    State.DONE: "done",
    State.TRANSFERRED: "transferred",
    State.STOPPED: "stopped",
    None: "not recorded",
}
_STRAND_STATES = STATES | {
    State.TRANSFERRED: "transferred to business as usual",
    None: "state not stated",
}
_HELD = {
    Grounds.AGREED: "moved, as agreed, to",
    Grounds.STATED: "due",
    Grounds.PLANNED: "planned for",
    Grounds.EXPECTED: "expected",
}


def when(date: PartialDate) -> str:
    """Write a date as it goes on in a sentence: `in August 2019`, `by October 2009`."""
    is_loose = date.qualifier is None and date.precision != "day"
    return f"in {date_words(date)}" if is_loose else date_words(date)


def held_words(one: Tracked, held: Held) -> str:
    """Tell what something is held to, in the words of its source where there are some."""
    is_stated = held.grounds is Grounds.STATED
    said = one.wording if is_stated and one.wording else when(held.by)
    reading = " (our reading)" if is_stated and one.basis != Basis.STATED.value else ""
    return f"{_HELD[held.grounds]} {said}{reading}"


def facts(one: Tracked) -> str:
    """Tell all that is known of when something is or was reached, and what was noted of it."""
    return "; ".join(_facts(one))


def overdue_words(one: Tracked, day: date) -> str:
    """Tell since when something is overdue, and when it is expected."""
    held = [held_words(one, one.held)] if one.held else []
    days = [plural((day - one.held.by.last).days, "day") + " ago"] if one.held else []
    return "; ".join([", ".join([*held, *days]), *_expected(one)])


def soon_words(one: Tracked) -> str:
    """Tell when something is due, and when it is expected."""
    return "; ".join([*([held_words(one, one.held)] if one.held else []), *_expected(one)])


def moved_words(one: Tracked) -> str:
    """Tell when something ended or is to end, and by how much that is not as planned."""
    if one.is_finished:
        said = "ended"
    else:
        said = "expected" if one.step and one.step.expected else _HELD[Grounds.AGREED]
    now = [f"{said} {when(one.now)}"] if one.now else []
    agreed = [f"agreed by {one.agreed.by}"] if one.agreed and one.agreed.to == one.now else []
    return "; ".join([*now, *_late(one), *agreed])


def _facts(one: Tracked) -> Iterator[str]:
    step = one.step
    if step and step.ended:
        yield f"ended {when(step.ended)}"
    elif one.held:
        yield held_words(one, one.held)
    elif one.is_open:
        yield "no date stated"
    if step and step.began and not step.ended:
        yield f"began {when(step.began)}"
    yield from _expected(one)
    yield from _late(one)
    if step and step.note:
        yield step.note


def _expected(one: Tracked) -> Iterator[str]:
    """When something that has not ended is expected to, where that is not all it is held to."""
    is_held_to = one.held is not None and one.held.grounds is Grounds.EXPECTED
    if one.is_open and one.step and one.step.expected and not is_held_to:
        yield f"expected {when(one.step.expected)}"


def _late(one: Tracked) -> Iterator[str]:
    """How something stands to the saved plan, and to the date that people set for it."""
    if one.slip:
        yield slip_words(one.slip)
    if one.is_after_date and one.limit:
        if one.agreed:
            yield f"after the date agreed, {when(one.limit)}"
        else:
            yield f"after its date, {one.wording or when(one.limit)}"


def slip_words(slip: Slip) -> str:
    """Tell by how much something is later or earlier than it was planned."""
    least, most = slip.least, slip.most
    if least == most == 0:
        return "as planned"
    if slip.is_later:
        return f"{_span(least, most)} later than planned"
    if slip.is_earlier:
        return f"{_span(_minus(most), _minus(least))} earlier than planned"
    return f"{_open(least, most)} than planned"


def _minus(days: int | None) -> int | None:
    return None if days is None else -days


def _span(low: int | None, high: int | None) -> str:
    """So many working days, from the fewest to the most."""
    if low == high or high is None:
        more = "" if high is not None else "at least "
        return f"{more}{plural(low or 0, 'working day')}"
    return f"{low:,} to {plural(high, 'working day')}"


def _open(least: int | None, most: int | None) -> str:
    """What may be later or earlier, as a date such as October does not tell which."""
    later = f"at most {plural(most, 'working day')} later" if most else ""
    earlier = f"at most {plural(-least, 'working day')} earlier" if least else ""
    if not later and not earlier:
        return "no later" if least is None else "no earlier"
    return " or ".join(part for part in (later, earlier) if part)


def strand_words(record: Workstream, led_by: str | None) -> str:
    """Tell how far a workstream has got, who leads it and who carries it on."""
    reading = " (our reading)" if record.state and record.state_basis is not Basis.STATED else ""
    said = [f"{_STRAND_STATES[record.state]}{reading}"]
    if record.goes_to:
        is_over = record.state is State.TRANSFERRED
        joint = "carried on by" if is_over else "to go on as business as usual with"
        said.append(f"{joint} {record.goes_to}")
    if led_by:
        said.append(f"led by {led_by}")
    return "; ".join(said)


def change_words(change: Change) -> str:
    """Tell of a changed date: from what to what, why, and who agreed."""
    was = date_words(change.was) if change.was else "no date"
    became = date_words(change.became) if change.became else "left out"
    on = f" ({date_words(change.on)})" if change.on else ""
    by = f"approved by: {change.approved_by or 'not recorded'}{on}"
    why = change.why.removesuffix(".") if change.why else "why: not recorded"
    return f"{was} -> {became}; {why}; {by}"
