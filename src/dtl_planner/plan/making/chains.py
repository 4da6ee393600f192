"""How long the longest chain of a plan takes, before there is any calendar."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from dtl_planner.plan.making.works import WEEK

if TYPE_CHECKING:
    from dtl_planner.catalogue.values.lengths import Length
    from dtl_planner.plan.making.brief import Spread
    from dtl_planner.plan.making.scope import Scope
    from dtl_planner.plan.making.wait import Waits


def longest_days(scope: Scope, waits: Waits) -> int:
    """Give the days of the calendar that the longest chain takes, one link after another.

    Every link counts as if it waited for the end. What lies in a ring is left out.
    """
    a_week = scope.book.a_week
    own = {item.id: _days(item.spread, a_week) for item in scope.items.values()}
    ends = dict(own)
    waiting = dict.fromkeys(own, 0)
    after: dict[str, list[tuple[str, int]]] = {}
    for wait in waits.found:
        after.setdefault(wait.before, []).append((wait.after, _lag(wait.lag, a_week)))
        waiting[wait.after] += 1
    ready = deque(name for name, number in waiting.items() if not number)
    while ready:
        name = ready.popleft()
        for other, lag in after.get(name, ()):
            ends[other] = max(ends[other], ends[name] + lag + own[other])
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    return max(ends.values(), default=0)


def _days(spread: Spread, a_week: int) -> int:
    return spread.likely if spread.is_calendar else _in_calendar(spread.likely, a_week)


def _lag(lag: Length | None, a_week: int) -> int:
    if lag is None:
        return 0
    if lag.is_calendar(weeks="calendar"):
        return lag.days(a_week=WEEK)
    return _in_calendar(lag.days(a_week=a_week), a_week)


def _in_calendar(days: int, a_week: int) -> int:
    return -(-days * WEEK // a_week)
