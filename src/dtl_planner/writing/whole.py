"""Writing one file so that it is old or new, never half: after a fault, a full disk, a kill."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_NEW = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_MODE = 0o666

_PATIENCE_SECONDS = 2.0
_PAUSE_SECONDS = 0.05


def write_whole(path: Path, data: bytes, *, last_look: Callable[[], None] = lambda: None) -> None:
    """Put `data` in place of the file at `path`, keeping its mode, or leave the old file as it is.

    Args:
        path: The file.
        data: What is to stand in it.
        last_look: Called when only the step from old to new is left; what it raises keeps the old.

    Raises:
        OSError: The folder cannot be written to; the old file is untouched.
    """
    beside = write_beside(path, data)
    try:
        last_look()
        put_in_place(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def write_beside(path: Path, data: bytes) -> Path:
    """Write `data` to a new file in the folder of `path`, to be put in its place later.

    Raises:
        OSError: The folder cannot be written to; nothing is left there.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    handle = os.open(beside, _NEW, _MODE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(path.stat().st_mode & 0o7777)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def put_in_place(beside: Path, path: Path) -> None:
    """Let a file take the place of another in the same folder, in one step.

    Raises:
        OSError: It cannot; both files are as they were.
    """
    _replace(beside, path)
    make_last(path.parent)


def make_last(folder: Path) -> None:
    """Make the names in a folder outlast a loss of power.

    Where folders cannot be opened, the system sees to it.
    """
    with suppress(PermissionError, NotADirectoryError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _replace(beside: Path, path: Path) -> None:
    """Try again for a while: on Windows no file is replaced while another program has it open."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            beside.replace(path)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return
