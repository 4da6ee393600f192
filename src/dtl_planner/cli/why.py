"""`dtl why`."""

from __future__ import annotations

from typing import Annotated

import typer

from dtl_planner.app.classifying import classify
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import (
    AsOfOption,
    FormatOption,
    LimitOption,
    SchemeOption,
    WorkspaceOption,
    complete_services,
    day,
    opened,
)
from dtl_planner.render.classify.why import view
from dtl_planner.render.formats import Format, write


def command(  # noqa: PLR0913, PLR0917 - one for each option
    services: Annotated[
        list[str],
        typer.Argument(
            metavar="SERVICE...",
            help="Services or components.",
            autocompletion=complete_services,
            show_default=False,
        ),
    ],
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """Why a service is what it is, and what would change it."""
    found = classify(opened(workspace, limit), services, scheme=scheme, as_of=day(as_of))
    emit(write(view(found), form, page()))
