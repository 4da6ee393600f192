"""`dtl report`."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dtl_planner.app.outputs import save
from dtl_planner.app.papers import paper_of, place_of, ready
from dtl_planner.app.reporting import Asked, gather
from dtl_planner.cli.edge import emit_bytes, fail, tell
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
from dtl_planner.render.report.writing import Form, Paper, write_report
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from dtl_planner.app.outputs import Place

STDOUT = Path("-")
_KILOBYTE = 1000


OutOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Where to; otherwise report.html, .md or .docx in this folder, and of what stands "
        "there only an earlier report is replaced; `-` prints it.",
        show_default=False,
    ),
]
OpenOption: TypeAlias = Annotated[
    bool, typer.Option("--open", help="Show it in the browser, or in the program for it.")
]
ReaderOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="WHOM",
        help="Only what concerns one team, service or role, by its id or name, or one audience "
        "of the consultation; `team:NAME` and `audience:NAME` tell namesakes apart.",
    ),
]
FormOption: TypeAlias = Annotated[
    Form, typer.Option("--format", "-f", help="A page for a browser, Markdown, or for Word.")
]
PaperOption: TypeAlias = Annotated[
    Paper | None,
    typer.Option(
        help="Which paper; otherwise `whole` as a page, and as md or docx `committee`, with "
        "--for AUDIENCE `consultation`, with --for TEAM `team`.",
        show_default=False,
    ),
]


def command(  # noqa: PLR0913 - one for each option
    *,
    out: OutOption = None,
    open_it: OpenOption = False,
    reader: ReaderOption = None,
    form: FormOption = Form.HTML,
    paper: PaperOption = None,
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
    ready(form)
    place = None if out == STDOUT else place_of(out, form)
    if place is None:
        _refuse_terminal(form, open_it=open_it)
    read = opened(workspace, limit)
    with patience("Making the report"):
        data = write_report(paper_of(gather(read, asked), paper, form), form)
    if place is None:
        emit_bytes(data)
    else:
        _hand_over(data, place, open_it=open_it)


def _refuse_terminal(form: Form, *, open_it: bool) -> None:
    if open_it:
        fail("`--open` shows a file, and `--out -` makes none")
    if form is Form.DOCX and sys.stdout is not None and sys.stdout.isatty():
        fail("`docx` is nothing for a terminal; say where to: --out report.docx")


def _hand_over(data: bytes, place: Place, *, open_it: bool) -> None:
    """Write the file, say so, and show it where that was asked for."""
    save(place, data)
    size = max(1, round(len(data) / _KILOBYTE))
    tell(f"Written to {clean(str(place.path))} ({size:,} kB).\n")
    if open_it and not webbrowser.open(place.path.absolute().as_uri()):
        tell("No program was found to show it.\n")
