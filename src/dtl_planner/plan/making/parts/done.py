"""What is done, or begun: it stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Starts, Why
from dtl_planner.plan.making.brief import Rule
from dtl_planner.plan.making.fixing import fixed, place_of, step_of
from dtl_planner.plan.making.pieces import Assumed
from dtl_planner.plan.making.wording import some
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.making.brief import Item
    from dtl_planner.plan.making.fixing import Fixed
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece


def part(frame: Frame) -> Iterator[Piece]:
    """Hold what is done or begun where it was reported."""
    for item in frame.items:
        stands = fixed(frame, item)
        if stands is not None:
            yield from _held(frame, item, stands)
    yield from _reckoned(frame)
    if frame.scope.stopped:
        yield Assumed(f"What was stopped is not planned: {some(frame.scope.stopped)}.")


def _reckoned(frame: Frame) -> Iterator[Assumed]:
    """Say of what finished work nobody reported when it began."""
    reckoned = [
        item.subject_name
        for item in frame.items
        if (step := step_of(frame, item)) is not None
        and frame.is_finished(item)
        and not item.is_moment
        and step.began is None
    ]
    if reckoned:
        yield Assumed(
            "When work began is not stated everywhere, so it is reckoned back from its end by how "
            f"long such work takes: {some(reckoned)}."
        )


def _held(frame: Frame, item: Item, stands: Fixed) -> Iterator[Piece]:
    rule = f"done:{item.id}"
    yield Starts(rule, item.opens, ((stands.start, stands.start),), Why.FIXED)
    if item.closes != item.opens and stands.length is not None:
        end = stands.start + stands.length
        yield Starts(rule, item.closes, ((end, end),), Why.FIXED)
    if frame.is_finished(item):
        told = (
            f"was done on {long_date(frame.calendar.finish(stands.start + (stands.length or 0)))}"
        )
    else:
        told = f"began on {long_date(frame.calendar.date(stands.start))}"
    yield Rule(rule, f"{_named(item)} {told}", None, place_of(frame, item))


def _named(item: Item) -> str:
    return item.name if item.name == item.subject_name else f"{item.subject_name}: {item.name}"
