"""Writing several files as one: all of them old or all of them new, even after a kill.

The new files are written beside the old ones first. Then a journal says what is to take whose
place, then each does, then the journal goes. Whoever finds a journal finishes what it says.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dtl_planner.shown import clean
from dtl_planner.writing import JOURNAL
from dtl_planner.writing.lock import sole_writer
from dtl_planner.writing.plain import hash_of_file, open_plain
from dtl_planner.writing.whole import make_last, put_in_place, write_beside, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_BYTES = 1_000_000
_BESIDE = re.compile(r"\.(?P<name>[^/\\]+)\.[0-9a-f]{8}\.tmp")


class UnsettledError(Exception):
    """A run was cut short, and what it left can neither be finished nor read safely."""


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write several files of a workspace as one, and be its only writer meanwhile.

    Args:
        folder: The workspace; folders in it are made as needed.
        files: What to write, by path in the workspace.

    Raises:
        LockedError: Another writer did not finish in time.
        UnsettledError: An earlier run left what cannot be finished.
        OSError: Something cannot be written; all files are as they were, or the next run finishes
            what the journal says.
    """
    with sole_writer(folder):
        _finish(folder)
        beside: dict[str, Path] = {}
        try:
            for name, data in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                beside[name] = write_beside(folder / name, data)
            write_whole(folder / JOURNAL, _journal(beside, files))
        except BaseException:
            # The journal first: it may be there already, and must not name what is gone.
            (folder / JOURNAL).unlink(missing_ok=True)
            for path in beside.values():
                path.unlink(missing_ok=True)
            raise
        _finish(folder)


def settle(folder: Path) -> None:
    """Finish what a run that was cut short has left; without a journal this does nothing.

    Raises:
        LockedError: The run goes on, and did not finish in time.
        UnsettledError: It cannot be finished.
    """
    if not (folder / JOURNAL).is_file():
        return
    try:
        with sole_writer(folder):
            _finish(folder)
    except OSError as error:
        raise UnsettledError(
            f"a run of dtl was cut short here, and cannot be finished: {error.strerror}. Run dtl "
            "again where the workspace can be written to"
        ) from None


def _journal(beside: Mapping[str, Path], files: Mapping[str, bytes]) -> bytes:
    entries = [
        {"file": name, "new": path.name, "sha256": _hash(files[name])}
        for name, path in beside.items()
    ]
    return (json.dumps(entries, indent=1) + "\n").encode()


def _finish(folder: Path) -> None:
    """Put everything in place that is not yet, and drop the journal."""
    if not (folder / JOURNAL).is_file():
        return
    for target, beside, wanted in _entries(folder):
        if _is(beside, wanted):
            put_in_place(beside, target)
        elif not _is(target, wanted):
            raise UnsettledError(
                f"a run of dtl was cut short, and `{clean(target.name)}` is neither old nor new: "
                f"look at it, then delete `{JOURNAL}`"
            )
    (folder / JOURNAL).unlink()
    make_last((folder / JOURNAL).parent)


def _is(path: Path, wanted: str) -> bool:
    """Whether there is an ordinary file with a certain hash."""
    try:
        return hash_of_file(path) == wanted
    except (OSError, ValueError):  # it is not there, or no file can have such a name
        return False


def _entries(folder: Path) -> list[tuple[Path, Path, str]]:
    """Read the journal; a workspace may come from anybody, so that it is not trusted.

    Only what `write_beside` made in the same folder, within the workspace, may be put in place.
    """
    try:
        with open_plain(folder / JOURNAL) as stream:
            return [_entry(folder, one) for one in _listed(json.loads(stream.read(_MOST_BYTES)))]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UnsettledError(
            f"`{JOURNAL}` is not a journal that dtl wrote: look at what it is, then delete it"
        ) from None


def _listed(written: object) -> list[dict[str, str]]:
    if not isinstance(written, list):
        raise TypeError(written)
    return written


def _entry(folder: Path, one: Mapping[str, str]) -> tuple[Path, Path, str]:
    name = PurePosixPath(one["file"])
    found = _BESIDE.fullmatch(one["new"])
    if name.is_absolute() or ".." in name.parts or found is None or found["name"] != name.name:
        raise ValueError(one["file"])
    target = folder / name
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise ValueError(one["file"])
    return target, target.with_name(one["new"]), one["sha256"]


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
