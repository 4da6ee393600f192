"""Opens a workspace as it was at a revision in git, for comparing it with another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.opening import DataError, Workspace
from dtl_planner.catalogue.load import load_gathered
from dtl_planner.catalogue.reading.revisions import read_revision
from dtl_planner.diagnostics import Diagnostic, has_errors

if TYPE_CHECKING:
    from pathlib import Path

    from dtl_planner.limits import Limits


def open_revision(folder: Path, revision: str, *, limits: Limits) -> Workspace:
    """Read a workspace as it was, and without errors; nothing of the repository is run.

    Args:
        folder: The workspace as it is now, which says where in the repository to look.
        revision: A branch, a tag or a hash, such as `main` or `main~2`.
        limits: The limits in force.

    Raises:
        DataError: There is no such revision, git cannot be asked, or the workspace had errors then.
            Files are named `REVISION:FILE`.
    """
    read = read_revision(folder, revision, limits=limits)
    if isinstance(read, Diagnostic):
        raise DataError((read,), {}, limits)
    loaded = load_gathered(read.gathered, limits=limits)
    if has_errors(loaded.diagnostics):
        raise DataError(loaded.diagnostics, loaded.texts, limits)
    return Workspace(folder, loaded.catalogue, loaded.diagnostics, loaded.texts, limits)
