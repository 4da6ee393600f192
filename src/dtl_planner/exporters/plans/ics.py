"""iCalendar (RFC 5545): days for the calendars of Outlook, Google, Apple and others.

Every item is an event of whole days, whose end is the day after its last. Its id stays the same
from plan to plan, so that importing a newer plan moves what is there. Links are told as RFC 9253
has it: at the item that goes before. The stamp of time is the first day of the plan, since no clock
is read.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from dtl_planner.exporters.plans import PlanExporter
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name, how_known, how_tied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dtl_planner.plan.timeline.plan import Plan, Planned, Tie

_OURS = UUID("6f8a8c8e-6d1b-5c1e-9d0e-64746c706c61")
"""Sets the ids of our events apart from those that other programs make in the same way."""
_LONGEST = 75
"""Octets of a line, its end not counted; a longer one goes on after a line break and a space."""
_ONE_DAY = timedelta(days=1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def write(plan: Plan) -> bytes:
    """Write a plan as a calendar."""
    return b"".join(_folded(line) for line in _lines(plan))


def _lines(plan: Plan) -> Iterator[str]:
    title = _text(plan.title)
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//dtl//dtl export ics//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{title}"
    yield f"X-WR-CALNAME:{title}"
    if plan.made_from:
        yield f"X-DTL-MADE-FROM:{_text(plan.made_from)}"
    waits: dict[str, list[Tie]] = {item.id: [] for item in plan.items}
    waited: dict[str, list[Tie]] = {item.id: [] for item in plan.items}
    for tie in plan.ties:
        waits[tie.after].append(tie)
        waited[tie.before].append(tie)
    for item in plan.items:
        yield from _event(plan, item, waits=waits[item.id], waited=waited[item.id])
    yield "END:VCALENDAR"


def _event(plan: Plan, item: Planned, *, waits: list[Tie], waited: list[Tie]) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(plan, item.id)}"
    yield f"DTSTAMP:{_day(plan.first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(item.start)}"
    yield f"DTEND;VALUE=DATE:{_day(item.finish + _ONE_DAY)}"
    yield f"SUMMARY:{_text(full_name(item))}"
    yield f"DESCRIPTION:{_lined(_about(plan, item, waits))}"
    yield f"CATEGORIES:{','.join(_text(one) for one in _categories(plan, item))}"
    yield "TRANSP:TRANSPARENT"  # it takes nobody's time away
    for tie in waited:
        gap = f";GAP={_gap(tie.lag)}" if tie.lag and tie.unit == "calendar days" else ""
        kind = tie.kind.replace("-", "").upper()
        yield f"RELATED-TO;RELTYPE={kind}{gap}:{_uid(plan, tie.after)}"
    yield "END:VEVENT"


def _about(plan: Plan, item: Planned, waits: list[Tie]) -> Iterator[str]:
    """Say in lines what the dates rest on."""
    if item.wording:
        yield f"Stated as: {item.wording}"
    if item.is_critical:
        yield "Critical: a later day moves the end of the programme or a date that is stated"
    else:
        yield f"Slack in working days: {item.slack}"
    for tie in waits:
        yield f"Waits for: {full_name(plan.item[tie.before])} ({how_tied(tie)})"
    yield f"Basis: {how_known(item)}"
    if item.source:
        yield f"Source: {item.source}"
    yield f"Id: {item.id}"


def _categories(plan: Plan, item: Planned) -> Iterator[str]:
    yield item.kind.value
    yield from (phase.name for phase in plan.phases if phase.id == item.phase)
    yield from filter(None, (item.workstream, item.state))


def _uid(plan: Plan, item: str) -> str:
    return str(uuid5(_OURS, f"{plan.title}\n{item}"))


def _day(when: date) -> str:
    return when.isoformat().replace("-", "")


def _gap(days: int) -> str:
    return f"{'-' if days < 0 else ''}P{abs(days)}D"


def _text(value: str) -> str:
    return clean(value).translate(_ESCAPED)


def _lined(lines: Iterator[str]) -> str:
    return "\n".join(clean(line) for line in lines).translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """Break a line by octets, and never inside a character."""
    parts, room = [b""], _LONGEST
    for character in line:
        octets = character.encode()
        if len(octets) > room:
            parts.append(b" ")
            room = _LONGEST - 1
        parts[-1] += octets
        room -= len(octets)
    return b"\r\n".join(parts) + b"\r\n"


EXPORTER = PlanExporter("ics", ".ics", "events for Outlook, Google Calendar, Apple Calendar", write)
