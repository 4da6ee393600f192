"""`dtl readiness`."""

from __future__ import annotations

from typing import Annotated

import typer

from dtl_planner.app.outcomes import readiness_of
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, day, opened
from dtl_planner.render.formats import Format, write
from dtl_planner.render.outcomes.readiness.page import readiness_view


def command(
    places: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PLACE]...",
            help="Tell of these places alone, test by test; each stands for those in it too.",
            show_default=False,
        ),
    ] = None,
    *,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day to tell overdue from: 2008-05-01 or 2008-05."),
    ] = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """What each place offers, how ready it is, and which teams it has for which ages.

    Reads `entitlement`, `features`, `readiness` and `rollout` in outcomes.yaml. What nobody has
    said is told as not stated, and never counted as a no.
    """
    found = readiness_of(opened(workspace, limit), places or (), as_of=day(as_of))
    emit(write(readiness_view(found), form, page()))
