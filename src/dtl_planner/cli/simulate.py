"""`dtl simulate`."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dtl_planner.app.planning import Wishes
from dtl_planner.app.simulating import RUNS, SEED, Cut, Engine, How, Watch, simulate
from dtl_planner.cli.edge import EXIT_INTERRUPTED, EXIT_NO_PLAN, emit, fail, page, tell
from dtl_planner.cli.options import (
    AsOfOption,
    FormatOption,
    LimitOption,
    ScenariosOption,
    SchemeOption,
    SetOption,
    StructureOption,
    WorkspaceOption,
    day,
    opened,
)
from dtl_planner.cli.progress import ticking
from dtl_planner.cli.stopping import stoppable
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.formats import Format, write
from dtl_planner.render.simulate.made import made_view
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.app.opening import Workspace
    from dtl_planner.cli.stopping import Stop
    from dtl_planner.plan.simulation.result import Simulation

RunsOption: TypeAlias = Annotated[
    int, typer.Option(metavar="N", min=1, max=100_000_000, help="How often to carry it out.")
]
SeedOption: TypeAlias = Annotated[
    int,
    typer.Option(
        metavar="N", min=0, max=2**63 - 1, help="Another seed draws other lengths of time."
    ),
]
CapacityOption: TypeAlias = Annotated[
    bool, typer.Option(help="Let work wait until there is room for it, or not.")
]
SoonOption: TypeAlias = Annotated[
    bool,
    typer.Option("--as-soon-as-possible", help="Let work start earlier than planned where it can."),
]
PlanOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The plan in this file; otherwise it is made anew."),
]
EngineOption: TypeAlias = Annotated[
    Engine, typer.Option(help="This computer alone, or a Dask cluster: the same numbers.")
]
SchedulerOption: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A Dask scheduler; otherwise one on this computer."),
]
WorkersOption: TypeAlias = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, max=256, help="How many processes: 1, or 2 with --engine dask."
    ),
]
AllOption: TypeAlias = Annotated[
    bool, typer.Option("--all", help="Show every activity, and not only what matters most.")
]


def command(  # noqa: PLR0913 - one for each option
    *,
    runs: RunsOption = RUNS,
    seed: SeedOption = SEED,
    capacity: CapacityOption = True,
    as_soon_as_possible: SoonOption = False,
    plan: PlanOption = None,
    engine: EngineOption = Engine.LOCAL,
    scheduler: SchedulerOption = None,
    workers: WorkersOption = None,
    structure: StructureOption = None,
    scenario: ScenariosOption = None,
    sets: SetOption = None,
    everything: AllOption = False,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """How sure the dates of the plan are, from carrying it out many times.

    Each time every piece of work takes as long as a draw by lot says, between the least and the
    most that `takes` states for it, the likely length most often. Says how often each milestone,
    each gate and the deadline are met, by when things are done, and which work drives the end.
    Ctrl-C gives the result of the runs so far. Exits with 4 where no plan is possible.
    """
    names = tuple(dict.fromkeys(scenario or ()))
    if plan is not None and (names or sets or structure):
        fail("a plan in a file is what it is: leave out --scenario, --set and --structure")
    if scheduler is not None and engine is not Engine.DASK:
        fail("--scheduler goes with --engine dask")
    how = How(
        runs=runs,
        seed=seed,
        with_capacity=capacity,
        as_soon_as_possible=as_soon_as_possible,
        engine=engine,
        scheduler=scheduler,
        workers=workers or (2 if engine is Engine.DASK else 1),
        plan=plan,
    )
    wishes = Wishes(structure=structure, sets=tuple(sets or ()), scheme=scheme, as_of=day(as_of))
    read = opened(workspace, limit)
    found, is_stopped = _found(
        read, [replace(wishes, scenario=one) for one in names or (None,)], how
    )
    tried = list(zip(names or ("",), found, strict=False))
    emit(write(made_view(tried, read.catalogue, everything=everything), form, page()))
    _end(names[len(tried) :], found, is_stopped=is_stopped)


def _end(left: tuple[str, ...], found: list[Simulation | Refusal], *, is_stopped: bool) -> None:
    """Say which scenarios are left, and end with the exit code of what was found."""
    if left:
        tell(f"Stopped; not simulated: {', '.join(clean(name) for name in left)}.\n")
    if is_stopped:
        raise typer.Exit(EXIT_INTERRUPTED)
    if all(isinstance(one, Refusal) for one in found):
        raise typer.Exit(EXIT_NO_PLAN)


def _found(
    read: Workspace, wishes: list[Wishes], how: How
) -> tuple[list[Simulation | Refusal], bool]:
    """Simulate, and say whether Ctrl-C was pressed meanwhile.

    Raises:
        KeyboardInterrupt: It was, and nothing was simulated yet.
    """
    gc.enable()  # unlike a short run, a long search does make garbage
    done = 0

    def told(number: int) -> None:
        nonlocal done
        done = number

    with stoppable() as stop, ticking(lambda seconds: _waiting(seconds, done, how.runs, stop)):
        try:
            found = simulate(read, wishes, how, Watch(told, stop))
        except Cut:
            raise KeyboardInterrupt from None
    return found, stop.is_asked


def _waiting(seconds: int, done: int, runs: int, stop: Stop) -> str:
    if stop.is_asked:
        return "Stopping with the runs so far ... Ctrl-C again ends at once"
    if not stop.is_heard:
        return f"Looking for the plan ... {seconds} s"
    return f"{done:,} of {runs:,} runs ... {seconds} s; Ctrl-C gives the result so far"
