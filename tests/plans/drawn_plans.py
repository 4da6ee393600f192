"""Plans drawn at random, right in their dates and wild in their links, states and names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from small_plan import CLOSED, WEEK, small_plan

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.calendar import WorkCalendar
from dtl_planner.plan.making.brief import ItemKind, Spread
from dtl_planner.plan.timeline.plan import Plan, Planned, Tie

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[st.SearchStrategy[Any]], Any]

FIRST, LAST = date(2009, 12, 1), date(2010, 3, 1)
CALENDAR = WorkCalendar(FIRST, LAST, frozenset(WEEK), CLOSED)
KINDS = ("finish-to-start", "start-to-start", "finish-to-finish", "start-to-finish")
UNITS = ("working days", "calendar days")
MARKS = "\"'\\${}()[]<>&#|;=-+@_%/* \n\r\t\x00\x1b\ud800\u202e\ufffe" + "ax0é健🏥"
names = st.text(st.sampled_from(MARKS), max_size=12) | st.text(max_size=12)
states = st.sampled_from((None, None, None, None, *State))


@st.composite
def plans(draw: Draw) -> Plan:
    """Draw a plan of a few items, most of whose links hold."""
    items = tuple(_item(draw, place) for place in range(draw(st.integers(0, 6))))
    items = tuple(sorted(items, key=lambda item: (item.start, item.finish, item.id)))
    count = draw(st.integers(0, 10)) if len(items) > 1 else 0
    ties = tuple(_tie(draw, items) for _ in range(count))
    return replace(small_plan(), first=FIRST, last=LAST, items=items, ties=ties, path=())


def _item(draw: Draw, place: int) -> Planned:
    begins = draw(st.integers(0, 40))
    length = draw(st.integers(0, 12))
    start, finish = CALENDAR.date(begins), CALENDAR.date(begins + max(length, 1) - 1)
    is_calendar = length > 0 and draw(st.booleans())
    if is_calendar:
        finish += timedelta(draw(st.integers(0, 3)))
    model = small_plan().items[0]
    return replace(
        model,
        id=f"item-{place}",
        kind=ItemKind.ACTIVITY if length else ItemKind.MILESTONE,
        name=draw(names),
        start=start,
        finish=finish,
        days=length and CALENDAR.at_or_before(finish) - begins + 1,
        spread=Spread(length, length, length, is_calendar),
        phase=draw(st.sampled_from(("october", "january", None))),
        source=draw(names),
        wording=draw(names),
        due=None,
        state=draw(states),
    )


def _tie(draw: Draw, items: tuple[Planned, ...]) -> Tie:
    """Draw a link, mostly onwards, with the largest lag that holds, a smaller one, or any."""
    places = draw(st.lists(st.integers(0, len(items) - 1), min_size=2, max_size=2, unique=True))
    before, after = (items[place] for place in (sorted(places) if draw(st.booleans()) else places))
    kind, unit = draw(st.sampled_from(KINDS)), draw(st.sampled_from(UNITS))
    first, _, second = kind.partition("-to-")
    gap = _count(after, second, unit) - _count(before, first, unit)
    lag = draw(st.sampled_from((gap, gap, gap - 1, gap // 2, 0, draw(st.integers(-9, 9)))))
    return Tie(before.id, after.id, kind, lag, unit, "rule", is_binding=draw(st.booleans()))


def _count(item: Planned, end: str, unit: str) -> int:
    """Count the days that are over at an end of an item."""
    if unit == "calendar days":
        return item.start.toordinal() if end == "start" else item.finish.toordinal() + 1
    if end == "start":
        return CALENDAR.at_or_after(item.start)
    return CALENDAR.at_or_before(item.finish) + 1
