"""Files that people ask for by name: where one may be written, and what stands there already."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from dtl_planner.app.opening import UsageError
from dtl_planner.catalogue.layout import PROPOSALS_FOLDER, among
from dtl_planner.catalogue.workspace import MARK
from dtl_planner.shown import clean
from dtl_planner.writing import OURS
from dtl_planner.writing.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_FOR_RESULTS = {".git": "git", str(OURS): "`dtl`"}
"""Folders in which nothing is anybody's but the program's that keeps them."""

_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe must not keep us waiting
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def save(path: Path, data: bytes, *, inputs: Iterable[Path] = ()) -> None:
    """Write a result to the file that was asked for: all of it, or the old file stays.

    Args:
        path: Where to.
        data: What to write.
        inputs: Files that the result was made from.

    Raises:
        UsageError: It may not or cannot be written there.
    """
    refuse_place(path, inputs=inputs)
    try:
        write_whole(path, data)
    except OSError as error:
        reason = clean(error.strerror or "no reason was given")
        raise UsageError(f"`{clean(str(path))}` cannot be written: {reason}") from None


def read_saved(path: Path, most: int) -> bytes | None:
    """Read the beginning of a file that was written before; `None` where there is none.

    Args:
        path: The file, at a place that `refuse_place` allows.
        most: How many bytes to read.

    Raises:
        UsageError: The computer does not let it be read.
    """
    try:
        handle = os.open(path, _READ)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = clean(error.strerror or "no reason was given")
        raise UsageError(f"`{clean(str(path))}` cannot be read: {reason}") from None
    with os.fdopen(handle, "rb") as stream:
        return stream.read(most)


def refuse_place(path: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Refuse links, pipes, devices, folders of programs, and what a workspace is read from.

    Raises:
        UsageError: It is no place for a result.
    """
    if "\0" in str(path):
        raise UsageError("no file can have a name with a zero byte in it")
    shown = f"`{clean(str(path))}`"
    folder = Path(os.path.realpath(path.parent))
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir fails where it may not look
        raise UsageError(f"{shown}: there is no folder `{clean(str(path.parent))}`")
    for part, whose in _NOT_FOR_RESULTS.items():
        if part in {each.casefold() for each in (*path.absolute().parts, *folder.parts)}:
            raise UsageError(f"{shown} is in a folder that {whose} keeps for itself")
    _refuse_kind(path, shown)
    _refuse_leading_out(path, folder, shown)
    if _belongs_to_workspace(folder / path.name) or _is_among(path, inputs):
        raise UsageError(f"{shown} is read by `dtl`: a result needs a file of its own")


def _refuse_kind(path: Path, shown: str) -> None:
    try:
        mode = path.lstat().st_mode
    except OSError:  # it is not there yet
        return
    if stat.S_ISLNK(mode):
        raise UsageError(f"{shown} is a link, and nothing is written through one")
    if not stat.S_ISREG(mode):
        raise UsageError(f"{shown} is not an ordinary file but a folder, a pipe or a device")


def _refuse_leading_out(path: Path, folder: Path, shown: str) -> None:
    """A workspace may come from anybody, links in it too."""
    for above in path.absolute().parents:
        if _is_workspace(above) and not folder.is_relative_to(os.path.realpath(above)):
            raise UsageError(f"{shown} leads out of the workspace by a link")


def _belongs_to_workspace(path: Path) -> bool:
    """Whether a workspace is read from a file of that name in that folder."""
    folder, name = path.parent, path.name.casefold()
    if folder.name == PROPOSALS_FOLDER and _is_workspace(folder.parent):
        return bool(among([f"{PROPOSALS_FOLDER}/{name}"]))
    return _is_workspace(folder) and bool(among([name]))


def _is_workspace(folder: Path) -> bool:
    return os.path.isfile(folder / MARK)  # noqa: PTH113 - Path.is_file fails where it may not look


def _is_among(path: Path, inputs: Iterable[Path]) -> bool:
    try:
        return any(path.samefile(one) for one in inputs)
    except OSError:  # one of the two is not there
        return False
