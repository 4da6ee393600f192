"""The register of risks: each with what it threatens, and what in the plan is done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.reports import FINISHED
from dtl_planner.risks.constraints import Force

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dtl_planner.catalogue.sections.risks import Mitigation, Risk
    from dtl_planner.catalogue.values.answers import Basis
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.plan.timeline.plan import Plan, Planned
    from dtl_planner.plan.tracking.track import DayFrom, Tracked
    from dtl_planner.risks.constraints import Constraint, Kept


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a risk or a mitigation names.

    Attributes:
        id: Its id.
        name: What it is called.
        kind: What it is, such as `enabler`.
        said: How far a workstream or an enabler has got, or what a flexibility rule means, where
            that is stated.
        ready: When an enabler is to be there.
        basis: Whether what is said is stated or our reading, where anything is.
    """

    id: str
    name: str
    kind: str
    said: str | None = None
    ready: PartialDate | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """An activity that a mitigation names.

    Attributes:
        id: Its id, `SUBJECT.ACTIVITY`.
        name: What is done, and for whom; `None` where no such work is planned.
        is_told: Whether anybody can tell what work there is.
        planned: Its dates in the saved plan.
        state: How far it has got, where that is recorded.
    """

    id: str
    name: str | None
    is_told: bool
    planned: Planned | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a mitigation names, which may stand for several.

    Attributes:
        name: The id as written.
        stands_for: The rules that are meant; none where there is no such rule.
        is_told: Whether anybody can tell whether there is one.
        kept: Whether the saved plan keeps them all, where there is one to hold against them.
    """

    name: str
    stands_for: tuple[Constraint, ...]
    is_told: bool
    kept: Kept | None = None

    @property
    def force(self) -> Force | None:
        """How far a plan is bound to it; `None` where there is no such rule.

        Of several rules those count that a plan has, and the weakest of them.
        """
        found = {one.force for one in self.stands_for}
        order = (Force.WISH, Force.MUST, Force.IDLE, Force.UNTRIED)
        return next((force for force in order if force in found), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """A mitigation, with what carries it.

    Attributes:
        number: Its place among the mitigations of its risk, from 0.
        record: The mitigation as written.
        milestones: Its milestones, with how far they have got.
        work: Its activities.
        rules: Its rules.
        others: Its enablers, workstreams and flexibility rule.
        is_overdue: Whether its own date has passed, and it is not finished.
        source: Where it is said, cited in full.
    """

    number: int
    record: Mitigation
    milestones: tuple[Tracked, ...]
    work: tuple[Work, ...]
    rules: tuple[Rule, ...]
    others: tuple[Named, ...]
    is_overdue: bool
    source: str | None

    @property
    def is_only_words(self) -> bool:
        """Whether nothing that is written carries it."""
        return not (self.milestones or self.work or self.rules or self.others)

    @property
    def is_stopped(self) -> bool:
        """Whether it is given up."""
        return self.record.state is State.STOPPED

    @property
    def is_over(self) -> bool:
        """Whether nobody has to do anything for it any more: it is done, or given up."""
        return self.record.state in (*FINISHED, State.STOPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A risk, with what is done about it.

    Attributes:
        record: The risk as written.
        threatens: What it is a danger to.
        treatments: What is done about it.
        source: Where it is told, cited in full.
    """

    record: Risk
    threatens: tuple[Named, ...]
    treatments: tuple[Treatment, ...]
    source: str | None

    @property
    def is_open(self) -> bool:
        """Whether it still is one."""
        return self.record.state == "open"

    @property
    def is_mitigated(self) -> bool:
        """Whether anything is done about it that is not given up."""
        return any(not one.is_stopped for one in self.treatments)

    @property
    def is_scored(self) -> bool:
        """Whether both its likelihood and its severity are given."""
        return self.record.likelihood is not None and self.record.severity is not None

    @property
    def label(self) -> str:
        """The short name by which it is known: its number in the register, or else its id."""
        return self.record.number or self.record.id

    @property
    def review(self) -> PartialDate | None:
        """When it is looked at again."""
        return self.record.review


@dataclass(frozen=True, kw_only=True)
class Register:
    """All risks of a programme, or those that were asked for.

    Attributes:
        title: What the programme is called.
        entries: The risks, in the order of the file.
        as_of: The day that dates are held against; `None` where there is none to be had.
        day_from: Where that day is from.
        no_plan: Why there is no plan to hold anything against, to go on in a sentence; `None` where
            there is one, or nothing to be held against it.
        plan: The saved plan, if one was given.
        constraints: Every rule that may be named, by id; empty where none is named.
        findings: What is amiss, in the order of the files.
        all_entries: How many risks there are in all.
    """

    title: str
    entries: tuple[Entry, ...]
    as_of: date | None
    day_from: DayFrom | None
    no_plan: str | None
    plan: Plan | None
    constraints: Mapping[str, Constraint]
    findings: tuple[Diagnostic, ...]
    all_entries: int

    @property
    def open(self) -> tuple[Entry, ...]:
        """The risks that still are ones."""
        return tuple(one for one in self.entries if one.is_open)

    @property
    def treatments(self) -> tuple[Treatment, ...]:
        """All mitigations."""
        return tuple(each for one in self.entries for each in one.treatments)
