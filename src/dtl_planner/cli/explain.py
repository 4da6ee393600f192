"""`dtl explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from dtl_planner.app.codes import all_codes, explain
from dtl_planner.cli.edge import emit, page
from dtl_planner.cli.options import FormatOption  # noqa: TC001 - typer reads it
from dtl_planner.render.codes import view
from dtl_planner.render.formats import Format, write


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]", help="Such as DTL201 or unknown-reference; none lists all."
        ),
    ] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """What a code such as DTL201 means and what to do about it."""
    codes = all_codes() if code is None else (explain(code),)
    emit(write(view(codes), form, page()))
