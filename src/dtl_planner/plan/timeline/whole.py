"""Whether the parts of a plan fit together, for one that comes from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.timeline.plan import Plan

_DAYS = range(7)


def fault_of(plan: Plan) -> str | None:
    """Say in a sentence what does not fit together in a plan; `None` where all does."""
    return next(_faults(plan), None)


def _faults(plan: Plan) -> Iterator[str]:
    known: set[str] = set()
    for item in plan.items:
        if item.id in known:
            yield f"two items have the id `{clean(item.id)}`"
        known.add(item.id)
    for place, id_ in _named(plan):
        if id_ not in known:
            yield f"{place} names `{clean(id_)}`, and no item has that id"
    yield from _wrong_dates(plan)
    if not plan.week or list(plan.week) != sorted(set(plan.week) & set(_DAYS)):
        yield "`week` must hold days of the week in order, from 0 for Monday to 6 for Sunday"
    yield from _unknown_phases(plan)


def _wrong_dates(plan: Plan) -> Iterator[str]:
    for item in plan.items:
        if item.finish < item.start:
            yield f"`{clean(item.id)}` finishes before it starts"
        if item.days < 0 or item.slack < 0:
            yield f"`{clean(item.id)}` has less than no days"
    if plan.last < plan.first:
        yield "`last` is before `first`"


def _unknown_phases(plan: Plan) -> Iterator[str]:
    phases = {phase.id for phase in plan.phases}
    for item in plan.items:
        if item.phase is not None and item.phase not in phases:
            yield f"`{clean(item.id)}` is in the phase `{clean(item.phase)}`, and there is none"


def _named(plan: Plan) -> Iterator[tuple[str, str]]:
    for tie in plan.ties:
        yield "a tie", tie.before
        yield "a tie", tie.after
    for phase in plan.phases:
        for id_ in (*phase.items, *phase.unlocks):
            yield f"the phase `{clean(phase.id)}`", id_
    for id_ in plan.path:
        yield "the path", id_
