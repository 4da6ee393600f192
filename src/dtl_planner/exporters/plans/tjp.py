"""A project of TaskJuggler 3: every date is fixed, and its links are checked when it is read.

It writes its reports as CSV without a care for formulas, so what a spreadsheet would calculate has
a quote before it here already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.exporters.plans import PlanExporter
from dtl_planner.exporters.project.hours import HOURS_A_DAY, Hours, hours_of
from dtl_planner.exporters.project.links import by_waiting, links_of, words
from dtl_planner.harmless import protected
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dtl_planner.plan.timeline.plan import Plan, Planned, Tie

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOUR = "%Y-%m-%d-%H:%M"
_DONE = (State.DONE, State.TRANSFERRED)
_TEXTS = """\
  extend task {
    text Item "Item"
    text Waits "Also to"
    text Due "Due"
    text Wording "Wording"
    text Source "Source"
  }
}"""
_REPORT = """
taskreport plan "plan" {
  formats csv
  timeformat "%Y-%m-%d"
  columns id, start, end, Item, name, Due, Waits, Wording, Source
}"""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A plan while it is written.

    Attributes:
        plan: The plan.
        hours: The hours of its items.
        said: The links of each item that waits, as far as TaskJuggler can hold them.
        told: The others, which stand in a text.
        phases: The name of each phase that has items.
        paths: The name of each item, after that of its phase.
    """

    plan: Plan
    hours: Hours
    said: Mapping[str, Sequence[Tie]]
    told: Mapping[str, Sequence[Tie]]
    phases: Mapping[str, str]
    paths: Mapping[str, str]


def write(plan: Plan) -> bytes:
    """Write a plan for TaskJuggler, with a report of it as CSV."""
    return ("\n".join(_lines(_sheet(plan))) + "\n").encode()


def _sheet(plan: Plan) -> _Sheet:
    links = links_of(plan)
    hours = hours_of(plan, links.drawn)
    said = [tie for tie in links.drawn if _can_be_said(hours, tie)]
    known = set(said)
    told = [tie for tie in (*links.drawn, *links.told) if tie not in known]
    used = {item.phase for item in plan.items}
    phases = _ids("phase_", (phase.id for phase in plan.phases if phase.id in used))
    ids = _ids("t_", (item.id for item in plan.items))
    paths = {
        item.id: ".".join(part for part in (phases.get(item.phase or ""), ids[item.id]) if part)
        for item in plan.items
    }
    return _Sheet(plan, hours, by_waiting(said), by_waiting(told), phases, paths)


def _can_be_said(hours: Hours, tie: Tie) -> bool:
    """Whether TaskJuggler has words for a link, and finds it held when it looks at the clock.

    A link to the end of a task would have to be placed backwards from there, and then
    TaskJuggler sees rings where there are none. A milestone's end is its beginning.
    """
    waits_with_start = tie.kind.endswith("to-start") or hours.plan.item[tie.after].is_moment
    if tie.lag < 0 or not waits_with_start or not hours.holds(tie):
        return False
    first, second = hours.ends(tie)
    days = tie.lag if tie.unit == "calendar days" else 0
    return first + timedelta(days) <= second


def _ids(prefix: str, names: Iterable[str]) -> dict[str, str]:
    """Make of each id one of letters, digits and underscores that no other has."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        wanted = prefix + re.sub(r"[^A-Za-z0-9_]", "_", name)
        free, count = wanted, 1
        while free in taken:
            count += 1
            free = f"{wanted}_{count}"
        found[name] = free
        taken.add(free)
    return found


def _lines(sheet: _Sheet) -> Iterator[str]:
    plan = sheet.plan
    if plan.made_from:
        yield f"# made from {clean(plan.made_from)}"
    yield from _head(sheet)
    yield from (f"leaves holiday {_quoted(why)} {day} +1d" for day, why in sorted(plan.closed))
    for phase in plan.phases:
        if phase.id in sheet.phases:
            yield f"\ntask {sheet.phases[phase.id]} {_quoted(phase.name)} {{"
            members = [item for item in plan.items if item.phase == phase.id]
            yield from (f"  {line}" for item in members for line in _task(sheet, item))
            yield "}"
    for item in plan.items:
        if item.phase not in sheet.phases:
            yield from ("", *_task(sheet, item))
    if not plan.items:  # TaskJuggler refuses a project without tasks
        yield f'\ntask nothing "Nothing to do" {{ milestone start {plan.first} }}'
    yield _REPORT


def _head(sheet: _Sheet) -> Iterator[str]:
    plan, calendar = sheet.plan, sheet.hours.working
    off = ", ".join(day for number, day in enumerate(_WEEK) if number not in plan.week)
    days = ", ".join(day for number, day in enumerate(_WEEK) if number in plan.week)
    after = calendar.last + timedelta(1)
    yield f"project dtl {_quoted(plan.title)} {calendar.first} - {after} {{"
    yield '  timezone "UTC"'  # dates have no zone; in this one no clock is ever changed
    yield f"  now {calendar.first}"
    yield "  weekstartsmonday"
    yield f"  dailyworkinghours {HOURS_A_DAY}"
    yield f"  workinghours {days} 9:00 - 12:00, 13:00 - 17:00"
    if off:
        yield f"  workinghours {off} off"
    yield _TEXTS


def _task(sheet: _Sheet, item: Planned) -> Iterator[str]:
    yield f"task {sheet.paths[item.id].rpartition('.')[2]} {_quoted(full_name(item))} {{"
    yield f"  start {sheet.hours.start(item).strftime(_HOUR)}"
    if item.is_moment:
        yield "  milestone"
    else:
        yield f"  end {sheet.hours.finish(item).strftime(_HOUR)}"
        yield "  scheduling asap"  # with an end it would be placed backwards
    if item.state in _DONE:
        yield "  complete 100"
    yield from _waits(sheet, item)
    yield from _texts(sheet, item)
    yield "}"


def _waits(sheet: _Sheet, item: Planned) -> Iterator[str]:
    for tie in sheet.said.get(item.id, ()):
        # Both ends of a milestone are one; with `onstart` TaskJuggler sees rings there too.
        is_moment = sheet.plan.item[tie.before].is_moment
        end = "onstart" if tie.kind.startswith("start") and not is_moment else "onend"
        yield f"  depends {sheet.paths[tie.before]} {{ {end}{_gap(tie)} }}"


def _gap(tie: Tie) -> str:
    if not tie.lag:
        return ""
    counted = "gaplength" if tie.unit == "working days" else "gapduration"
    return f" {counted} {tie.lag}d"


def _texts(sheet: _Sheet, item: Planned) -> Iterator[str]:
    waits = "; ".join(words(sheet.plan, tie) for tie in sheet.told.get(item.id, ()))
    texts = {
        "Item": item.id,
        "Waits": waits,
        "Due": item.due,
        "Wording": item.wording,
        "Source": item.source,
    }
    yield from (f"  {name} {_quoted(text)}" for name, text in texts.items() if text)


def _quoted(text: str) -> str:
    r"""Quote a text. TaskJuggler has no escape for `${` and `$(`, nor for a `\` at the end.

    A space parts the two characters, so that they call no macro, or keeps the last one from the
    quotation mark.
    """
    safe = re.sub(r"\$(?=[{(])", "$ ", protected(clean(text))).replace('"', '\\"')
    return f'"{safe} "' if safe.endswith("\\") else f'"{safe}"'


EXPORTER = PlanExporter("tjp", ".tjp", "TaskJuggler 3 checks it and reports on it", write)
