"""`dtl places`."""

from __future__ import annotations

import gc
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dtl_planner.app.places import survey_places
from dtl_planner.cli.edge import EXIT_INTERRUPTED, EXIT_NO_PLAN, emit, fail, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, opened
from dtl_planner.cli.progress import ticking
from dtl_planner.cli.stopping import stoppable
from dtl_planner.places.localities import NoLocalities
from dtl_planner.render.formats import Format, write
from dtl_planner.render.places.survey import survey_view

if TYPE_CHECKING:
    from dtl_planner.app.grouping import Asked
    from dtl_planner.app.opening import Workspace
    from dtl_planner.cli.stopping import Stop
    from dtl_planner.places.localities import Localities


class Action(StrEnum):
    """What is to be done with the places."""

    PROPOSE = "propose"


def command(  # noqa: PLR0913 - one for each option
    action: Annotated[
        Action | None,
        typer.Argument(
            metavar="[propose]",
            help="Group small areas into localities; without it, show how the area is divided.",
            show_default=False,
        ),
    ] = None,
    *,
    into: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="How many localities to propose.")
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="TIER", help="What is grouped; otherwise the tier with borders."),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(metavar="INDICATOR", help="What is to be even; several count alike."),
    ] = None,
    together: Annotated[
        list[str] | None,
        typer.Option(metavar="A,B", help="Areas that must be in one locality."),
    ] = None,
    apart: Annotated[
        list[str] | None,
        typer.Option(metavar="A,B", help="Areas of which no two may be in one locality."),
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=A,B", help="A locality with its name and some of its areas."),
    ] = None,
    near_enough: Annotated[
        float,
        typer.Option(metavar="PERCENT", min=0, max=100, help="As good as an even share."),
    ] = 0.0,
    effort: Annotated[
        float | None,
        typer.Option(
            metavar="N", min=0, help="How long to search: the same on any machine; 0 proves little."
        ),
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", min=0.1, help="Search so long; another run may differ."),
    ] = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """How the area is divided: footprints, crosswalks, borders, even localities.

    `dtl places` shows every footprint as a tree, how footprints lie to each other, the weights
    between them, and maps beside what is written. `dtl places propose --into 6` groups small areas
    that border on each other into six localities in one piece each, as even in demand as can be,
    and holds them against the localities of today. Exits with 4 where no grouping is possible.
    """
    options = (into, of, by, together, apart, keep, effort, seconds)
    if action is None:
        if near_enough or any(option is not None for option in options):
            fail("these options go with a proposal: dtl places propose --into N")
        emit(write(survey_view(survey_places(opened(workspace, limit))), form, page()))
        return
    if into is None:
        fail("say how many localities: dtl places propose --into N")
    # Only here: no other view of the places needs figures.
    from dtl_planner.app.grouping import Asked  # noqa: PLC0415

    asked = Asked(
        into=into,
        of=of,
        by=tuple(by or ()),
        together=tuple(together or ()),
        apart=tuple(apart or ()),
        keep=tuple(keep or ()),
        near_enough=near_enough,
        effort=effort,
        seconds=seconds,
    )
    _propose(opened(workspace, limit), asked, form)


def _propose(read: Workspace, asked: Asked, form: Format) -> None:
    """Propose, show what came of it, and end with the exit code for that."""
    from dtl_planner.app.grouping import propose_localities  # noqa: PLC0415 - as above
    from dtl_planner.render.places.proposal import proposal_view  # noqa: PLC0415 - as above

    gc.enable()  # unlike a short run, a long search does make garbage
    with stoppable() as stop, ticking(lambda seconds: _waiting(seconds, stop)):
        found: Localities | NoLocalities = propose_localities(read, asked, stop=stop)
    if stop.is_asked and isinstance(found, NoLocalities):
        raise KeyboardInterrupt
    emit(write(proposal_view(found), form, page()))
    if stop.is_asked:
        raise typer.Exit(EXIT_INTERRUPTED)
    if isinstance(found, NoLocalities):
        raise typer.Exit(EXIT_NO_PLAN)


def _waiting(seconds: int, stop: Stop) -> str:
    if stop.is_asked:
        return "Stopping with the best grouping so far ... Ctrl-C again ends at once"
    return f"Grouping ... {seconds} s; Ctrl-C gives the best grouping so far"
