"""Options and arguments that several commands share, each said once."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from dtl_planner.cli.edge import fail
from dtl_planner.cli.progress import patience
from dtl_planner.limits import Limits, names
from dtl_planner.nearest import nearest
from dtl_planner.render.formats import Format
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dtl_planner.app.opening import Workspace

StructureOption: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="What is planned for: `proposed`, or the id of a proposal."),
]
ScenariosOption: TypeAlias = Annotated[
    list[str] | None, typer.Option(metavar="ID", help="What if; several are set side by side.")
]
SetOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Try a setting, such as `deadline=2010-06`."),
]
WorkspaceOption: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        metavar="FOLDER",
        help="The folder with services.yaml; otherwise DTL_WORKSPACE, or the nearest one upwards.",
    ),
]
LimitOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--limit", metavar="NAME=N", help="Raise a limit; `dtl limits` lists them."),
]
FormatOption: TypeAlias = Annotated[
    Format, typer.Option("--format", "-f", help="How to write the result.")
]
SchemeOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--scheme", "-s", metavar="ID", help="The scheme; otherwise the newest in force."),
]
AsOfOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        help="The day that schemes and review dates are held against: 2010-06-01 or 2010-06.",
    ),
]


def complete_services(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of services and components; nothing where the workspace cannot be read."""
    from dtl_planner.app.opening import DataError  # noqa: PLC0415 - only when a shell asks

    try:
        workspace = opened(ctx.params.get("workspace"), None, sound=False)
    except DataError:
        return []
    found = {name for one in workspace.catalogue.components() for name in one.ids}
    return sorted(name for name in found if name.startswith(incomplete))


ServicesArgument: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SERVICE]...",
        help="Services or components; none means all.",
        autocompletion=complete_services,
        show_default=False,
    ),
]


def opened(workspace: Path | None, limit: Sequence[str] | None, *, sound: bool = True) -> Workspace:
    """Read the workspace that the options and the environment point at."""
    from dtl_planner.app.opening import open_workspace, read_workspace  # noqa: PLC0415

    read = open_workspace if sound else read_workspace
    limits = limits_of(limit)
    with patience("Reading the workspace"):
        return read(folder_of(workspace), limits=limits)


def folder_of(workspace: Path | None) -> Path:
    """Find the workspace: the folder named, that of DTL_WORKSPACE, or the nearest one upwards."""
    from dtl_planner.app.opening import locate_workspace  # noqa: PLC0415

    env = os.environ.get("DTL_WORKSPACE") or None
    return locate_workspace(Path.cwd(), given=workspace, env=env)


def limits_of(raised: Sequence[str] | None) -> Limits:
    """The limits in force once `--limit` has been heard.

    Ends the command where a limit is unknown, or its value is no whole number above 0.
    """
    changed: dict[str, int] = {}
    for written in raised or ():
        name, _, value = written.partition("=")
        if name not in names():
            near = nearest(name, names())
            hint = f"did you mean `{near}`?" if near else "`dtl limits` lists them"
            fail(f"there is no limit `{clean(name)}`; {hint}")
        if not (value.isascii() and value.isdigit() and len(value) <= _DIGITS and int(value) > 0):
            fail(f"limit `{name}` wants a whole number above 0, as in `--limit {name}=1000`")
        changed[name.replace("-", "_")] = int(value)
    return replace(Limits(), **changed)


_DIGITS = 18


def day(written: str | None) -> date | None:
    """The last day that a written date means; ends the command where it is no date."""
    if written is None:
        return None
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - only where a day is given

    from dtl_planner.catalogue.values.dates import PartialDate  # noqa: PLC0415

    try:
        return PartialDate.read(written).last
    except PydanticCustomError as error:
        fail(f"`--as-of {clean(written)}`: {error.message()}")
