"""Puts dates to what the engine found, and says what decides them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.critical import find_critical
from dtl_planner.plan.engine.passes import Stuck, passes
from dtl_planner.plan.making.reports import FINISHED
from dtl_planner.plan.timeline.aims import aims_of
from dtl_planner.plan.timeline.chains import at_earliest, longest_chain
from dtl_planner.plan.timeline.dates import Stretch, stretch
from dtl_planner.plan.timeline.peaks import peaks_of
from dtl_planner.plan.timeline.phases import phases_of, stage_of, stages_of
from dtl_planner.plan.timeline.plan import Plan, Planned, Proof
from dtl_planner.plan.timeline.ties import ties_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from dtl_planner.plan.engine.critical import Critical
    from dtl_planner.plan.engine.passes import Passes
    from dtl_planner.plan.engine.solver.run import Outcome
    from dtl_planner.plan.making.brief import Brief, Item
    from dtl_planner.plan.timeline.phases import Stage
    from dtl_planner.plan.timeline.plan import Moved


def dated(  # noqa: PLR0913 - what a plan is made of, and what it was made from
    brief: Brief,
    outcome: Outcome,
    *,
    made_from: str,
    scenario: str | None = None,
    moved: Sequence[Moved] = (),
    against: str | None = None,
) -> Plan:
    """Put dates to the best plan that was found.

    Args:
        brief: What was planned.
        outcome: What came of the search: a plan.
        made_from: The hash of the workspace's files.
        scenario: The scenario or settings that were changed, in words.
        moved: What differs from the plan before.
        against: The hash of the plan before, where there was one.

    Raises:
        ValueError: There is no plan, or it is none for this brief: a mistake of the caller.
    """
    view = _View.of(brief, outcome)
    items = view.items()
    ties = ties_of(brief, view.starts)
    return Plan(
        title=brief.title,
        structure=brief.structure,
        deadline=brief.deadline,
        prefers=brief.prefers,
        playbook=brief.playbook,
        first=view.first,
        last=view.last(items),
        week=tuple(sorted(brief.calendar.week)),
        closed=tuple(_closed(brief, view.first, view.last(items))),
        items=items,
        ties=ties,
        phases=phases_of(brief, view.starts, view.finishes, view.stages, ties),
        path=view.path(),
        peaks=peaks_of(brief, view.starts),
        aims=aims_of(brief, outcome.levels),
        proof=_proof(outcome),
        is_repeatable=outcome.is_deterministic,
        assumed=brief.assumed,
        moved=tuple(moved),
        against=against,
        made_from=made_from,
        scenario=scenario,
    )


@dataclass(frozen=True)
class _View:
    """A plan in numbers, and all that is asked of it for one item after another."""

    brief: Brief
    starts: Mapping[str, int]
    bounds: Passes
    critical: Critical

    @classmethod
    def of(cls, brief: Brief, outcome: Outcome) -> _View:
        bounds = passes(brief.problem)
        if outcome.starts is None or isinstance(bounds, Stuck):
            raise ValueError("there is no plan to put dates to")
        return cls(brief, outcome.starts, bounds, find_critical(brief.problem, outcome.starts))

    @cached_property
    def stretches(self) -> dict[str, Stretch]:
        return {item.id: stretch(self.brief, item, self.starts) for item in self.brief.items}

    @cached_property
    def finishes(self) -> dict[str, date]:
        return {id_: found.finish for id_, found in self.stretches.items()}

    @cached_property
    def first(self) -> date:
        """The first day: the calendar may begin long before, to try what an earlier one gives."""
        begins = self.brief.start or self.brief.calendar.first
        return min([begins, *(found.start for found in self.stretches.values())])

    @cached_property
    def earliest(self) -> frozenset[str]:
        return at_earliest(self.brief.problem, self.starts, self.critical.bindings)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        return stages_of(self.brief, self.finishes, first=self.first)

    def items(self) -> tuple[Planned, ...]:
        found = (self._item(item) for item in self.brief.items)
        return tuple(sorted(found, key=lambda item: (item.start, item.finish, item.id)))

    def last(self, items: Sequence[Planned]) -> date:
        """Give the last day on which anything could be: the calendar may go on long after."""
        days = [day for item in items for day in (item.finish, item.latest_finish)]
        return max(days, default=self.brief.calendar.last)

    def path(self) -> tuple[str, ...]:
        """Give the items along the chain that decides the end."""
        chain = longest_chain(self.brief.problem, self.starts, self.critical.bindings)
        return tuple(dict.fromkeys(self.brief.of_task[task].id for task in chain))

    def is_critical(self, item: Item) -> bool:
        """Whether an item that is still to be done can be neither later nor earlier."""
        has_slack = self.critical.slack[item.opens] > 0
        return not has_slack and item.opens in self.earliest and item.state not in FINISHED

    def _item(self, item: Item) -> Planned:
        now = self.stretches[item.id]
        latest = stretch(self.brief, item, self.bounds.latest)
        task = self.brief.problem.task[item.opens]
        return Planned(
            id=item.id,
            kind=item.kind,
            name=item.name,
            subject=item.subject,
            subject_name=item.subject_name,
            division=item.division,
            workstream=item.workstream,
            start=now.start,
            finish=now.finish,
            days=now.days,
            spread=item.spread,
            earliest=stretch(self.brief, item, self.bounds.earliest).start,
            latest=latest.start,
            latest_finish=latest.finish,
            slack=self.critical.slack[item.opens],
            is_critical=self.is_critical(item),
            is_fragile=item.is_fragile,
            phase=stage_of(self.stages, now.finish).id,
            wording=item.wording,
            due=item.due,
            basis=item.basis.value,
            source=item.source,
            changes=item.changes,
            state=item.state,
            uses=tuple(sorted((one.resource, one.amount) for one in task.demands)),
        )


def _proof(outcome: Outcome) -> Proof:
    if all(level.is_proved for level in outcome.levels):
        return Proof.BEST
    return Proof.STOPPED if outcome.is_stopped else Proof.SOUND


def _closed(brief: Brief, first: date, last: date) -> Iterator[tuple[date, str]]:
    """Give the days of the working week on which nobody works, each once, with all its names."""
    calendar = brief.calendar
    names: dict[date, list[str]] = {}
    for day, name in sorted(calendar.closed):
        if first <= day <= last and day.weekday() in calendar.week:
            names.setdefault(day, []).append(name)
    for day, some in names.items():
        yield day, ", ".join(dict.fromkeys(some))
