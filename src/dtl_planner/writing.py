"""Writing files so that each is old or new and never half: after a fault, a full disk or a kill."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NEW = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_MODE = 0o666


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in place of the file at `path`, keeping its mode, or leave the old file as it is.

    Raises:
        OSError: The folder cannot be written to; the old file is untouched.
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
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the new name in a folder last; where folders cannot be opened, the system sees to it."""
    with suppress(PermissionError, NotADirectoryError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
