"""Plans near the one before: what is kept of it, and why a date is another one now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.timeline.dates import start_of, starts_of
from dtl_planner.plan.timeline.names import called
from dtl_planner.plan.timeline.plan import Moved
from dtl_planner.plan.timeline.reasons import Reasons

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.catalogue.sections.progress import Approval
    from dtl_planner.plan.engine.problem import Problem
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.timeline.plan import Plan

NEW = "it is new"
GONE = "it is no longer planned"

_LESS_THAN_CHANGES = (Level.PEAK, Level.LATE, Level.EARLY, Level.MAKESPAN)
"""What counts less than that few dates change."""


def near(brief: Brief, before: Plan) -> Problem:
    """Give the problem with the aim that as few dates as can be differ from a plan before.

    What is done or has begun needs no such aim: its dates are fixed in the brief.

    Args:
        brief: What is to be planned now.
        before: The plan before; its items may be others, and its time too.
    """
    previous = tuple(
        (item.opens, start_of(brief, item, before.item[item.id].start))
        for item in brief.items
        if item.id in before.item
    )
    if not previous:
        return brief.problem
    aims = brief.problem.objective
    place = next((at for at, aim in enumerate(aims) if aim in _LESS_THAN_CHANGES), len(aims))
    objective = (*aims[:place], Level.MOVED, Level.SHIFTED, *aims[place:])
    return replace(brief.problem, previous=previous, objective=objective)


def hint_of(brief: Brief, before: Plan) -> Mapping[str, int] | None:
    """Give the starts of the plan before, where it has every item and fits the links and windows.

    A search that begins with it finds at once that nothing need change, where that is so.
    """
    if any(item.id not in before.item for item in brief.items):
        return None
    return starts_of(brief, before)


def moves(
    brief: Brief, before: Plan, after: Plan, approvals: Mapping[str, Sequence[Approval]]
) -> tuple[Moved, ...]:
    """Give the log of changed dates: each item that finishes on another day, is new, or is gone.

    Args:
        brief: What was planned.
        before: The plan before.
        after: The plan that was made of the brief.
        approvals: The moves that were agreed, by the id of the item.
    """
    return tuple(sorted(_moves(brief, before, after, approvals), key=_order))


def _moves(
    brief: Brief, before: Plan, after: Plan, approvals: Mapping[str, Sequence[Approval]]
) -> Iterator[Moved]:
    reasons = Reasons.of(brief, before, after)
    for item in after.items:
        old = before.item.get(item.id)
        if old is not None and old.finish == item.finish:
            continue
        agreed = _agreed(approvals.get(item.id, ()), item.finish)
        was = None if old is None else old.finish
        why = NEW if old is None else reasons.why(item.id)
        yield Moved(item.id, called(item), was, item.finish, why, agreed)
    for old in before.items:
        if old.id not in after.item:
            yield Moved(old.id, called(old), old.finish, None, GONE, None)


def _order(moved: Moved) -> tuple[date, str]:
    return moved.became or moved.was or date.max, moved.id


def _agreed(approvals: Sequence[Approval], finish: date) -> str | None:
    """Name who agreed to this very date, the last one who did."""
    fitting = [one.by for one in approvals if one.to.first <= finish <= one.to.last]
    return fitting[-1] if fitting else None
