"""The frame of a plan: its items and what waits for what, set between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.calendar import Calendar
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.plan.calendar import calendar_of
from dtl_planner.plan.making.brief import Gate
from dtl_planner.plan.making.chains import longest_days
from dtl_planner.plan.making.ends import Ends
from dtl_planner.plan.making.moments import there_by
from dtl_planner.plan.making.reports import FINISHED
from dtl_planner.plan.making.stretches import stretches_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.catalogue.values.states import State
    from dtl_planner.plan.calendar import WorkCalendar
    from dtl_planner.plan.making.brief import Item
    from dtl_planner.plan.making.scope import Scope
    from dtl_planner.plan.making.settings import Settings
    from dtl_planner.plan.making.wait import Waits

ROOM_BEFORE = timedelta(days=183)
"""So much earlier than its start a plan is tried, where that is the way out of a clash."""
ROOM_AFTER = timedelta(days=366)
"""So much later than its deadline a plan is tried, where that is the way out of a clash."""
LEAST_TIME = timedelta(days=365)
"""So long before the deadline a plan may begin at the latest, where no start is stated."""
CHAINS = 3
"""So many times the longest chain is what a plan may take, where no start is stated."""


@dataclass(frozen=True)
class Frame:
    """What is to be planned, between two dates.

    Attributes:
        scope: What is to be planned.
        waits: What waits for what.
        calendar: The working days, with room before the start and after the deadline.
        start: The first date on which work may begin.
        deadline: The last date by which all is done.
        deadline_from: What the deadline is taken from, where it is not stated as such.
        stretches: How many phases of equal length the time counts as, where no gates are given.
    """

    scope: Scope
    waits: Waits
    calendar: WorkCalendar
    start: date
    deadline: date
    deadline_from: str | None = None
    stretches: int = 1

    @property
    def settings(self) -> Settings:
        """What the plan works back from, and what it prefers."""
        return self.scope.settings

    @property
    def catalogue(self) -> Catalogue:
        """The records."""
        return self.scope.catalogue

    @cached_property
    def ends(self) -> Ends:
        """Which items something stands for."""
        return Ends(self.scope)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every item, in order."""
        return tuple(self.scope.items.values())

    @cached_property
    def gates(self) -> tuple[Gate, ...]:
        """The gates, by date."""
        found = [
            Gate(
                id=one.id,
                name=one.name,
                end=max(self.calendar.finish_by(one.by.last), 0),
                wording=one.by.wording,
                source=self.catalogue.cite(one.source) if one.source else None,
            )
            for one in self.settings.phases
        ]
        return tuple(sorted(found, key=lambda gate: gate.end))

    @cached_property
    def phase_ends(self) -> tuple[int, ...]:
        """The number of working days at which each phase is over.

        Where no gates are given and something hangs on phases, the time counts as so many equal
        stretches as `stretches` says; the last of them has no end of its own.
        """
        if self.gates:
            return tuple(gate.end for gate in self.gates)
        first, end = self.calendar.at_or_after(self.start), self.calendar.finish_by(self.deadline)
        length = max(end - first, 0)
        return tuple(first + length * n // self.stretches for n in range(1, self.stretches))

    @cached_property
    def gate_number(self) -> dict[str, int]:
        """The place of each phase in the order of the gates."""
        return {gate.id: number for number, gate in enumerate(self.gates)}

    def due(self, item: Item) -> PartialDate | None:
        """Give the date that is stated for a milestone, or for when something is there."""
        if item.id in self.scope.ready:
            return there_by(self.scope.subjects[item.id], self.catalogue)
        milestone = self.catalogue.find(Milestone, item.id)
        return milestone.by if milestone else None

    def length(self, item: Item) -> int:
        """Give the working days of the task that closes an item; none for a moment."""
        return 0 if item.spread.is_calendar else item.spread.likely

    def is_finished(self, item: Item) -> bool:
        """Whether nothing is left to be planned of an item."""
        return self.state(item) in FINISHED

    def state(self, item: Item) -> State | None:
        """How far an item has got, where that was reported."""
        work = self.scope.work.get(item.id)
        return self.scope.reports.state(item.subject, work.activity.id if work else None)


def frame_of(scope: Scope, waits: Waits) -> Frame | None:
    """Set a plan between its two dates; `None` where nothing says what it works back from.

    Raises:
        ImportError: Bank holidays are kept, and the library that knows them is not installed.
    """
    found = _deadline(scope)
    if found is None:
        return None
    deadline, taken_from = found
    start = _start(scope, waits, deadline)
    record = next(iter(scope.catalogue.of(Calendar)), None) or Calendar()
    calendar = calendar_of(
        record,
        first=min([start, *scope.reports.dates(), *_dues(scope)]) - ROOM_BEFORE,
        last=max(deadline, start) + ROOM_AFTER,
    )
    stretches = stretches_for(scope, waits)
    return Frame(scope, waits, calendar, start, deadline, taken_from, stretches)


def _deadline(scope: Scope) -> tuple[date, str | None] | None:
    """Give the date that a plan works back from, and what it is taken from if not stated."""
    if scope.settings.deadline is not None:
        return scope.settings.deadline.last, None
    if scope.settings.phases:
        last = max(scope.settings.phases, key=lambda phase: phase.by.last)
        return last.by.last, f"the gate of {last.name}"
    dated = [one for one in scope.catalogue.of(Milestone) if one.by is not None]
    if dated:
        latest = max(dated, key=lambda one: one.by.last if one.by else date.min)
        return (latest.by.last, f"the last milestone, {latest.name}") if latest.by else None
    return None


def _start(scope: Scope, waits: Waits, deadline: date) -> date:
    if scope.settings.start is not None:
        return scope.settings.start.first
    needed = CHAINS * longest_days(scope, waits)
    return deadline - max(timedelta(days=needed), LEAST_TIME)


def _dues(scope: Scope) -> Iterator[date]:
    """The last day of each date that something is due by."""
    for milestone in scope.catalogue.of(Milestone):
        if milestone.by is not None:
            yield milestone.by.last
    for name in scope.ready:
        when = there_by(scope.subjects[name], scope.catalogue)
        if when is not None:
            yield when.last
