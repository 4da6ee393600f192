"""The dates that are stated for milestones, and for when something is there or its money ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.services import Service
from dtl_planner.plan.engine.problem import Starts, Why
from dtl_planner.plan.engine.spans import joined
from dtl_planner.plan.making.brief import ItemKind, Place, Rule
from dtl_planner.plan.making.moments import there_at
from dtl_planner.plan.making.pieces import Assumed
from dtl_planner.plan.making.wording import due, some
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.making.brief import Item
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece


def part(frame: Frame) -> Iterator[Piece]:
    """Keep every moment within the days that its date can mean."""
    about: list[str] = []
    for item, when, rule, written in _dated(frame):
        if when.qualifier == "about":
            about.append(item.subject_name)
        if frame.is_finished(item):
            continue
        yield from _within(frame, rule, item, when)
        reached = f" {item.name.lower()}" if item.kind is ItemKind.READY else ""
        told = f"{item.subject_name}{reached} {due(when)}"
        yield Rule(rule, told, "working days", written)
    yield from _funded(frame)
    if about:
        yield Assumed(f"A date given as `about` is taken at its word: {some(about)}.")


def _dated(frame: Frame) -> Iterator[tuple[Item, PartialDate, str, Place | None]]:
    """Give every moment that has a date, with its rule and the place of the date."""
    for name, item in frame.scope.milestones.items():
        when = frame.due(item)
        if when is not None:
            yield item, when, f"milestone:{name}:by", Place("milestones", name, ("by",))
    for name, item in frame.scope.ready.items():
        when = frame.due(item)
        if when is not None:
            yield item, when, f"ready:{name}", there_at(frame.scope.subjects[name])


def _within(frame: Frame, rule: str, item: Item, when: PartialDate) -> Iterator[Starts]:
    """A moment falls on the evening of its date: what waits for it begins the next day."""
    last = frame.calendar.finish_by(when.last)
    first = min(frame.calendar.at_or_after(when.first) + 1, last)
    horizon = frame.calendar.horizon
    if when.qualifier != "by":
        if when.qualifier == "from":
            first = frame.calendar.at_or_after(when.first) + 1
        yield Starts(rule, item.opens, joined([(first, horizon)]), Why.RELEASE)
    if when.qualifier != "from":
        yield Starts(rule, item.opens, joined([(0, last)]), Why.DEADLINE)


def _funded(frame: Frame) -> Iterator[Piece]:
    """Work on a service is done before its money ends."""
    for name, works in frame.scope.works.items():
        service = frame.catalogue.find(Service, name)
        ends = service.constraints.funding_ends if service and service.constraints else None
        if ends is None:
            continue
        rule, last = f"funding:{name}", frame.calendar.finish_by(ends.last)
        for work in works:
            if not frame.is_finished(work.item):
                spans = joined([(0, last - frame.length(work.item))])
                yield Starts(rule, work.item.closes, spans, Why.DEADLINE)
        told = f"{frame.scope.called(name)}: funded until {long_date(ends.last)}"
        yield Rule(
            rule, told, "working days", Place("services", name, ("constraints", "funding_ends"))
        )
