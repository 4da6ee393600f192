"""`dtl simulate`."""

from __future__ import annotations

import gc
from pathlib import Path  # noqa: TC003 - typer reads it
from typing import TYPE_CHECKING, Annotated

import typer

from dtl_planner.app.planning import Wishes
from dtl_planner.app.simulating import RUNS, SEED, Cut, Engine, How, Watch, simulate
from dtl_planner.cli.edge import EXIT_INTERRUPTED, EXIT_NO_PLAN, emit, fail, page, tell
from dtl_planner.cli.options import (
    AsOfOption,
    FormatOption,
    LimitOption,
    SchemeOption,
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


def command(  # noqa: PLR0913 - one for each option
    *,
    runs: Annotated[
        int, typer.Option(metavar="N", min=1, max=100_000_000, help="How often to carry it out.")
    ] = RUNS,
    seed: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, max=2**63 - 1, help="Another seed draws other lengths of time."
        ),
    ] = SEED,
    capacity: Annotated[
        bool, typer.Option(help="Let work wait until there is room for it, or not.")
    ] = True,
    as_soon_as_possible: Annotated[
        bool,
        typer.Option(
            "--as-soon-as-possible", help="Let work start earlier than planned where it can."
        ),
    ] = False,
    plan: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The plan in this file; otherwise it is made anew."),
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="This computer alone, or a Dask cluster: the same numbers.")
    ] = Engine.LOCAL,
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="A Dask scheduler; otherwise one on this computer."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, max=256, help="How many processes: 1, or 2 with --engine dask."
        ),
    ] = None,
    structure: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="What is planned for: `proposed`, or the id of a proposal."
        ),
    ] = None,
    scenario: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="What if; several are set side by side."),
    ] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="KEY=VALUE", help="Try a setting, such as `deadline=2010-06`."
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every activity, and not only what matters most.")
    ] = False,
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
    wishes = [
        Wishes(
            structure=structure,
            scenario=name,
            sets=tuple(sets or ()),
            scheme=scheme,
            as_of=day(as_of),
        )
        for name in names or (None,)
    ]
    read = opened(workspace, limit)
    found, is_stopped = _found(read, wishes, how)
    tried = list(zip(names or ("",), found, strict=False))
    emit(write(made_view(tried, read.catalogue, everything=everything), form, page()))
    if len(tried) < len(names):
        left = ", ".join(clean(name) for name in names[len(tried) :])
        tell(f"Stopped; not simulated: {left}.\n")
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
