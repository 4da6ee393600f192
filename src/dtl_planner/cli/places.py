"""`dtl places`."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dtl_planner.app.grouping import Asked, propose_localities
from dtl_planner.app.places import survey_places
from dtl_planner.cli.edge import EXIT_INTERRUPTED, EXIT_NO_PLAN, emit, fail, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, opened
from dtl_planner.cli.progress import ticking
from dtl_planner.cli.stopping import stoppable
from dtl_planner.places.grouping.localities import NoLocalities
from dtl_planner.render.formats import Format, write
from dtl_planner.render.places.proposal import proposal_view
from dtl_planner.render.places.survey import survey_view
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.app.opening import Workspace
    from dtl_planner.cli.stopping import Stop


ActionArgument: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar="[propose]",
        help="Group small areas into localities; otherwise the whole area is shown as it is.",
        show_default=False,
    ),
]
IntoOption: TypeAlias = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="How many localities to propose.")
]
OfOption: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="TIER", help="What is grouped; otherwise the tier that has borders."),
]
ByOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="INDICATOR", help="What is to be even; several count alike."),
]
TogetherOption: TypeAlias = Annotated[
    list[str] | None, typer.Option(metavar="A,B", help="Areas that must be in one locality.")
]
ApartOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="A,B", help="Areas of which no two may be in one locality."),
]
KeepOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=A,B", help="A locality with its name and some of its areas."),
]
NearOption: TypeAlias = Annotated[
    float,
    typer.Option(metavar="PERCENT", min=0, max=100, help="A deviation that is as good as none."),
]
EffortOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        metavar="N",
        min=0,
        max=100_000,
        help="How long to search, usually 20: the same on any machine; 0 proves little.",
    ),
]
SecondsOption: TypeAlias = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS", min=0.1, help="Search for so long; another run may differ then."
    ),
]


def command(  # noqa: PLR0913 - one for each option
    action: ActionArgument = None,
    *,
    into: IntoOption = None,
    of: OfOption = None,
    by: ByOption = None,
    together: TogetherOption = None,
    apart: ApartOption = None,
    keep: KeepOption = None,
    near_enough: NearOption = 0.0,
    effort: EffortOption = None,
    seconds: SecondsOption = None,
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
    asked = Asked(
        into=into or 0,
        of=of,
        by=tuple(by or ()),
        together=tuple(together or ()),
        apart=tuple(apart or ()),
        keep=tuple(keep or ()),
        near_enough=near_enough,
        effort=effort,
        seconds=seconds,
    )
    _refuse_unclear(action, asked)
    read = opened(workspace, limit)
    if action is None:
        emit(write(survey_view(survey_places(read)), form, page()))
    else:
        _propose(read, asked, form)


def _refuse_unclear(action: str | None, asked: Asked) -> None:
    if action not in {None, "propose"}:
        fail(f"`dtl places` knows `propose`, and no `{clean(str(action))}`")
    if action is None and asked != Asked(into=0):
        fail("to have localities proposed, write `dtl places propose --into N`")
    if action is not None and not asked.into:
        fail("how many localities are wanted? Write `dtl places propose --into N`")


def _propose(read: Workspace, asked: Asked, form: Format) -> None:
    """Propose, show what came of it, and end with the exit code for that."""
    gc.enable()  # unlike a short run, a long search does make garbage
    with stoppable() as stop, ticking(lambda seconds: _waiting(seconds, stop)):
        found = propose_localities(read, asked, stop=stop)
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
