"""Files that people ask for by name: where one may be written, and what stands there already."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dtl_planner.app.opening import UsageError
from dtl_planner.catalogue.layout import PROPOSALS_FOLDER, among
from dtl_planner.catalogue.workspace import MARK
from dtl_planner.shown import clean
from dtl_planner.writing import OURS
from dtl_planner.writing.plain import hash_of_file, open_plain
from dtl_planner.writing.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_FOR_RESULTS = {".git": "git", str(OURS): "`dtl`"}
"""Folders in which nothing is anybody's but the program's that keeps them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a result is to go.

    Attributes:
        path: The file.
        before: The hash of what stood there when the place was asked for; `None` without a file.
    """

    path: Path
    before: str | None


def place_for(path: Path, *, inputs: Iterable[Path] = ()) -> Place:
    """Take note of where a result is to go, before it is worked out.

    Args:
        path: Where to.
        inputs: Files that the result is made from, and that it must not replace.

    Raises:
        UsageError: It may not be written there, or what stands there cannot be read.
    """
    refuse_place(path, inputs=inputs)
    return Place(path, _hash_at(path))


def save(place: Place, data: bytes) -> None:
    """Write a result to the file that was asked for: all of it, or the old file stays.

    A file that came or changed since the place was asked for stays too: somebody else wrote it, and
    perhaps the result was made from what was there before. Between the last look and the replacing
    there is one call of the system; no lock is taken, as a result may stand anywhere.

    Raises:
        UsageError: It may not or cannot be written there, or somebody else has written there.
    """
    refuse_place(place.path)
    try:
        write_whole(place.path, data, last_look=lambda: _refuse_changed(place))
    except OSError as error:
        raise _failed(place.path, "written", error) from None


def read_saved(path: Path, most: int) -> bytes | None:
    """Read the beginning of a file that was written before; `None` where there is none.

    Args:
        path: The file, at a place that `refuse_place` allows.
        most: How many bytes to read.

    Raises:
        UsageError: The computer does not let it be read.
    """
    try:
        with open_plain(path) as stream:
            return stream.read(most)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _failed(path, "read", error) from None


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


def _refuse_changed(place: Place) -> None:
    if _hash_at(place.path) != place.before:
        raise UsageError(
            f"`{clean(str(place.path))}` was written by somebody else while `dtl` was at work, and "
            "is left as it is: look at it, then run `dtl` again"
        )


def _hash_at(path: Path) -> str | None:
    try:
        return hash_of_file(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _failed(path, "read", error) from None


def _failed(path: Path, what: str, error: OSError) -> UsageError:
    reason = clean(error.strerror or "no reason was given")
    return UsageError(f"`{clean(str(path))}` cannot be {what}: {reason}")


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
