"""`dtl classify`."""

from __future__ import annotations

import gc
from pathlib import Path  # noqa: TC003 - typer reads it
from typing import TYPE_CHECKING, Annotated

import typer

from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import choose_scheme, ready_scheme, whole_table
from dtl_planner.cli.edge import EXIT_DATA, emit, fail, page, tell_findings
from dtl_planner.cli.options import (
    AsOfOption,
    FormatOption,
    LimitOption,
    SchemeOption,
    ServicesArgument,
    WorkspaceOption,
    day,
    opened,
)
from dtl_planner.cli.progress import shown_progress
from dtl_planner.render.classify.classification import view
from dtl_planner.render.formats import Format, write

if TYPE_CHECKING:
    from dtl_planner.app.opening import Workspace


def command(  # noqa: PLR0913, PLR0917 - one for each option
    services: ServicesArgument = None,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = Format.TABLE,
    file: Annotated[
        Path | None,
        typer.Option(
            "--services",
            metavar="FILE",
            help="Classify the rows of a .csv, .parquet, .json or .ndjson file instead.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Where to: .csv or .parquet; with --services."),
    ] = None,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """A category for each service, and why.

    With `--services FILE --out RESULT` the rows of a large file are classified by the workspace's
    scheme: a column for each question, and one called `service` or `id`. Rows with errors are kept
    beside the result: for out.csv in out.bad.csv.
    """
    if (file is None) != (out is None):
        fail("`--services FILE` and `--out RESULT` go together")
    if file is not None and (services or form is not Format.TABLE):
        fail("`--services FILE` takes no SERVICE and no `--format`: the result goes to `--out`")
    read = opened(workspace, limit)
    if file is not None and out is not None:
        _classify_rows(read, file, out, scheme=scheme, as_of=as_of)
        return
    found = classify(read, services or (), scheme=scheme, as_of=day(as_of))
    emit(write(view(found), form, page()))


def _classify_rows(
    read: Workspace, file: Path, out: Path, *, scheme: str | None, as_of: str | None
) -> None:
    # Imported here: most runs classify a workspace, and starting up is to be quick.
    from dtl_planner.app.bulk.entry import classify_file  # noqa: PLC0415
    from dtl_planner.render.classify import bulk  # noqa: PLC0415

    gc.enable()  # unlike a short run, a million rows do make garbage
    table = whole_table(ready_scheme(read, choose_scheme(read, scheme, as_of=day(as_of))))
    with shown_progress("Classifying") as progress:
        result = classify_file(table, file, out, limits=read.limits, progress=progress)
    if result.diagnostics:
        tell_findings(result.diagnostics, {}, files=1, limits=read.limits)
    if result.out is None:
        raise typer.Exit(EXIT_DATA)
    emit(
        bulk.text(
            rows=result.rows,
            categories=result.categories,
            undecided=result.undecided,
            bad=result.bad,
            out=result.out,
            bad_out=result.bad_out,
            page=page(),
        )
    )
    if result.bad:
        raise typer.Exit(EXIT_DATA)
