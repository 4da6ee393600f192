"""`dtl structure`."""

from __future__ import annotations

from typing import Annotated

import typer

from dtl_planner.app.hosting import place_hosts as hosts_for
from dtl_planner.app.structuring import structure_of
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import (
    AsOfOption,
    FormatOption,
    LimitOption,
    SchemeOption,
    WorkspaceOption,
    day,
    opened,
)
from dtl_planner.render.formats import Format, write
from dtl_planner.render.structure.hosting import view as hosting_view
from dtl_planner.render.structure.page import view as structure_view


def command(  # noqa: PLR0913, PLR0917 - one for each option
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="`current`, `proposed`, or the id of a proposal."),
    ] = "proposed",
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
    *,
    place_hosts: Annotated[
        bool,
        typer.Option("--place-hosts", help="Propose a host for each hosted service that has none."),
    ] = False,
) -> None:
    """Who runs what, in which team, where, and who answers to whom.

    `--format csv` and `md` give a row for each unit, `json` all that is known with its grounds.
    """
    found = structure_of(opened(workspace, limit), name, scheme=scheme, as_of=day(as_of))
    view = hosting_view(hosts_for(found)) if place_hosts else structure_view(found)
    emit(write(view, form, page()))
