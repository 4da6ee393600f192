"""What waits for what, between items rather than between the tasks that they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.arcs import arcs_of
from dtl_planner.plan.engine.problem import End
from dtl_planner.plan.timeline.dates import lasts_calendar_days
from dtl_planner.plan.timeline.plan import Tie

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.plan.engine.problem import Link
    from dtl_planner.plan.making.brief import Brief, Item


def ties_of(brief: Brief, starts: Mapping[str, int]) -> tuple[Tie, ...]:
    """Give every tie once, by its items; those between the two ends of one item are left out."""
    found: dict[tuple[str, str, str, int, str, str], bool] = {}
    # The arcs of links come first, in the order of the links; those of groups are no ties.
    for link, arc in zip(brief.problem.links, arcs_of(brief.problem), strict=False):
        before, after = brief.of_task[link.before], brief.of_task[link.after]
        if before.id == after.id:
            continue
        key = (
            before.id,
            after.id,
            _kind(link, before, after),
            link.lag,
            link.unit.value,
            link.rule,
        )
        is_binding = arc.earliest(starts[link.before]) == starts[link.after]
        found[key] = found.get(key, False) or is_binding
    return tuple(Tie(*key, is_binding=found[key]) for key in sorted(found))


def _kind(link: Link, before: Item, after: Item) -> str:
    first, second = link.kind.ends
    return f"{_end(before, link.before, first)}-to-{_end(after, link.after, second)}"


def _end(item: Item, task: str, end: End) -> End:
    """Give the end of an item; each end of a moment that opens it is its beginning."""
    if not lasts_calendar_days(item):
        return end
    return End.START if task == item.opens else End.FINISH
