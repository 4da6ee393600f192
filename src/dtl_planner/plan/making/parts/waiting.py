"""What waits for what, as links between tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.engine.problem import End, LagUnit, Link, LinkKind
from dtl_planner.plan.making.brief import Rule
from dtl_planner.plan.making.fixing import fixed
from dtl_planner.plan.making.pieces import Assumed
from dtl_planner.plan.making.wording import some
from dtl_planner.plan.making.works import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.values.lengths import Length
    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece
    from dtl_planner.plan.making.wait import Wait


def part(frame: Frame) -> Iterator[Piece]:
    """Give a link for all that waits; facts wait for nothing."""
    items = frame.scope.items
    for wait in frame.waits.found:
        kind = LinkKind(wait.kind)
        if _is_past(frame, wait, kind):
            continue
        lag, unit = _lag(wait.lag, frame.scope.book.a_week)
        first, second = kind.ends
        before, after = items[wait.before], items[wait.after]
        yield Link(
            wait.rule,
            before.opens if first is End.START else before.closes,
            after.opens if second is End.START else after.closes,
            kind,
            lag,
            unit,
        )
        yield Rule(wait.rule, wait.told, unit.value if lag > 0 else None, wait.written)
    yield from _missing(frame)


def _is_past(frame: Frame, wait: Wait, kind: LinkKind) -> bool:
    """Whether what waits has come about already, whatever it should have waited for."""
    item = frame.scope.items[wait.after]
    if frame.is_finished(item):
        return True
    began = frame.state(item) is State.STARTED and fixed(frame, item) is not None
    return began and kind.ends[1] is End.START


def _lag(lag: Length | None, a_week: int) -> tuple[int, LagUnit]:
    """Read a lag; bare weeks that must go by are weeks of the calendar."""
    if lag is None or lag.number == 0:
        return 0, LagUnit.WORKING
    if lag.is_calendar(weeks="calendar"):
        return lag.days(a_week=WEEK), LagUnit.CALENDAR
    return lag.days(a_week=a_week), LagUnit.WORKING


def _missing(frame: Frame) -> Iterator[Assumed]:
    """Tell once of all that is waited for and brings nothing, and of teams that are not stated."""
    names = [frame.scope.called(one.name) for one in frame.waits.missing if one.by != one.name]
    if names:
        yield Assumed(
            "Others wait for what nothing in the plan brings, so it is taken as there: "
            f"{some(names)}."
        )
    alone = [frame.scope.called(one.name) for one in frame.waits.missing if one.by == one.name]
    if alone:
        yield Assumed(f"The team that is to be formed first is not stated: {some(alone)}.")
