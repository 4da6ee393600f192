"""`dtl serve`."""

from __future__ import annotations

import os
import webbrowser
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from dtl_planner.app.reporting import Asked
from dtl_planner.app.watching import ready_to_serve, standing_of
from dtl_planner.cli.edge import EXIT_INTERRUPTED, tell, tell_fault
from dtl_planner.cli.options import (
    AsOfOption,
    LimitOption,
    SchemeOption,
    StructureOption,
    WorkspaceOption,
    day,
    folder_of,
    limits_of,
)
from dtl_planner.cli.progress import patience
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.web.server import Server

PORT = 8765


def command(  # noqa: PLR0913 - one for each option
    *,
    port: Annotated[
        int,
        typer.Option(min=0, max=65535, metavar="N", help="The port; 0 takes any that is free."),
    ] = PORT,
    open_it: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    reader: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="WHOM",
            help="For one team (by id or name), or one audience of the consultation.",
        ),
    ] = None,
    structure: StructureOption = None,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """The report on this machine, made anew at each change of a file.

    Nobody but this machine can open it, and nothing can be changed through it. Where the files have
    errors, the page shows them with their places, and the last report without errors below them.
    Ctrl-C ends it.
    """
    ready_to_serve()
    # Only here: what makes a server comes with the extra `serve`.
    from dtl_planner.web.making import Maker  # noqa: PLC0415
    from dtl_planner.web.server import Server, address_of, listen  # noqa: PLC0415

    asked = Asked(reader=reader, structure=structure, scheme=scheme, as_of=day(as_of))
    maker = Maker(folder_of(workspace), asked, limits_of(limit), tell_fault)
    with listen(port) as taken:
        seen = standing_of(maker.folder)
        with patience("Making the report"):
            page = maker.first()
        address = address_of(taken)
        tell(f"The report of {clean(str(maker.folder))} is at {address}\nCtrl-C ends it.\n")
        if open_it:
            Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        server = Server(maker, page, taken)
        try:
            server.run_since(seen)
        except KeyboardInterrupt:
            _end(server)


def _end(server: Server) -> None:
    """End as every command does; not waiting for a page that is being made."""
    if server.is_at_work:
        tell("Stopped.\n")
        os._exit(EXIT_INTERRUPTED)
    raise KeyboardInterrupt
