"""What is overdue and what is due soon, on a day that is given: there is no clock in here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.plan.tracking.track import DayFrom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.tracking.track import Tracked


@dataclass(frozen=True, slots=True)
class Clock:
    """The day that dates are held against.

    Attributes:
        day: The day; `None` where there is none to be had.
        day_from: Where it is from.
        until: The last day that is soon.
    """

    day: date | None
    day_from: DayFrom | None
    until: date | None

    @classmethod
    def of(cls, catalogue: Catalogue, *, as_of: date | None, weeks: int) -> Clock:
        """Take the day that was asked for, or the latest on which something is said to have been.

        Of a date such as October the first day counts: what is told from it is never too much.
        """
        day = as_of or max((when.first for when in _recorded(catalogue)), default=None)
        if day is None:
            return cls(None, None, None)
        ahead = min(weeks * 7, (date.max - day).days)
        return cls(day, DayFrom.ASKED if as_of else DayFrom.RECORDED, day + timedelta(days=ahead))

    def told(self, one: Tracked) -> Tracked:
        """Say of something whether it is overdue or due soon. What is due today is not overdue."""
        if self.day is None or self.until is None or not one.is_open or one.held is None:
            return one
        by = one.held.by
        is_overdue = by.last < self.day and by.qualifier != "from"
        soon = [by, one.step.expected] if one.step and one.step.expected else [by]
        is_soon = any(_is_between(when, self.day, self.until) for when in soon)
        return replace(one, is_overdue=is_overdue, is_upcoming=is_soon and not is_overdue)


def _is_between(when: PartialDate, day: date, until: date) -> bool:
    """Whether something may be due from one day to another; `by October` is due on its last."""
    due = when.last if when.qualifier == "by" else when.first
    return due <= until and when.last >= day


def _recorded(catalogue: Catalogue) -> Iterator[PartialDate]:
    """Give every date under `progress` on which something happened."""
    for standing in catalogue.of(Standing):
        for step in (standing, *standing.activities.values()):
            happened = (step.began, step.ended, *(one.on for one in step.moved))
            yield from (when for when in happened if when is not None)
