"""From counts to chances, dates, and what drives the end. Needs numpy."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from dtl_planner.plan.making.brief import ItemKind
from dtl_planner.plan.simulation.result import (
    LEVELS,
    Aimed,
    Chance,
    Dates,
    Driver,
    Simulated,
    Simulation,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dtl_planner.plan.calendar import WorkCalendar
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.simulation.chunks import Job
    from dtl_planner.plan.simulation.network import Line, Network
    from dtl_planner.plan.simulation.tally import Tally
    from dtl_planner.plan.timeline.plan import Plan

_SURE = 1.959964
"""So many standard errors to both sides hold the true value with a certainty of 95 %."""


def estimated(  # noqa: PLR0913 - what was simulated, how, and what came of it
    brief: Brief,
    plan: Plan,
    calendar: WorkCalendar,
    job: Job,
    tally: Tally,
    *,
    with_capacity: bool,
    as_soon_as_possible: bool,
) -> Simulation:
    """Say what the counts mean.

    Args:
        brief: What was planned.
        plan: The plan.
        calendar: The working days of the network.
        job: What was run.
        tally: What was counted, in one run at least.
        with_capacity: Whether work waited for room.
        as_soon_as_possible: Whether work could start earlier than planned.
    """
    view = _View(brief, plan, calendar, job.network, tally)
    return Simulation(
        title=plan.title,
        structure=plan.structure,
        scenario=plan.scenario,
        deadline=plan.deadline,
        prefers=plan.prefers,
        runs=view.runs,
        asked=job.runs,
        seed=job.seed,
        with_capacity=with_capacity,
        limits=len(brief.problem.resources),
        as_soon_as_possible=as_soon_as_possible,
        activities=sum(item.kind is ItemKind.ACTIVITY for item in brief.items),
        varying=len(job.network.draws),
        whole=view.whole(),
        planned=max(item.finish for item in plan.items),
        dates=view.dates(tally.whole),
        gates=tuple(view.gates()),
        items=tuple(view.items()),
        drivers=tuple(view.drivers()),
        notes=tuple(_notes(job.network)),
    )


def chance(met: int, runs: int) -> Chance:
    """Give a chance with the interval that fits what was counted (Wilson's).

    Args:
        met: In how many runs something came true.
        runs: How many runs there were.
    """
    share, spread = met / runs, _SURE**2 / runs
    middle = (share + spread / 2) / (1 + spread)
    half = _SURE * sqrt(share * (1 - share) / runs + spread / (4 * runs)) / (1 + spread)
    return Chance(met, runs, max(middle - half, 0.0), min(middle + half, 1.0))


@dataclass(frozen=True)
class _View:
    """The counts, and what is asked of them for one item after another."""

    brief: Brief
    plan: Plan
    calendar: WorkCalendar
    network: Network
    tally: Tally

    @property
    def runs(self) -> int:
        return int(self.tally.runs[0])

    def met(self, counts: NDArray[np.int64], end: int) -> Chance:
        """Give the chance to be over at a number of working days."""
        return chance(int(counts[: end + 1].sum()), self.runs)

    def dates(self, counts: NDArray[np.int64]) -> Dates:
        """Give the dates with which so many percent of the runs were over."""
        so_far = np.cumsum(counts)
        wanted = [-(-level * self.runs // 100) for level in LEVELS]
        ends = [int(np.searchsorted(so_far, number)) for number in wanted]
        return Dates(
            {level: self.calendar.finish(end) for level, end in zip(LEVELS, ends, strict=True)},
            tuple(
                level
                for level, end in zip(LEVELS, ends, strict=True)
                if end >= self.network.horizon
            ),
        )

    def whole(self) -> Aimed | None:
        due = self.brief.due
        if due is None:
            return None
        met = self.met(self.tally.whole, self.calendar.finish_by(due))
        return Aimed(None, "everything", due, met)

    def gates(self) -> Iterator[Aimed]:
        for gate, met in zip(self.brief.gates, self.tally.gates, strict=True):
            due = self.calendar.finish(gate.end)
            yield Aimed(gate.id, gate.name, due, chance(int(met), self.runs))

    def items(self) -> Iterator[Simulated]:
        lines = {line.id: number for number, line in enumerate(self.network.lines)}
        for item in self.plan.items:
            number = lines[item.id]
            line, counts = self.network.lines[number], self.tally.ends[number]
            yield Simulated(
                item=item,
                due=None if line.due is None else self.calendar.finish(line.due),
                chance=None if line.due is None else self.met(counts, line.due),
                as_planned=self.met(counts, self.calendar.finish_by(item.finish)),
                dates=self.dates(counts),
                critical=int(self.tally.critical[number]) / self.runs,
                varies=self.varies(line),
            )

    def varies(self, line: Line) -> bool:
        return line.id in self.network.drawn

    def drivers(self) -> Iterator[Driver]:
        """Give what drives the end by more than chance alone would have it."""
        found = []
        for id_, (few, low, many, high) in zip(
            self.network.drawn, self.tally.extremes.tolist(), strict=True
        ):
            if few and many:
                days = high / many - low / few
                error = self.deviation() * sqrt(1 / few + 1 / many)
                if days > _SURE * error:
                    found.append(Driver(self.plan.item[id_], days))
        yield from sorted(found, key=lambda one: (-one.days, one.item.id))

    def deviation(self) -> float:
        """Give the standard deviation of the end of all work, in working days."""
        counts = self.tally.whole.tolist()
        total = sum(counts)
        first = sum(day * count for day, count in enumerate(counts))
        second = sum(day * day * count for day, count in enumerate(counts))
        return float(sqrt(max(second * total - first * first, 0)) / total)


def _notes(network: Network) -> Iterator[str]:
    if network.dropped:
        yield (
            f"Links that go round, or look back, are left out of the simulation: {network.dropped}."
        )
