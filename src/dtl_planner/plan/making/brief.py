"""What is to be planned, with the words for it: a problem, and what each part of it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dtl_planner.catalogue.values.answers import Basis
    from dtl_planner.catalogue.values.states import State
    from dtl_planner.plan.calendar import WorkCalendar
    from dtl_planner.plan.engine.problem import Problem


class ItemKind(StrEnum):
    """What an item of a plan is."""

    ACTIVITY = "activity"  # work that a change brings, from a playbook
    MILESTONE = "milestone"  # something to be reached
    READY = "ready"  # an enabler is there, a post is filled, a team or service is in force


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: a section, an id, and the keys below it."""

    section: str
    id: str
    route: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something may take, in working days or, where it says so, in calendar days."""

    least: int
    likely: int
    most: int
    is_calendar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a plan.

    Attributes:
        id: Unique: a milestone's id, or `SUBJECT.ACTIVITY` for work that a change brings.
        kind: What it is.
        name: What is done or reached.
        subject: The id of what changes; the milestone's own id for a milestone.
        subject_name: What that is called.
        opens: The task of the problem with which it begins.
        closes: The task with which it ends; the same one, unless it lasts days of the calendar.
        spread: How long it may take.
        changes: The kinds of change that bring it.
        division: The division of the subject, where it is known.
        phase: The phase in which it is to be reached, where that is stated.
        wording: The words of the source for its date.
        due: The date by which it is to be reached, as written.
        workstream: The workstream it belongs to.
        is_fragile: Whether its service must be handled with care.
        basis: Whether its length or date is stated.
        source: Where that is said, cited in full.
        written: Where it is written.
        state: How far it has got, where that is recorded.
    """

    id: str
    kind: ItemKind
    name: str
    subject: str
    subject_name: str
    opens: str
    closes: str
    spread: Spread
    changes: tuple[str, ...] = ()
    division: str | None = None
    phase: str | None = None
    wording: str | None = None
    due: str | None = None
    workstream: str | None = None
    is_fragile: bool = False
    basis: Basis
    source: str | None = None
    written: Place | None = None
    state: State | None = None

    @property
    def is_moment(self) -> bool:
        """Whether it has no length."""
        return self.spread.likely == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A phase whose end is given.

    Attributes:
        id: Its id.
        name: What the phase is called.
        end: The number of working days at which it is over.
        wording: Its date as written.
        source: Where it is named, cited in full.
    """

    id: str
    name: str
    end: int
    wording: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule of the problem is in words, so that a clash can be told.

    Attributes:
        id: Its id in the problem.
        told: What it asks for, to stand in a list: `the deadline, 30 April 2010`.
        counted: What a step of loosening is counted in: `working days`, `at once`; `None` where it
            can only be dropped.
        written: Where it is written; `None` for what `dtl` itself assumes.
    """

    id: str
    told: str
    counted: str | None
    written: Place | None


@dataclass(frozen=True, slots=True)
class Load:
    """A resource of the problem in words.

    Attributes:
        id: Its id in the problem.
        name: What it is called, with the division or place it is for.
        unit: What is counted: services, full-time equivalents, or people.
    """

    id: str
    name: str
    unit: str


@dataclass(frozen=True)
class Brief:
    """What is to be planned.

    Attributes:
        title: What the programme is called.
        structure: The structure that is planned for.
        calendar: The working days.
        problem: All that the engine needs.
        items: The lines of the plan, in the order of the files; every task opens or closes one.
        gates: The phases whose ends are given, in order; empty where phases are to be found.
        rules: Every rule of the problem, by its id.
        loads: Every resource of the problem.
        deadline: The date that the plan works back from, in words.
        prefers: `late` or `early`.
        playbook: The name of the playbook.
        assumed: What rests on an assumption, each in a sentence.
        start: The first date on which work may begin. The calendar begins before it, and goes on
            after `due`, so that ways out of a clash can be tried.
        due: The date of the deadline.
    """

    title: str
    structure: str
    calendar: WorkCalendar
    problem: Problem
    items: tuple[Item, ...]
    gates: tuple[Gate, ...]
    rules: Mapping[str, Rule]
    loads: tuple[Load, ...]
    deadline: str
    prefers: str
    playbook: str
    assumed: tuple[str, ...] = ()
    start: date | None = None
    due: date | None = None

    @cached_property
    def item(self) -> dict[str, Item]:
        """Each item by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def of_task(self) -> dict[str, Item]:
        """The item that each task of the problem belongs to."""
        return {task: item for item in self.items for task in (item.opens, item.closes)}

    @cached_property
    def lasting(self) -> dict[str, int]:
        """How many days of the calendar items last that last such days, by the item's id.

        Those whose two ends are both settled, as what is done, are not among them.
        """
        ends = {(item.opens, item.closes): item.id for item in self.items}
        between = ((ends.get((link.before, link.after)), link.lag) for link in self.problem.links)
        return {id_: lag for id_, lag in between if id_ is not None}
