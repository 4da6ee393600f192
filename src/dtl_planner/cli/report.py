"""`dtl report`."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from dtl_planner.app.outputs import place_for, save
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.cli.edge import emit_bytes, tell
from dtl_planner.cli.options import (
    AsOfOption,
    LimitOption,
    SchemeOption,
    StructureOption,
    WorkspaceOption,
    day,
    opened,
)
from dtl_planner.cli.progress import patience
from dtl_planner.render.report.writing import Form, Paper, paper_for, write_report
from dtl_planner.shown import clean

STDOUT = Path("-")


def command(  # noqa: PLR0913 - one for each option
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where to; otherwise report.html (or .md, .docx) in this folder; `-` prints it.",
            show_default=False,
        ),
    ] = None,
    open_it: Annotated[
        bool, typer.Option("--open", help="Show it in the browser, or in the program for it.")
    ] = False,
    reader: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="WHOM",
            help="For one team (by id or name), or one audience of the consultation.",
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to write.")] = Form.HTML,
    paper: Annotated[
        Paper | None,
        typer.Option(
            help="Which paper; otherwise the whole as a page, a committee paper as md or docx, and "
            "with --for a team what the change means for it.",
            show_default=False,
        ),
    ] = None,
    structure: StructureOption = None,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """The programme as one page that people can look at, or as a paper for a committee.

    The page is a single file that needs no network. The same workspace gives the same bytes always;
    each paper says by a hash which workspace and plan it was made from.
    """
    asked = Asked(reader=reader, structure=structure, scheme=scheme, as_of=day(as_of))
    path = out or Path(f"report.{form}")
    place = None if path == STDOUT else place_for(path)
    read = opened(workspace, limit)
    with patience("Making the report"):
        facts = gather(read, asked)
        data = write_report(paper_for(facts, paper, form), form)
    if place is None:
        emit_bytes(data)
        return
    save(place, data)
    tell(f"Written to {clean(str(path))}.\n")
    if open_it:
        webbrowser.open(path.absolute().as_uri())
