"""How far the items of a plan could move, in words: later by their slack, or earlier.

A plan that begins everything as late as it can has no slack anywhere; what can be earlier instead
is then what people need to know.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dtl_planner.plan.timeline.plan import Plan, Planned

_OVER = {State.DONE, State.TRANSFERRED, State.STOPPED}


@dataclass(frozen=True, slots=True)
class Freedom:
    """Tells how far items could move.

    Attributes:
        week: How many days of a week people work.
        working: Every working day from the earliest that anything can start to the last start.
    """

    week: int
    working: tuple[date, ...]

    @classmethod
    def of(cls, plan: Plan) -> Freedom:
        """Note the working days of a plan."""
        first = min((item.earliest for item in plan.items), default=plan.first)
        last = max((item.start for item in plan.items), default=plan.first)
        closed = {day for day, _ in plan.closed}
        days = (first + timedelta(number) for number in range((last - first).days + 1))
        week = set(plan.week)
        working = (day for day in days if day.weekday() in week and day not in closed)
        return cls(len(plan.week), tuple(working))

    def earlier(self, item: Planned) -> int:
        """Count the working days by which an item could start earlier, by links and windows."""
        return bisect_left(self.working, item.start) - bisect_left(self.working, item.earliest)

    def told(self, items: Sequence[Planned]) -> str:
        """Say how far the tightest of some items could move; nothing where all are over."""
        open_ = [item for item in items if item.state not in _OVER]
        if not open_:
            return ""
        if any(item.is_critical for item in open_):
            return "critical"
        if later := min(item.slack for item in open_):
            return f"slack {self.lasting(later)}"
        earlier = min(self.earlier(item) for item in open_)
        return f"or {self.lasting(earlier)} sooner" if earlier > 0 else "no slack"

    def lasting(self, days: int) -> str:
        """So many working days; in whole weeks, rounded down, where there is one."""
        if days < self.week:
            return plural(days, "day")
        return plural(days // self.week, "week")

    def tightest(self, plan: Plan) -> list[Planned]:
        """Give of each subject the work that could move least, the tightest first."""
        found: dict[str, tuple[int, Planned]] = {}
        for item in plan.items:
            if item.kind is ItemKind.ACTIVITY and item.state not in _OVER:
                room = item.slack + self.earlier(item)
                least, _ = found.get(item.subject, (room + 1, item))
                if room < least:
                    found[item.subject] = (room, item)
        ordered = sorted(found.values(), key=lambda one: (one[0], one[1].start, one[1].id))
        return [item for _, item in ordered]
