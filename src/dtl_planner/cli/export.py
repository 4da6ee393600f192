"""`dtl export`."""

from __future__ import annotations

import gc
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dtl_planner.app.exporting import EXPORTERS, Standing, lacks, ready, standing, with_dates
from dtl_planner.app.outputs import place_for, save
from dtl_planner.app.planning import Wishes, make_plan, read_plan
from dtl_planner.cli.edge import (
    EXIT_DIFFERENT,
    EXIT_NO_PLAN,
    emit,
    emit_bytes,
    fail,
    page,
    tell,
)
from dtl_planner.cli.options import (
    AsOfOption,
    LimitOption,
    SchemeOption,
    SetOption,
    StructureOption,
    WorkspaceOption,
    day,
    limits_of,
    opened,
)
from dtl_planner.cli.progress import ticking
from dtl_planner.cli.stopping import stoppable
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.formats import Format, write
from dtl_planner.render.layout import columns
from dtl_planner.render.plan.made import made_view
from dtl_planner.shown import clean
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from dtl_planner.app.opening import Workspace
    from dtl_planner.app.outputs import Place
    from dtl_planner.exporters.plans import PlanExporter
    from dtl_planner.plan.timeline.plan import Plan

Form = StrEnum("Form", {name: name for name in EXPORTERS})  # type: ignore[misc] # those there are

FormArgument: TypeAlias = Annotated[
    Form | None,
    typer.Argument(help="The format; `--list` says what opens each.", show_default=False),
]
OutOption: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Where to; otherwise standard output.")
]
PlanOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="A plan saved by `dtl plan --out`; otherwise it is planned anew."
    ),
]
CheckOption: TypeAlias = Annotated[
    bool, typer.Option("--check", help="Exit with 3 where the file of --out is not today's.")
]
ListOption: TypeAlias = Annotated[
    bool, typer.Option("--list", help="Show the formats, and what opens each.")
]
ScenarioOption: TypeAlias = Annotated[str | None, typer.Option(metavar="ID", help="What if.")]


def command(  # noqa: PLR0913 - one for each option
    form: FormArgument = None,
    *,
    out: OutOption = None,
    plan: PlanOption = None,
    check: CheckOption = False,
    list_formats: ListOption = False,
    structure: StructureOption = None,
    scenario: ScenarioOption = None,
    sets: SetOption = None,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """A plan as a file for Excel, Outlook, Microsoft Project and other programs.

    `--list` shows all formats, and what opens each. The same workspace gives the same bytes always,
    so `--check` can say whether a file is stale.
    Exits with 4 where no plan is possible, as `dtl plan` does.
    """
    if list_formats:
        emit(_formats())
        return
    if form is None:
        fail("which format? `dtl export --list` shows them")
    if check and out is None:
        fail("`--check` wants the file: --out FILE")
    asked = Wishes(
        structure=structure,
        scenario=scenario,
        sets=tuple(sets or ()),
        scheme=scheme,
        as_of=day(as_of),
    )
    if plan is not None and asked != Wishes():
        fail("a saved plan is exported as it is: `--plan` goes with no other option of planning")
    exporter = ready(EXPORTERS[form])
    place = _place(exporter, out, plan)
    if plan is not None:
        found = read_plan(plan, limits_of(limit))
    else:
        found = _planned(opened(workspace, limit), asked)
    _hand_over(exporter.write(found), found, place, check=check)


def _formats() -> str:
    rows = [(one.id, one.suffix, _opens(one)) for one in EXPORTERS.values()]
    many = plural(len(rows), "format")
    return f"{columns(rows, page())}\n\n{many}: dtl export FORMAT --out FILE\n"


def _opens(exporter: PlanExporter) -> str:
    missing = f" (the extra `{exporter.extra}` is missing)" if lacks(exporter) else ""
    return f"{exporter.summary}{missing}"


def _hand_over(data: bytes, plan: Plan, place: Place | None, *, check: bool) -> None:
    """Write the file, print it, or compare it with the one that is there."""
    if place is None:
        emit_bytes(data)
        return
    shown = clean(str(place.path))
    if check:
        found = standing(place.path, data, plan)
        emit(f"{shown} {found}.\n")
        if found is not Standing.FRESH:
            raise typer.Exit(EXIT_DIFFERENT)
    else:
        save(place, data)
        tell(f"Written to {shown}.\n")


def _place(exporter: PlanExporter, out: Path | None, plan: Path | None) -> Place | None:
    """End at once where the result could go nowhere, rather than after planning."""
    if out is not None:
        return place_for(out, inputs=() if plan is None else (plan,))
    if exporter.is_binary and sys.stdout is not None and sys.stdout.isatty():
        fail(
            f"`{exporter.id}` is nothing for a terminal; say where to: --out plan{exporter.suffix}"
        )
    return None


def _planned(read: Workspace, wishes: Wishes) -> Plan:
    """Plan with dates, or end with the page that says why there is none."""
    gc.enable()  # unlike a short run, a long search does make garbage
    with stoppable() as stop, ticking(lambda seconds: f"Planning ... {seconds} s"):
        made = make_plan(read, wishes, stop=stop)
    if stop.is_asked:
        raise KeyboardInterrupt  # half a search is no plan that --check could find again
    if isinstance(made, Refusal):
        shown = made_view(made, read.catalogue, everything=False)
        tell(write(shown, Format.TABLE, page(sys.stderr)))
        raise typer.Exit(EXIT_NO_PLAN)
    return with_dates(made)
