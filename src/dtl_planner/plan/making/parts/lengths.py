"""The tasks of every item, and how long they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import LagUnit, Link, LinkKind, Task
from dtl_planner.plan.making.brief import Rule
from dtl_planner.plan.making.fixing import fixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.making.brief import Item
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece


def part(frame: Frame) -> Iterator[Piece]:
    """Give one task for each item, and two moments for what lasts days of the calendar."""
    for item in frame.items:
        stands = fixed(frame, item)
        is_settled = stands is not None and stands.length is not None
        if not item.spread.is_calendar:
            length = stands.length if stands is not None else None
            yield Task(item.opens, item.spread.likely if length is None else length)
            continue
        yield Task(item.opens, 0)
        yield Task(item.closes, 0)
        if not is_settled:
            yield from _lasting(item)


def _lasting(item: Item) -> Iterator[Piece]:
    """Tie the moment at which it closes to the one at which it opens."""
    rule = f"takes:{item.id}"
    days = item.spread.likely
    yield Link(
        rule, item.opens, item.closes, LinkKind.START_TO_START, lag=days, unit=LagUnit.CALENDAR
    )
    told = f"{item.subject_name}: {item.name} takes {days} calendar days"
    yield Rule(rule, told, "calendar days", item.written)
