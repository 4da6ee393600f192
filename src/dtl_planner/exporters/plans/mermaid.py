"""Mermaid: a Gantt chart that code hosts and wikis draw from a fenced block of Markdown.

Each item has its dates written out; nothing is left for Mermaid to work out, which knows nothing of
days off or of lags. Its ends are the day after the last day of work.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.exporters.plans import PlanExporter
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name, in_phases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.plan.timeline.plan import Plan, Planned

_NOT_PLAIN = re.compile(r"[^\w ,.'()/-]")
"""All but letters of any script, digits, and marks that mean nothing in a name."""
_OWN_WORD = re.compile(
    r"acc|axisformat|call|click|dateformat|excludes|gantt|href|include|inclusive|section|style|"
    r"tick|title|today|topaxis|weekday|weekend|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
"""How a name begins that Mermaid would take for a word of its own, or for a date."""
_EMPTY = "#160;"
"""A space that does not count as one: Mermaid refuses a name with nothing in it."""
_NOT_SAFE = re.compile(r"[^A-Za-z0-9]")
_ONE_DAY = timedelta(days=1)
_REACHED = {State.DONE: "done", State.TRANSFERRED: "done", State.STARTED: "active"}


def write(plan: Plan) -> bytes:
    """Write a plan as a Gantt chart in Mermaid."""
    return "".join(f"{line}\n" for line in _lines(plan)).encode()


def _lines(plan: Plan) -> Iterator[str]:
    names = _names(plan)
    yield "gantt"
    if plan.made_from:
        yield f"  %% made from {clean(plan.made_from)}"
    yield f"  title {_safe(plan.title)}"
    yield "  dateFormat YYYY-MM-DD"
    for phase, items in in_phases(plan):
        if items:
            yield f"  section {_safe(phase.name if phase else 'In no phase')}"
        for item in items:
            yield f"    {_safe(full_name(item))} :{', '.join(_facts(item, names[item.id]))}"


def _facts(item: Planned, name: str) -> Iterator[str]:
    if item.state in _REACHED:
        yield _REACHED[item.state]
    if item.is_critical:
        yield "crit"
    if item.is_moment:
        yield "milestone"
    yield name
    yield item.start.isoformat()
    yield (item.finish + _ONE_DAY).isoformat()


def _names(plan: Plan) -> Mapping[str, str]:
    """Give each item an id that Mermaid cannot take for a word of its own, such as `done`."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for item in plan.items:
        name = first = "t_" + _NOT_SAFE.sub("_", item.id)
        number = 1
        while name in taken:
            number += 1
            name = f"{first}_{number}"
        taken.add(name)
        names[item.id] = name
    return names


def _safe(text: str) -> str:
    """Write a name; every character that could mean something is written by its number."""
    plain = clean(text).strip()
    begins = bool(_OWN_WORD.match(plain))
    rest = _NOT_PLAIN.sub(lambda found: f"#{ord(found.group())};", plain[begins:])
    return (f"#{ord(plain[0])};{rest}" if begins else rest) or _EMPTY


EXPORTER = PlanExporter("mermaid", ".mmd", "a chart drawn from Markdown by code hosts", write)
