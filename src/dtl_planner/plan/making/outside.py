"""Dates and times that lie wholly outside the time that is planned, and so count for nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.calendar import Calendar
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.windows import Window
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.times import Stretch
    from dtl_planner.plan.making.settings import Settings

TIME_OUTSIDE = Code(
    "DTL732",
    "time-outside-plan",
    Severity.WARNING,
    "A window, a closure or a period of a capacity that ends before the start, or begins after the "
    "deadline, changes nothing in the plan. Often it is a slip in the year.",
    "Correct its dates, or take it out.",
)
DATE_OUTSIDE = Code(
    "DTL733",
    "date-outside-plan",
    Severity.WARNING,
    "Everything is done between the start and the deadline. A gate before the start ends a phase "
    "in which nothing can be done, and nothing can wait for a date after the deadline.",
    "Correct the date, or the start or the deadline of `planning`.",
)


def outside_findings(catalogue: Catalogue, settings: Settings) -> Iterator[Diagnostic]:
    """Find what lies before the start or after the deadline, as far as these are stated."""
    first = settings.start.first if settings.start else date.min
    last = settings.deadline.last if settings.deadline else date.max
    for (section, id_, *route), stretch, named in _times(catalogue, settings):
        if stretch.to.last < first or stretch.begins.first > last:
            side = _before(first) if stretch.to.last < first else _after(last)
            span = catalogue.span(str(section), str(id_), *route)
            yield Diagnostic(TIME_OUTSIDE, f"{named} {side}.", span, "correct its dates")
    yield from _dates(catalogue, settings, first, last)


def _dates(
    catalogue: Catalogue, settings: Settings, first: date, last: date
) -> Iterator[Diagnostic]:
    for phase in settings.phases:
        if phase.by.last < first or phase.by.last > last:
            side = _before(first) if phase.by.last < first else _after(last)
            span = catalogue.span("phases", phase.id, "by")
            yield Diagnostic(DATE_OUTSIDE, f"The gate of `{phase.id}` {side}.", span, _HINT)
    for milestone in catalogue.of(Milestone):
        if (
            milestone.by is not None
            and milestone.by.qualifier != "by"
            and milestone.by.first > last
        ):
            span = catalogue.span("milestones", milestone.id, "by")
            message = f"The milestone `{milestone.id}` {_after(last)}."
            yield Diagnostic(DATE_OUTSIDE, message, span, _HINT)


_HINT = "correct the date, or that of the plan"


def _before(start: date) -> str:
    return f"lies before the start of the plan, {long_date(start)}"


def _after(deadline: date) -> str:
    return f"lies after the deadline of the plan, {long_date(deadline)}"


def _times(
    catalogue: Catalogue, settings: Settings
) -> Iterator[tuple[tuple[str | int, ...], Stretch, str]]:
    """Give every stretch of time, with where it is written and what it belongs to."""
    for window in catalogue.of(Window):
        for number, time in enumerate(window.times):
            yield ("windows", window.id, "times", number), time, f"The window `{window.id}`"
    for calendar in catalogue.of(Calendar):
        for number, time in enumerate(calendar.closed):
            yield ("calendar", "", "closed", number), time, "The closure"
    for capacity in settings.capacity:
        for number, period in enumerate(capacity.periods):
            place = ("capacity", capacity.id, "periods", number)
            yield place, period, f"The period of the capacity `{capacity.id}`"
