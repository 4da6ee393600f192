"""Says how far a programme has got: against its own dates, a saved plan, and a given day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.tracking.changes import as_partial, changes_of
from dtl_planner.plan.tracking.clock import Clock
from dtl_planner.plan.tracking.measuring import Measure
from dtl_planner.plan.tracking.things import things_of
from dtl_planner.plan.tracking.track import Grounds, Held, Strand, Track

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.timeline.plan import Plan
    from dtl_planner.plan.tracking.track import Change, Tracked

SOON = 4
"""How many weeks ahead count as soon, where nothing else is asked for."""


def track(
    catalogue: Catalogue,
    *,
    baseline: Plan | None = None,
    as_of: date | None = None,
    weeks: int = SOON,
    workstream: str | None = None,
) -> Track:
    """Say how far a programme has got.

    Args:
        catalogue: A catalogue without errors.
        baseline: The saved plan that dates are held against.
        as_of: The day that they are held against; without it, the latest on which something is
            said to have happened, and where there is none nothing is overdue or due soon.
        weeks: How many weeks ahead count as soon.
        workstream: The id of the one workstream that is told of; all by default.
    """
    clock = Clock.of(catalogue, as_of=as_of, weeks=weeks)
    things = [
        one
        for one in things_of(catalogue, baseline)
        if workstream is None or one.workstream == workstream
    ]
    dates = _recorded(things)
    measure = Measure.of(baseline, dates) if baseline else None
    tracked = tuple(clock.told(_compared(one, measure)) for one in things)
    programme = catalogue.programme
    return Track(
        title=programme.title if programme else "Programme",
        as_of=clock.day,
        day_from=clock.day_from,
        weeks=weeks,
        baseline=baseline,
        tracked=tracked,
        strands=_strands(catalogue, tracked, workstream),
        changes=_changes(catalogue, tracked, baseline, workstream),
        gone=_gone(tracked, baseline, workstream),
        new=_new(tracked, baseline),
        beyond=baseline is not None and _is_beyond(baseline, dates),
        workstream=workstream,
    )


def _compared(one: Tracked, measure: Measure | None) -> Tracked:
    """Say what something is held to, and how it stands to the saved plan."""
    slip = None
    if measure and one.planned and one.now:
        slip = measure.slip(one.planned.finish, one.now)
    return replace(one, held=_held(one), slip=slip)


def _held(one: Tracked) -> Held | None:
    """Give the date that something is held to: the one agreed last, or else the earliest."""
    if one.agreed:
        return Held(one.agreed.to, Grounds.AGREED)
    found = [Held(one.stated, Grounds.STATED)] if one.stated else []
    if one.planned:
        found.append(Held(as_partial(one.planned.finish), Grounds.PLANNED))
    if not found and one.step and one.step.expected:
        return Held(one.step.expected, Grounds.EXPECTED)
    limits = [held for held in found if held.by.qualifier != "from"] or found
    return min(limits, key=lambda held: held.by.last, default=None)


def _recorded(things: Sequence[Tracked]) -> list[date]:
    """Give every day that is counted from a saved plan."""
    compared = [one for one in things if one.planned and one.now]
    days = [day for one in compared if one.now for day in (one.now.first, one.now.last)]
    return [*days, *(one.planned.finish for one in compared if one.planned)]


def _is_beyond(baseline: Plan, days: Sequence[date]) -> bool:
    return not all(baseline.first <= day <= baseline.last for day in days)


def _strands(
    catalogue: Catalogue, tracked: Sequence[Tracked], workstream: str | None
) -> tuple[Strand, ...]:
    return tuple(
        Strand(
            record,
            tuple(one for one in tracked if _is_milestone_of(one, record.id)),
            catalogue.cite(record.source) if record.source else None,
        )
        for record in catalogue.of(Workstream)
        if workstream in (None, record.id)
    )


def _is_milestone_of(one: Tracked, workstream: str) -> bool:
    return one.kind is ItemKind.MILESTONE and one.workstream == workstream


def _changes(
    catalogue: Catalogue,
    tracked: Sequence[Tracked],
    baseline: Plan | None,
    workstream: str | None,
) -> tuple[Change, ...]:
    found = changes_of(catalogue, tracked, baseline)
    known = {one.id for one in tracked}
    return found if workstream is None else tuple(one for one in found if one.id in known)


def _gone(
    tracked: Sequence[Tracked], baseline: Plan | None, workstream: str | None
) -> tuple[str, ...]:
    known = {one.id for one in tracked}
    return tuple(
        item.name
        for item in (baseline.items if baseline else ())
        if item.kind is ItemKind.MILESTONE
        and item.id not in known
        and workstream in (None, item.workstream)
    )


def _new(tracked: Sequence[Tracked], baseline: Plan | None) -> tuple[str, ...]:
    return tuple(
        one.name
        for one in tracked
        if baseline and one.kind is ItemKind.MILESTONE and one.planned is None
    )
