"""`dtl simulate`: how sure the dates of a plan are."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.app.opening import UsageError
from dtl_planner.app.planning import make_brief, make_plan, read_plan
from dtl_planner.catalogue.sections.calendar import Calendar
from dtl_planner.plan.calendar import calendar_of
from dtl_planner.plan.timeline.dates import starts_of
from dtl_planner.plan.timeline.hashes import hash_of
from dtl_planner.plan.timeline.plan import Plan
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dtl_planner.app.opening import Workspace
    from dtl_planner.app.planning import Wishes
    from dtl_planner.plan.calendar import WorkCalendar
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.simulation.chunks import Job
    from dtl_planner.plan.simulation.result import Simulation
    from dtl_planner.plan.simulation.tally import Tally

RUNS = 10_000
SEED = 1

ROOM = timedelta(days=2 * 366)
"""So much longer than plans count days: what would end later ends on the last day that counts."""
_LAST = date(2200, 12, 31)


class Engine(StrEnum):
    """What runs a simulation."""

    LOCAL = "local"
    DASK = "dask"


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How to simulate.

    Attributes:
        runs: How many runs.
        seed: What lengths are drawn with.
        with_capacity: Whether work waits for room.
        as_soon_as_possible: Whether work may start earlier than planned.
        engine: What runs it.
        scheduler: The address of a cluster that stands; with Dask, one of our own without.
        workers: How many processes.
        plan: The file of a plan; one is made without.
    """

    runs: int = RUNS
    seed: int = SEED
    with_capacity: bool = True
    as_soon_as_possible: bool = False
    engine: Engine = Engine.LOCAL
    scheduler: str | None = None
    workers: int = 1
    plan: Path | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told how far a simulation has got, and asked whether to stop.

    Attributes:
        told: Told how many runs are done.
        stop: Asked whether to leave it at that.
    """

    told: Callable[[int], None]
    stop: Callable[[], bool]


Runner: TypeAlias = "Callable[[Job], Tally]"


class Cut(Exception):  # noqa: N818 - somebody wanted it
    """Somebody stopped the simulation before the first runs were done."""


def simulate(
    workspace: Workspace, wishes: list[Wishes], how: How, watch: Watch
) -> list[Simulation | Refusal]:
    """Simulate several plans, one after another, with the same draws.

    Args:
        workspace: A workspace without errors.
        wishes: What is asked of each plan.
        how: How to simulate.
        watch: Who is told how far it has got.

    Returns:
        What came of each, in the same order; fewer where somebody stopped it.

    Raises:
        UsageError: Something asked for is not there, or an extra is missing.
        DataError: What a plan is made from has errors.
        Cut: It was stopped before there was anything to tell.
    """
    _refuse_missing(how)
    planned = [_planned(workspace, one, how, watch) for one in wishes]
    found: list[Simulation | Refusal] = []
    with ExitStack() as stack:
        run = _runner(how, watch, stack)
        for made in planned:
            try:
                found.append(
                    made if isinstance(made, Refusal) else _simulated(workspace, made, how, run)
                )
            except Cut:
                if not found:
                    raise
                break
    return found


def _planned(
    workspace: Workspace, wishes: Wishes, how: How, watch: Watch
) -> tuple[Brief, Plan] | Refusal:
    """Give the plan that is simulated, and what it plans."""
    brief = make_brief(workspace, wishes)
    if brief is None:
        raise UsageError(
            "nothing states a date to work back from, so there are no dates to be sure of; "
            "state `planning.deadline` in programme.yaml, or try --set deadline=DATE"
        )
    if not brief.items:
        raise UsageError("nothing is to be planned, so there is nothing to simulate")
    if how.plan is not None:
        return brief, read_plan(how.plan, workspace.limits)
    made = make_plan(workspace, wishes, stop=watch.stop)
    if watch.stop():
        raise Cut
    if isinstance(made, Plan):
        return brief, made
    assert isinstance(made, Refusal)  # noqa: S101 - there is a date, so there is no mere order
    return made


def _simulated(
    workspace: Workspace, planned: tuple[Brief, Plan], how: How, run: Runner
) -> Simulation:
    from dtl_planner.plan.simulation.building import network_of  # noqa: PLC0415 - needs numpy
    from dtl_planner.plan.simulation.chunks import Job  # noqa: PLC0415 - needs numpy
    from dtl_planner.plan.simulation.estimating import estimated  # noqa: PLC0415 - needs numpy

    brief, plan = planned
    same = {item.id for item in brief.items} == {item.id for item in plan.items}
    starts = starts_of(brief, plan) if same else None
    if starts is None:
        raise UsageError(
            f"`{clean(str(how.plan))}` is no plan for this workspace as it is now; "
            "make it anew with dtl plan --out FILE"
        )
    calendar = _longer(workspace, brief)
    network = network_of(
        brief,
        starts,
        calendar.days,
        with_capacity=how.with_capacity,
        as_soon_as_possible=how.as_soon_as_possible,
    )
    job = Job(network, how.runs, how.seed)
    tally = run(job)
    if not tally.runs[0]:
        raise Cut
    found = estimated(
        brief,
        plan,
        calendar,
        job,
        tally,
        with_capacity=how.with_capacity,
        as_soon_as_possible=how.as_soon_as_possible,
    )
    if plan.made_from == hash_of(workspace.texts):
        return found
    stale = "The plan was made from another state of the workspace; lengths are those of today."
    return replace(found, notes=(*found.notes, stale))


def _longer(workspace: Workspace, brief: Brief) -> WorkCalendar:
    """Give the working days of a brief, and many after them."""
    record = next(iter(workspace.catalogue.of(Calendar)), None) or Calendar()
    last = max(min(brief.calendar.last, _LAST - ROOM) + ROOM, brief.calendar.last)
    return calendar_of(record, first=brief.calendar.first, last=last)


def _runner(how: How, watch: Watch, stack: ExitStack) -> Runner:
    """Give what runs a simulation; a cluster stands until the stack is left."""
    from dtl_planner.plan.simulation import cluster, running  # noqa: PLC0415 - they need numpy

    if how.engine is Engine.LOCAL:
        if how.workers == 1:
            return lambda job: running.run_here(job, told=watch.told, stop=watch.stop)
        return lambda job: running.run_in_processes(
            job, how.workers, told=watch.told, stop=watch.stop
        )
    address = how.scheduler or stack.enter_context(cluster.own_cluster(how.workers))

    def run(job: Job) -> Tally:
        try:
            return cluster.run_on_cluster(job, address, told=watch.told, stop=watch.stop)
        except cluster.NoCluster as error:
            raise UsageError(
                f"no Dask scheduler answers at `{clean(str(error))}`; an address looks like "
                "tcp://HOST:8786"
            ) from None

    return run


def _refuse_missing(how: How) -> None:
    """Refuse what this machine lacks the parts for.

    Raises:
        UsageError: An extra is missing.
    """
    if find_spec("numpy") is None:
        raise UsageError(
            "simulating needs numpy, not installed here; "
            "in the folder of dtl: pip install '.[plan]'"
        )
    if how.engine is Engine.DASK and find_spec("distributed") is None:
        raise UsageError(
            "--engine dask needs dask and distributed, not installed here; "
            "in the folder of dtl: pip install '.[cluster]'"
        )
