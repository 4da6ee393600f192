"""A plan as people read it: every item with its dates, and how good the whole is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dtl_planner.catalogue.values.states import State
    from dtl_planner.plan.making.brief import ItemKind, Spread


class Proof(StrEnum):
    """How sure it is that no plan is better."""

    BEST = "proved best"
    SOUND = "sound, not proved best"  # how much better one could be is in the aims
    STOPPED = "stopped early"  # somebody interrupted it; the best plan so far


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An item with its dates. A moment has the same date at both ends.

    Attributes:
        id: Its id.
        kind: What it is.
        name: What is done or reached.
        subject: The id of what changes.
        subject_name: What that is called.
        division: Its division, where it is known.
        workstream: Its workstream.
        start: The first day of work.
        finish: The last day of work.
        days: Working days from the first to the last, both counted; 0 for a moment.
        spread: How long it may take.
        earliest: The earliest first day that links and windows allow.
        latest: The latest first day that still meets every date.
        latest_finish: The last day of work of the latest.
        slack: By how many working days it can start later, all others moved as needed.
        is_critical: Whether it has no slack and could not start earlier either, all others moved
            as needed; a plan that begins everything late has no slack anywhere.
        is_fragile: Whether its service must be handled with care.
        phase: The id of the phase in which it finishes.
        wording: The words of the source for its date.
        due: The date by which it is to be reached, as written.
        basis: `stated` or `inferred`: where its length or date is from.
        source: Where it is stated, cited in full.
        changes: The kinds of change that bring it.
        state: How far it has got, where that is recorded.
        uses: What it needs of each resource, by the resource's id.
    """

    id: str
    kind: ItemKind
    name: str
    subject: str
    subject_name: str
    division: str | None
    workstream: str | None
    start: date
    finish: date
    days: int
    spread: Spread
    earliest: date
    latest: date
    latest_finish: date
    slack: int
    is_critical: bool
    is_fragile: bool
    phase: str | None
    wording: str | None
    due: str | None
    basis: str
    source: str | None
    changes: tuple[str, ...]
    state: State | None = None
    uses: tuple[tuple[str, int], ...] = ()

    @property
    def is_moment(self) -> bool:
        """Whether it has no length."""
        return self.days == 0


@dataclass(frozen=True, slots=True)
class Tie:
    """One item waits for another.

    Attributes:
        before: The item that is waited for.
        after: The item that waits.
        kind: `finish-to-start` and so on: which end waits for which.
        lag: How many days after it.
        unit: `working days` or `calendar days`.
        rule: The rule that asks for it.
        is_binding: Whether there is not a day between them in this plan.
    """

    before: str
    after: str
    kind: str
    lag: int
    unit: str
    rule: str
    is_binding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPhase:
    """A phase of the plan.

    Attributes:
        id: Its id.
        name: What it is called.
        first: The day on which it begins: the day after the gate before it.
        last: The day of its gate.
        is_found: Whether `dtl` drew the gate; otherwise the programme did.
        items: The ids of the items that finish in it, by date and id.
        subjects: The ids of what is changed wholly by its end, and was not before.
        peaks: The most that is in use at once of each resource meanwhile, and how much there is.
        unlocks: The ids of the items of later phases that wait for one of its items.
        source: Where it is named.
    """

    id: str
    name: str
    first: date
    last: date
    is_found: bool
    items: tuple[str, ...]
    subjects: tuple[str, ...]
    peaks: tuple[Peak, ...]
    unlocks: tuple[str, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Peak:
    """The most that is in use at once of a resource.

    Attributes:
        resource: Its id.
        name: What it is called.
        unit: What is counted.
        most: The most in use.
        there: How much there is on that day.
        on: The first day with so much in use; `None` where nothing is used.
    """

    resource: str
    name: str
    unit: str
    most: int
    there: int
    on: date | None


@dataclass(frozen=True, slots=True)
class Aim:
    """One level of the objective, and how far the plan got on it.

    Attributes:
        name: What is made as little as can be.
        value: What the plan has.
        bound: What no plan that is as good on all levels before can go below.
    """

    name: str
    value: int
    bound: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that differs from the plan before.

    Attributes:
        id: The item.
        name: What it is called, with what changes.
        was: Its last day then.
        became: Its last day now.
        why: What moved it, in a sentence.
        approved_by: Who agreed; `None` where that is not recorded.
    """

    id: str
    name: str
    was: date | None
    became: date | None
    why: str
    approved_by: str | None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan.

    Attributes:
        title: What the programme is called.
        structure: The structure that is planned for.
        deadline: The date that it works back from, in words.
        prefers: `late` or `early`.
        playbook: The name of the playbook.
        first: The first day that could be planned.
        last: The last.
        week: The days of the week on which people work, Monday as 0.
        closed: Dates in between on which nobody works, with what they are.
        items: Every item, by start, finish and id.
        ties: What waits for what.
        phases: The phases, in order.
        path: The ids of one chain of items that decides the end, the first item first.
        peaks: The most in use of each resource.
        aims: The levels of the objective.
        proof: How sure it is that no plan is better.
        is_repeatable: Whether the same input gives the same plan always.
        assumed: What rests on an assumption, each in a sentence.
        moved: What differs from the plan before; empty without one.
        against: The hash of the plan before, where there was one.
        made_from: The hash of the workspace's files.
        scenario: The scenario or settings that were changed, in words.
    """

    title: str
    structure: str
    deadline: str
    prefers: str
    playbook: str
    first: date
    last: date
    week: tuple[int, ...]
    closed: tuple[tuple[date, str], ...]
    items: tuple[Planned, ...]
    ties: tuple[Tie, ...]
    phases: tuple[PlanPhase, ...]
    path: tuple[str, ...]
    peaks: tuple[Peak, ...]
    aims: tuple[Aim, ...]
    proof: Proof
    is_repeatable: bool
    assumed: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    against: str | None = None
    made_from: str = ""
    scenario: str | None = None

    @cached_property
    def item(self) -> Mapping[str, Planned]:
        """Each item by its id."""
        return {item.id: item for item in self.items}
