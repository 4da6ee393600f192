"""`dtl serve`: which files a report hangs on, how they stand, and the facts as they are now."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.app.opening import UsageError, read_workspace
from dtl_planner.app.reporting import gather
from dtl_planner.catalogue.layout import DATA, KINDS
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dtl_planner.app.reporting import Asked
    from dtl_planner.catalogue.reading.rereading import Rereading
    from dtl_planner.limits import Limits
    from dtl_planner.render.report.facts import Facts

Standing: TypeAlias = "tuple[tuple[str, int, int, int], ...]"
"""Name, number, size and time of change of each file: where it is the same, so are the files."""

_NEEDED = ("starlette", "uvicorn", "watchfiles")
_HOMES = sorted({str(PurePosixPath(kind).parent) for kind in (*KINDS, *DATA)})
_SUFFIXES = {PurePosixPath(kind).suffix for kind in (*KINDS, *DATA)} | {".yml"}
"""Of files that a report may hang on; a misspelt `.yml` is warned of."""


def ready_to_serve() -> None:
    """Make sure that what a server needs is installed.

    Raises:
        UsageError: It is not.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"`dtl serve` needs {listed(missing)}, not installed here; "
            "in the folder of dtl: pip install '.[serve]'"
        )


def facts_now(folder: Path, asked: Asked, *, limits: Limits, rereading: Rereading) -> Facts:
    """Read a workspace, and gather what a report is made from.

    Args:
        folder: The workspace.
        asked: What the report is asked for.
        limits: The limits in force.
        rereading: What was kept of its files when they were last read.

    Raises:
        UsageError: There is no such structure, scheme, team or audience.
        DataError: The workspace has errors; everything that `dtl check` finds is among them.
    """
    return gather(read_workspace(folder, limits=limits, rereading=rereading), asked)


def folders_of(workspace: Path) -> tuple[Path, ...]:
    """Give the folders that files of a workspace are read from, as far as they are there."""
    return tuple(folder for home in _HOMES if (folder := workspace / home).is_dir())


def matters(name: str) -> bool:
    """Whether a report may hang on a file or folder of that name.

    What editors put beside an open file has another ending, or a name that begins with a dot.
    """
    return name in _HOMES or (PurePosixPath(name).suffix in _SUFFIXES and not name.startswith("."))


def standing_of(workspace: Path) -> Standing:
    """Tell how the files stand that a report may hang on."""
    return tuple(sorted(found for folder in folders_of(workspace) for found in _files(folder)))


def _files(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    try:
        for path in folder.iterdir():
            if matters(path.name):
                about = path.stat()
                yield str(path), about.st_ino, about.st_size, about.st_mtime_ns
    except OSError:  # gone meanwhile: the next look will tell
        return
