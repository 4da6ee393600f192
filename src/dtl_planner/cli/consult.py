"""`dtl consult`."""

from __future__ import annotations

from typing import Annotated

import typer

from dtl_planner.app.consulting import consult, follow, said_did
from dtl_planner.cli.edge import emit, fail, page
from dtl_planner.cli.options import FormatOption, LimitOption, WorkspaceOption, opened
from dtl_planner.render.consult import page as whole
from dtl_planner.render.consult import said as told
from dtl_planner.render.consult import ways
from dtl_planner.render.formats import Format, write


def command(  # noqa: PLR0913 - one for each option
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Follow the ways through a question, theme, action, effect, reply or paper, or to "
            "a service, team, role or body; none means the whole consultation.",
            show_default=False,
        ),
    ] = None,
    *,
    said: Annotated[
        bool,
        typer.Option("--said-did", help="You said, we did: a page for each audience, to send out."),
    ] = False,
    audience: Annotated[
        str | None,
        typer.Option("--audience", metavar="NAME", help="That page for one audience, as staff."),
    ] = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """What people said, what was promised, what changed, and where the trail breaks off."""
    if ids and (said or audience is not None):
        fail("`--said-did` and `--audience` tell everything that people said; leave out the ids")
    read = opened(workspace, limit)
    if said or audience is not None:
        emit(told.write(said_did(read, audience), form, page()))
    elif ids:
        emit(write(ways.view(follow(read, ids)), form, page()))
    else:
        emit(write(whole.view(consult(read)), form, page()))
