"""`dtl plan`."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dtl_planner.app.outputs import place_for, save
from dtl_planner.app.planning import Wishes, make_plan
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
from dtl_planner.plan.timeline.plan import Plan, Proof
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.plan.timeline.saved import to_json
from dtl_planner.render.formats import Format, write
from dtl_planner.render.plan.made import made_view
from dtl_planner.render.plan.scenarios import scenarios_view
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.app.opening import Workspace
    from dtl_planner.app.outputs import Place
    from dtl_planner.render.plan.made import Made


AgainstOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Keep close to the plan in this file, and tell what moved and why."
    ),
]
OutOption: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Save the plan too, such as in plan.json.")
]
AllOption: TypeAlias = Annotated[
    bool, typer.Option("--all", help="Show every activity, and not only each service.")
]
EffortOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        metavar="N", min=0.1, help="How long to search, in steps: the same plan on any machine."
    ),
]
SecondsOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS", min=0.1, help="Search for so long; another run may differ then."
    ),
]
WorkersOption: TypeAlias = Annotated[
    int,
    typer.Option(
        metavar="N", min=1, max=256, help="Search in parallel; another run may differ then."
    ),
]


def command(  # noqa: PLR0913 - one for each option
    *,
    structure: StructureOption = None,
    scenario: ScenariosOption = None,
    sets: SetOption = None,
    against: AgainstOption = None,
    out: OutOption = None,
    everything: AllOption = False,
    effort: EffortOption = None,
    time_limit: SecondsOption = None,
    workers: WorkersOption = 1,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """What happens when, worked back from the date it must be live.

    Phases with dates and load, a drawing, the tightest chain of work, and what is assumed. Ctrl-C
    gives the best plan so far. Exits with 4 where no plan is possible, and says which rules clash
    and what would make it possible; with 130 after Ctrl-C.
    """
    names = tuple(dict.fromkeys(scenario or ()))
    if len(names) > 1 and (out or against or everything):
        fail("several scenarios are one page of dates: leave out --out, --against and --all")
    wishes = Wishes(
        structure=structure,
        scenario=names[0] if len(names) == 1 else None,
        sets=tuple(sets or ()),
        scheme=scheme,
        as_of=day(as_of),
        against=against,
        effort=effort,
        seconds=time_limit,
        workers=workers,
    )
    place = None if out is None else place_for(out)
    read = opened(workspace, limit)
    if len(names) > 1:
        _compare(read, wishes, names, form)
    else:
        _plan(read, wishes, form, place=place, everything=everything)


def _plan(
    read: Workspace, wishes: Wishes, form: Format, *, place: Place | None, everything: bool
) -> None:
    """Plan, show what came of it, and end with the exit code for that."""
    made, is_stopped = _made(read, wishes)
    if place is not None:
        _save(made, place)
    emit(write(made_view(made, read.catalogue, everything=everything), form, page()))
    if is_stopped:
        raise typer.Exit(EXIT_INTERRUPTED)
    if isinstance(made, Refusal):
        raise typer.Exit(EXIT_NO_PLAN)


def _compare(read: Workspace, wishes: Wishes, names: tuple[str, ...], form: Format) -> None:
    """Plan each scenario, and show them side by side."""
    tried: list[tuple[str, Made]] = []
    for name in names:
        made, is_stopped = _made(read, replace(wishes, scenario=name))
        if is_stopped:
            raise KeyboardInterrupt
        tried.append((name, made))
    emit(write(scenarios_view(tried, read.catalogue), form, page()))
    if all(isinstance(made, Refusal) for _, made in tried):
        raise typer.Exit(EXIT_NO_PLAN)


def _made(read: Workspace, wishes: Wishes) -> tuple[Made, bool]:
    """Plan, and say whether Ctrl-C was pressed meanwhile.

    Raises:
        KeyboardInterrupt: It was, and there was no plan yet.
    """
    gc.enable()  # unlike a short run, a long search does make garbage
    with stoppable() as stop, ticking(stop.told):
        made = make_plan(read, wishes, stop=stop)
    if stop.is_asked and isinstance(made, Refusal):
        raise KeyboardInterrupt
    return made, stop.is_asked


def _save(made: Made, place: Place) -> None:
    """Save a plan, and say so; what is no plan is not saved."""
    shown = clean(str(place.path))
    if not isinstance(made, Plan):
        tell(f"Nothing is saved in {shown}: there is no plan with dates.\n")
        return
    save(place, to_json(made).encode())
    early = ", stopped early" if made.proof is Proof.STOPPED else ""
    tell(f"Saved in {shown}{early}.\n")
