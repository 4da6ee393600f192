"""How far a programme has got: what is reached, late, due or moved, and who agreed to that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.making.reports import FINISHED

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.catalogue.sections.progress import Approval, Step
    from dtl_planner.catalogue.sections.workstreams import Workstream
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.timeline.plan import Plan, Planned


class Grounds(StrEnum):
    """Where the date is from that something is held to."""

    AGREED = "agreed"  # somebody approved of a new date
    STATED = "stated"  # the date in the workspace
    PLANNED = "planned"  # the last day that the saved plan gives
    EXPECTED = "expected"  # nothing but what people expect


class DayFrom(StrEnum):
    """Where the day is from that dates are held against."""

    ASKED = "asked"
    RECORDED = "recorded"  # the latest day on which something is said to have happened


@dataclass(frozen=True, slots=True)
class Held:
    """The date by which something is to be reached.

    Attributes:
        by: The date.
        grounds: Where it is from.
    """

    by: PartialDate
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Slip:
    """By how many working days something is later than in the saved plan; less than 0 is earlier.

    Attributes:
        least: The least it can be; `None` where nothing limits it, as with `by October`.
        most: The most it can be; `None` where nothing limits it, as with `from October`.
    """

    least: int | None
    most: int | None

    @property
    def is_later(self) -> bool:
        """Whether it is later, on whatever day of its date."""
        return self.least is not None and self.least > 0

    @property
    def is_earlier(self) -> bool:
        """Whether it is earlier, on whatever day of its date."""
        return self.most is not None and self.most < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """A milestone, something as a whole, or a piece of its work.

    Attributes:
        id: Its id: `SUBJECT.ACTIVITY` for a piece of work.
        kind: What it is; something as a whole is `ready` once it is in force, filled or there.
        name: What it is called, understood alone.
        workstream: The id of its workstream.
        step: What was recorded of it; `None` where nothing was.
        stated: The date by which it is to be reached, as the workspace states it.
        wording: The words of the source for that date.
        planned: What the saved plan has of it; `None` without one, or where it is not in it.
        held: The date that it is held to, if there is any.
        slip: How it stands to the saved plan, where a date was recorded.
        is_overdue: Whether that date has passed, and it is not finished.
        is_upcoming: Whether it is due soon.
        basis: `stated` or `inferred`: what its date rests on.
        source: Where it is stated, cited in full.
    """

    id: str
    kind: ItemKind
    name: str
    workstream: str | None = None
    step: Step | None = None
    stated: PartialDate | None = None
    wording: str | None = None
    planned: Planned | None = None
    held: Held | None = None
    slip: Slip | None = None
    is_overdue: bool = False
    is_upcoming: bool = False
    basis: str = "stated"
    source: str | None = None

    @property
    def state(self) -> State | None:
        """How far it has got; `None` where nothing was recorded."""
        return self.step.state if self.step else None

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to be done for the programme."""
        return self.state in FINISHED

    @property
    def is_open(self) -> bool:
        """Whether it is still to be reached."""
        return self.state not in (*FINISHED, State.STOPPED)

    @property
    def agreed(self) -> Approval | None:
        """The last move of its date that somebody agreed to."""
        return self.step.moved[-1] if self.step and self.step.moved else None

    @property
    def now(self) -> PartialDate | None:
        """When it ended, or is to end as things stand: expected or else agreed."""
        if self.step is None or self.state is State.STOPPED:
            return None
        if self.is_finished:
            return self.step.ended
        return self.step.expected or (self.agreed.to if self.agreed else None)

    @property
    def limit(self) -> PartialDate | None:
        """The date that people set for it: the one agreed last, or else the one stated."""
        return self.agreed.to if self.agreed else self.stated

    @property
    def is_after_date(self) -> bool:
        """Whether it ended, or is to end, after the date that people set for it."""
        return bool(self.now and self.limit and self.limit.is_before(self.now))


@dataclass(frozen=True, slots=True)
class Strand:
    """A workstream.

    Attributes:
        record: The workstream as written.
        milestones: Its milestones, in the order of the file.
        source: Where it is told of, cited in full.
    """

    record: Workstream
    milestones: tuple[Tracked, ...]
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A date that was changed.

    Attributes:
        id: What it is the date of.
        name: What that is called.
        was: The date before; `None` where there was none.
        became: The date after; `None` where it fell out of the plan.
        why: Why, where that is known.
        approved_by: Who agreed; `None` where that is not recorded.
        on: When they did.
        source: Where that is recorded, cited in full.
    """

    id: str
    name: str
    was: PartialDate | None
    became: PartialDate | None
    why: str | None
    approved_by: str | None
    on: PartialDate | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Track:
    """How far a programme has got.

    Attributes:
        title: What the programme is called.
        as_of: The day that dates are held against; `None` where there is none to be had, and then
            nothing is overdue or upcoming.
        day_from: Where that day is from.
        weeks: How many weeks ahead count as soon.
        baseline: The saved plan, if one was given.
        tracked: Milestones in the order of the file, then all else by id.
        strands: The workstreams, in the order of the file.
        changes: The log of dates that changed, by the new date and id.
        gone: The names of milestones of the saved plan that the workspace no longer has.
        new: The names of milestones that the saved plan does not have.
        beyond: Whether days outside the time of the saved plan were counted, whose bank holidays
            it does not know.
        workstream: The id of the one workstream that was asked for.
    """

    title: str
    as_of: date | None
    day_from: DayFrom | None
    weeks: int
    baseline: Plan | None
    tracked: tuple[Tracked, ...]
    strands: tuple[Strand, ...]
    changes: tuple[Change, ...]
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    beyond: bool = False
    workstream: str | None = None

    @cached_property
    def milestones(self) -> tuple[Tracked, ...]:
        """The milestones."""
        return tuple(one for one in self.tracked if one.kind is ItemKind.MILESTONE)

    @cached_property
    def work(self) -> tuple[Tracked, ...]:
        """All that is no milestone."""
        return tuple(one for one in self.tracked if one.kind is not ItemKind.MILESTONE)

    @cached_property
    def unassigned(self) -> tuple[Tracked, ...]:
        """The milestones that belong to none of the workstreams."""
        known = {strand.record.id for strand in self.strands}
        return tuple(one for one in self.milestones if one.workstream not in known)
