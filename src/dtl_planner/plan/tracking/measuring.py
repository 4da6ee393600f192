"""How far dates lie apart, in working days as a saved plan counts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.calendar import WorkCalendar
from dtl_planner.plan.tracking.track import Slip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.timeline.plan import Plan


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts the working days of a saved plan, before and after its time by the week alone."""

    calendar: WorkCalendar

    @classmethod
    def of(cls, plan: Plan, dates: Iterable[date]) -> Measure:
        """Take the working days of a plan, from the first to the last of some dates."""
        every = (plan.first, plan.last, *dates)
        calendar = WorkCalendar(min(every), max(every), frozenset(plan.week), plan.closed)
        return cls(calendar)

    def slip(self, planned: date, now: PartialDate) -> Slip:
        """Say by how many working days a date is later than the one that was planned."""
        least = self._after(planned, now.first)
        most = self._after(planned, now.last)
        return Slip(
            None if now.qualifier == "by" else least, None if now.qualifier == "from" else most
        )

    def _after(self, planned: date, now: date) -> int:
        calendar = self.calendar
        return calendar.at_or_before(now) - calendar.at_or_before(planned)
