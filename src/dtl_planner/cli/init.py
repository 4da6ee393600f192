"""`dtl init`."""

from __future__ import annotations

import shlex
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - typer reads it
from typing import Annotated

import typer

from dtl_planner.app.starting import TEMPLATES, start_workspace
from dtl_planner.cli.edge import emit
from dtl_planner.shown import clean

Template = StrEnum("Template", {name: name for name in TEMPLATES})  # type: ignore[misc] # likewise
_BLANK = Template("blank")


def command(
    folder: Annotated[Path, typer.Argument(help="Where to; made if it is not there.")],
    template: Annotated[
        Template,
        typer.Option("--template", "-t", help="; ".join(f"{n}: {t}" for n, t in TEMPLATES.items())),
    ] = _BLANK,
) -> None:
    """Start a workspace, blank or from one of the real programmes.

    Nothing is overwritten: a folder that already has one of the files is refused.
    """
    started = start_workspace(folder, template)
    emit("".join(f"{clean(str(started.folder / name))}\n" for name in started.files))
    emit(f"\nNext: cd {shlex.quote(clean(str(started.folder)))} && dtl check && dtl classify\n")
