"""`dtl diff`."""

from __future__ import annotations

from typing import Annotated

import typer

from dtl_planner.app.comparing import compare, subject_of
from dtl_planner.cli.edge import EXIT_DIFFERENT, emit, fail, page
from dtl_planner.cli.options import (
    AsOfOption,
    LimitOption,
    SchemeOption,
    WorkspaceOption,
    day,
    opened,
)
from dtl_planner.diff.grouping import By
from dtl_planner.diff.meaning.meaning import meaning_of
from dtl_planner.render.diff import DiffFormat, write_difference, write_meaning


def command(  # noqa: PLR0913 - one for each option
    a: Annotated[str, typer.Argument(metavar="A", help="The structure before.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The structure afterwards.")],
    *,
    by: Annotated[
        By | None,
        typer.Option("--by", help="What to group the changes by; otherwise by service."),
    ] = None,
    wanted: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="TEAM",
            help="What it means for one service, component, team, role, body or division.",
        ),
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Tell the page's reasons in full, each with its place.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 3 where there are differences.")
    ] = False,
    scheme: SchemeOption = None,
    as_of: AsOfOption = None,
    form: Annotated[
        DiffFormat, typer.Option("--format", "-f", help="How to write the result.")
    ] = DiffFormat.TABLE,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """What differs between two structures, and why.

    A and B are each `current`, `proposed`, a proposal's id, the folder of another workspace, or
    `git:REVISION` for this one as it was. Of a folder or a revision the proposed structure is
    meant; `FOLDER:NAME` and `git:REVISION:NAME` name another.
    """
    if wanted is not None and (by is not None or why):
        fail("`--for TEAM` is one page: it takes no `--by` and no `--why`")
    read = opened(workspace, limit, sound=False)
    compared = compare(read, a, b, scheme=scheme, as_of=day(as_of))
    if wanted is None:
        emit(write_difference(compared, form, page(), by=by or By.SERVICE, in_full=why))
    else:
        emit(write_meaning(meaning_of(compared, subject_of(compared, wanted)), form, page()))
    if exit_code and compared.changes:
        raise typer.Exit(EXIT_DIFFERENT)
