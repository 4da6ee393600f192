"""The XML format of Microsoft Project, which most project programs read; no date moves in it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.states import State
from dtl_planner.exporters.plans import PlanExporter
from dtl_planner.exporters.project.elements import document
from dtl_planner.exporters.project.hours import (
    AFTERNOON,
    EVENING,
    EVERY_DAY,
    HOURS_A_DAY,
    MORNING,
    NOON,
    Hours,
    hours_of,
    number,
)
from dtl_planner.exporters.project.links import by_waiting, links_of, words
from dtl_planner.exporters.project.pins import pinned
from dtl_planner.plan.timeline.plan import Plan, Planned, PlanPhase
from dtl_planner.shown import clean
from dtl_planner.tables.plans import full_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from dtl_planner.exporters.project.elements import Fields
    from dtl_planner.plan.timeline.plan import Tie

_NAMESPACE = "http://schemas.microsoft.com/project"
_WEEK, _EVERY_DAY = 1, 2  # the numbers of the calendars
_DAYS, _ELAPSED_DAYS = 7, 8  # units of durations and lags
_FIXED_DURATION = 1
_MUST_START_ON, _START_NO_EARLIER = 2, 4
_TENTHS_OF_A_MINUTE = 600  # in an hour
_KINDS = {"finish-to-finish": 0, "finish-to-start": 1, "start-to-finish": 2, "start-to-start": 3}
_TEXT1 = 188743731  # the number of the first free column of text
_BEGUN = (State.STARTED, State.DONE, State.TRANSFERRED)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A plan while it is written.

    Attributes:
        plan: The plan.
        drawn: The links of each item that waits.
        told: The links of each item that have to be told in its notes.
        hours: The hours of its items.
        pins: The ids of the items whose dates a link would move.
        numbers: The number of each item.
    """

    plan: Plan
    drawn: Mapping[str, Sequence[Tie]]
    told: Mapping[str, Sequence[Tie]]
    hours: Hours
    pins: frozenset[str]
    numbers: Mapping[str, int]


def write(plan: Plan) -> bytes:
    """Write a plan for Microsoft Project.

    Every item is to start no earlier than in the plan, and is scheduled anew by the program when
    somebody changes something; one that a link would move already is to start on its day.
    """
    links = links_of(plan)
    hours = hours_of(plan, links.drawn)
    rows = list(_rows(plan))
    numbers = {row.id: place for place, row in enumerate(rows, 1) if isinstance(row, Planned)}
    drawn, told = by_waiting(links.drawn), by_waiting(links.told)
    sheet = _Sheet(plan, drawn, told, hours, pinned(hours, links.drawn), numbers)
    return document("Project", _NAMESPACE, _project(sheet, rows))


def _rows(plan: Plan) -> Iterator[Planned | PlanPhase]:
    """Give the lines: each phase that has items, and its items below it; the others last."""
    phases = {phase.id for phase in plan.phases}
    for phase in plan.phases:
        members = [item for item in plan.items if item.phase == phase.id]
        if members:
            yield phase
            yield from members
    yield from (item for item in plan.items if item.phase not in phases)


def _project(sheet: _Sheet, rows: list[Planned | PlanPhase]) -> Fields:
    plan = sheet.plan
    first = min((item.start for item in plan.items), default=plan.first)
    last = max((item.finish for item in plan.items), default=plan.first)
    return {
        "SaveVersion": 14,
        "Title": clean(plan.title),
        "Subject": clean(plan.structure),
        "Category": f"made from {clean(plan.made_from)}" if plan.made_from else None,
        "CreationDate": datetime.combine(plan.first, MORNING),
        "ScheduleFromStart": True,
        "StartDate": datetime.combine(first, MORNING),
        "FinishDate": datetime.combine(last, EVENING),
        "CalendarUID": _WEEK,
        "DefaultStartTime": MORNING,
        "DefaultFinishTime": EVENING,
        "MinutesPerDay": 60 * HOURS_A_DAY,
        "MinutesPerWeek": 60 * HOURS_A_DAY * len(plan.week),
        "DaysPerMonth": 20,
        "DefaultTaskType": _FIXED_DURATION,
        "DurationFormat": _DAYS,
        "HonorConstraints": True,
        "WeekStartDay": 1,
        "NewTasksAreManual": False,
        "ExtendedAttributes": {
            "ExtendedAttribute": {"FieldID": _TEXT1, "FieldName": "Text1", "Alias": "Id in dtl"}
        },
        "Calendars": {
            "Calendar": [
                _calendar(_WEEK, "Working days", plan.week, plan.closed),
                _calendar(_EVERY_DAY, "Every day", EVERY_DAY, ()),
            ]
        },
        "Tasks": {"Task": [_task(sheet, row, place) for place, row in enumerate(rows, 1)]},
    }


def _calendar(
    uid: int, name: str, week: Iterable[int], closed: Iterable[tuple[date, str]]
) -> Fields:
    names: dict[date, list[str]] = {}
    for day, why in sorted(closed):
        names.setdefault(day, []).append(clean(why))
    exceptions = [_exception(day, ", ".join(why)) for day, why in names.items()]
    return {
        "UID": uid,
        "Name": name,
        "IsBaseCalendar": True,
        "BaseCalendarUID": -1,
        "WeekDays": {"WeekDay": [_weekday(day, is_working=day in week) for day in (6, *range(6))]},
        "Exceptions": {"Exception": exceptions} if exceptions else None,
    }


def _weekday(day: int, *, is_working: bool) -> Fields:
    """Tell of a day of the week, which the format numbers from Sunday as 1."""
    parts = ((MORNING, NOON), (AFTERNOON, EVENING)) if is_working else ()
    times = [{"FromTime": begins, "ToTime": ends} for begins, ends in parts]
    return {
        "DayType": (day + 1) % 7 + 1,
        "DayWorking": is_working,
        "WorkingTimes": {"WorkingTime": times} if times else None,
    }


def _exception(day: date, why: str) -> Fields:
    begins = datetime.combine(day, time())
    return {
        "EnteredByOccurrences": False,
        "TimePeriod": {"FromDate": begins, "ToDate": begins + timedelta(hours=23, minutes=59)},
        "Occurrences": 1,
        "Name": why,
        "Type": 1,
        "DayWorking": False,
    }


def _task(sheet: _Sheet, row: Planned | PlanPhase, place: int) -> Fields:
    fields = _summary(sheet, row) if isinstance(row, PlanPhase) else _item(sheet, row)
    return {
        "UID": place,
        "ID": place,
        "Name": clean(row.name if isinstance(row, PlanPhase) else full_name(row)),
        "Active": True,
        "Manual": False,
        "Type": _FIXED_DURATION,
        **fields,
    }


def _summary(sheet: _Sheet, phase: PlanPhase) -> Fields:
    hours = sheet.hours
    members = [item for item in sheet.plan.items if item.phase == phase.id]
    begins = min(hours.start(item) for item in members)
    ends = max(hours.finish(item) for item in members)
    days = number(hours.working, ends) - number(hours.working, begins)
    notes = [clean(phase.source)] if phase.source else []
    return {
        "OutlineLevel": 1,
        "Start": begins,
        "Finish": ends,
        "Duration": _duration(days),
        "DurationFormat": _DAYS,
        "Milestone": False,
        "Summary": True,
        "Critical": any(item.is_critical for item in members),
        "Notes": "\n".join(notes) or None,
    }


def _item(sheet: _Sheet, item: Planned) -> Fields:
    hours, has_begun = sheet.hours, item.state in _BEGUN
    is_done = has_begun and item.state is not State.STARTED
    length = _duration(hours.days(item))
    begins, ends = hours.start(item), hours.finish(item)
    own_calendar = item.spread.is_calendar and not item.is_moment
    return {
        "OutlineLevel": 2 if any(phase.id == item.phase for phase in sheet.plan.phases) else 1,
        "Start": begins,
        "Finish": ends,
        "Duration": length,
        "DurationFormat": _DAYS,
        "EffortDriven": False,
        "Estimated": False,
        "Milestone": item.is_moment,
        "Summary": False,
        "Critical": item.is_critical,
        "PercentComplete": 100 if is_done else 0,
        "ActualStart": begins if has_begun else None,
        "ActualFinish": ends if is_done else None,
        "ActualDuration": length if is_done else _duration(0),
        "RemainingDuration": _duration(0) if is_done else length,
        "ConstraintType": _MUST_START_ON if item.id in sheet.pins else _START_NO_EARLIER,
        "CalendarUID": _EVERY_DAY if own_calendar else None,
        "ConstraintDate": begins,
        "Deadline": _deadline(item),
        "IgnoreResourceCalendar": own_calendar,
        "Notes": "\n".join(_notes(sheet, item)) or None,
        "PredecessorLink": [_link(sheet, tie) for tie in sheet.drawn.get(item.id, ())],
        "ExtendedAttribute": {"FieldID": _TEXT1, "Value": clean(item.id)},
    }


def _duration(days: int) -> str:
    return f"PT{HOURS_A_DAY * days}H0M0S"


def _deadline(item: Planned) -> datetime | None:
    """Give the last hour of the date by which an item is due, where it has one that ends."""
    with suppress(ValueError):
        due = PartialDate.read(item.due)
        if due.qualifier in (None, "by"):
            return datetime.combine(due.last, EVENING)
    return None


def _notes(sheet: _Sheet, item: Planned) -> Iterator[str]:
    if item.wording:
        yield f"In the words of the source: {clean(item.wording)}"
    if item.source:
        yield f"Source: {clean(item.source)}"
    if item.basis != "stated":
        yield "The length or the date is not stated in a source: it is our reading."
    for tie in sheet.told.get(item.id, ()):
        yield f"Also to {words(sheet.plan, tie)}."


def _link(sheet: _Sheet, tie: Tie) -> Fields:
    is_working = tie.unit == "working days"
    hours = HOURS_A_DAY if is_working else 24
    return {
        "PredecessorUID": sheet.numbers[tie.before],
        "Type": _KINDS[tie.kind],
        "CrossProject": False,
        "LinkLag": tie.lag * hours * _TENTHS_OF_A_MINUTE,
        "LagFormat": _DAYS if is_working else _ELAPSED_DAYS,
    }


EXPORTER = PlanExporter(
    "mspdi", ".xml", "Microsoft Project, ProjectLibre and others open it", write
)
