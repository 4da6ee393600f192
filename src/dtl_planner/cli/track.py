"""`dtl track`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from dtl_planner.app.tracking import Asked, track_progress
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, day, opened
from dtl_planner.render.formats import Format, write
from dtl_planner.render.track.page import track_view


def command(  # noqa: PLR0913 - one for each option
    *,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A saved plan, as plan.json, to tell slips from."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="The day to tell overdue and due soon from; otherwise the latest that is recorded "
            "under progress.",
        ),
    ] = None,
    workstream: Annotated[
        str | None, typer.Option(metavar="ID", help="Tell of one workstream alone.")
    ] = None,
    weeks: Annotated[
        int, typer.Option(metavar="N", min=1, max=520, help="How many weeks ahead are soon.")
    ] = 4,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """How far the programme has got: what is done, overdue, due soon and late, by workstream.

    Reads what is recorded under `progress` and `workstreams` in programme.yaml, and with --against
    tells by how many working days each date is later or earlier than in a plan that was saved. Ends
    with the log of dates that were changed, why, and who agreed.
    """
    asked = Asked(against=against, as_of=day(as_of), weeks=weeks, workstream=workstream)
    read = opened(workspace, limit)
    emit(write(track_view(track_progress(read, asked), read.catalogue), form, page()))
