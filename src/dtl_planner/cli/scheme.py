"""`dtl scheme`."""

from __future__ import annotations

from typing import Annotated

import typer

from dtl_planner.app.schemes import study_scheme
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import (
    AsOfOption,
    FormatOption,
    LimitOption,
    WorkspaceOption,
    day,
    opened,
)
from dtl_planner.render.classify.scheme import view
from dtl_planner.render.formats import Format, write


def command(  # noqa: PLR0913, PLR0917 - one for each option
    scheme: Annotated[
        str | None,
        typer.Argument(metavar="[SCHEME]", help="The scheme; otherwise the newest in force."),
    ] = None,
    sweep: Annotated[
        str | None,
        typer.Option(metavar="PARAM", help="Try other values of a parameter, such as `most`."),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(metavar="SCHEME", help="Hold it against another scheme of the workspace."),
    ] = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """A scheme as a decision table: what it says, and what it leaves open.

    Every combination of answers is looked at: gaps, rules that contradict each other without
    anybody having said which goes first, rules and questions without effect.
    """
    read = opened(workspace, limit)
    study = study_scheme(read, scheme, sweep=sweep, against=against, as_of=day(as_of))
    emit(write(view(study), form, page()))
