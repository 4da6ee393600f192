"""Finding the workspace: the folder that was named, or the nearest one above that has services."""

from __future__ import annotations

import os
from pathlib import Path

from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.shown import clean

NO_WORKSPACE = Code(
    "DTL051",
    "no-workspace",
    Severity.ERROR,
    "Without the folder that holds the council's files there is nothing to read.",
    "Go to that folder, name it with `--workspace`, or make a new one with `dtl init`.",
)

MARK = "services.yaml"
"""The file by which a workspace is known."""


def find_workspace(start: Path, *, given: Path | None, env: str | None) -> Path | Diagnostic:
    """Find the folder to work in.

    Args:
        start: Where to begin looking upwards.
        given: The folder named on the command line, which goes first.
        env: The folder named by the variable `DTL_WORKSPACE`, which goes second.
    """
    if given is not None:
        return _named(given, "`--workspace`")
    if env:
        return _named(Path(env), "`DTL_WORKSPACE`")
    here = start.absolute()
    for folder in (here, *here.parents):
        if os.path.isfile(folder / MARK):  # noqa: PTH113 - Path.is_file fails where it may not look
            return folder
    message = f"Neither `{clean(str(here))}` nor any folder above it holds `{MARK}`."
    return Diagnostic(
        NO_WORKSPACE, message, hint="name the folder with `--workspace`, or `dtl init`"
    )


def _named(folder: Path, by: str) -> Path | Diagnostic:
    if os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir fails where it may not look
        return folder
    message = f"{by} names `{clean(str(folder))}`, and there is no such folder."
    return Diagnostic(NO_WORKSPACE, message, hint="check the spelling of the folder")
