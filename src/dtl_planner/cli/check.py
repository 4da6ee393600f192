"""`dtl check`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dtl_planner.app.checking import check
from dtl_planner.app.figures import table_texts
from dtl_planner.app.opening import DataError
from dtl_planner.cli.edge import EXIT_DATA, emit, page
from dtl_planner.cli.options import AsOfOption, LimitOption, WorkspaceOption, day, limits_of, opened
from dtl_planner.diagnostics import has_errors
from dtl_planner.registry import discover
from dtl_planner.render import messages
from dtl_planner.render.messages import MessageStyle, Report

STYLES = {style.id: style for style in discover(messages, MessageStyle, "STYLE")}
Style = StrEnum("Style", {name: name for name in STYLES})  # type: ignore[misc] # those there are
_FULL = Style("full")


def command(  # noqa: PLR0913 - one for each option
    *,
    style: Annotated[
        Style, typer.Option("--format", "-f", help="How to write the findings.")
    ] = _FULL,
    notes: Annotated[
        bool, typer.Option("--notes", help="Show notes too, and not only count them.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 on warnings too.")] = False,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    limit: LimitOption = None,
) -> None:
    """Everything that is wrong with the workspace, each with its place.

    Exits with 1 where there is an error. Nothing is changed.
    """
    try:
        read = opened(workspace, limit, sound=False)
        found, number = check(read, as_of=day(as_of)), len(read.texts)
        texts = {**read.texts, **table_texts(read, found)}
    except DataError as error:
        found, texts, number = error.diagnostics, dict(error.texts), len(error.texts)
    report = Report(found, texts, number, limits_of(limit).errors_shown, notes=notes)
    emit(STYLES[style].write(report, page()))
    if has_errors(found) or (strict and report.worst_is_warning):
        raise typer.Exit(EXIT_DATA)
