"""Which items of a plan a reader is shown, and which of those are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.render.report.facts import Circle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.plan.timeline.plan import Plan, Planned
    from dtl_planner.plan.tracking.track import Track, Tracked
    from dtl_planner.render.report.facts import Reader

MOST = 300
"""So many items are drawn; of more than that only milestones and what is critical."""


def items_for(plan: Plan, reader: Reader) -> tuple[Planned, ...]:
    """Choose the items of a plan that are shown.

    A team is shown its own, and the milestones that these wait for; an audience the milestones.
    """
    if reader.circle is Circle.EVERYBODY:
        return plan.items
    if reader.circle is Circle.AUDIENCE:
        return tuple(item for item in plan.items if item.kind is ItemKind.MILESTONE)
    own = {item.id for item in plan.items if reader.concerns(item.subject, item.id)}
    before = {tie.before for tie in plan.ties if tie.after in own}
    return tuple(
        item
        for item in plan.items
        if item.id in own or (item.id in before and item.kind is ItemKind.MILESTONE)
    )


def tracked_for(track: Track, reader: Reader) -> tuple[Tracked, ...]:
    """Choose of what is tracked that which is shown."""
    match reader.circle:
        case Circle.EVERYBODY:
            return track.tracked
        case Circle.AUDIENCE:
            return track.milestones
        case Circle.TEAM:
            return tuple(one for one in track.tracked if reader.concerns(one.id, _subject(one)))


def _subject(one: Tracked) -> str:
    """Give the id of what a piece of work is for: `SUBJECT.ACTIVITY`."""
    return one.planned.subject if one.planned else one.id.split(".")[0]


def drawn_of(items: Sequence[Planned]) -> tuple[Planned, ...]:
    """Choose the items that are drawn: all of them, or where there are too many what matters."""
    if len(items) <= MOST:
        return tuple(items)
    matters = [one for one in items if one.is_critical or one.kind is ItemKind.MILESTONE]
    return tuple(matters[:MOST])
