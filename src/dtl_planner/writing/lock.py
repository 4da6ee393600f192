"""One writer at a time in a workspace.

The lock is one of the operating system's, so that a writer who dies leaves none behind. Who has it
stands in a file beside it, only so that those who wait can be told.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from dtl_planner.shown import clean
from dtl_planner.writing import OURS
from dtl_planner.writing.plain import open_plain
from dtl_planner.writing.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCK = OURS / "lock"
_HOLDER = OURS / "writer.json"
_WAIT_SECONDS = 10.0
_LONGEST = 1_000


class LockedError(Exception):
    """Somebody else is writing, and did not finish in time."""


@contextmanager
def sole_writer(folder: Path, *, wait: float = _WAIT_SECONDS) -> Iterator[None]:
    """Be the only writer in a workspace meanwhile; readers are not kept out.

    Args:
        folder: The workspace.
        wait: For how many seconds to wait for another writer.

    Raises:
        LockedError: Another writer did not finish in that time; the message names it.
        OSError: The workspace cannot be written to, or what is ours in it leads elsewhere.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only those who write need it

    (folder / OURS).mkdir(parents=True, exist_ok=True)
    _refuse_linked(folder)
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise LockedError(_told(folder / _HOLDER)) from None
    holder = folder / _HOLDER
    try:
        # Whole, since what stands there may be a link to a file that is not ours.
        write_whole(holder, json.dumps(_ourselves()).encode())
        yield
    finally:
        try:
            holder.unlink(missing_ok=True)
        finally:
            lock.release()


def _refuse_linked(folder: Path) -> None:
    """Keep nothing of ours elsewhere: a workspace may come from anybody, links in it too."""
    if os.path.realpath(folder / OURS) != os.path.join(os.path.realpath(folder), OURS):  # noqa: PTH118 - of texts
        raise OSError(errno.ENOTDIR, f"`{OURS}` is a link, and nothing is kept through one")


def _ourselves() -> dict[str, str]:
    since = time.strftime("%H:%M:%S", time.localtime())
    who = {"process": str(os.getpid()), "host": socket.gethostname(), "since": since}
    with suppress(ImportError, KeyError, OSError):  # a user without a name
        who["user"] = getpass.getuser()
    return who


def _told(path: Path) -> str:
    """Name who has the lock; what stands there is text of a file, and is not trusted."""
    message = "another dtl is writing to this workspace"
    try:
        with open_plain(path) as stream:
            who = json.loads(stream.read(_LONGEST))
        said = ", ".join(f"{key} {who[key]}" for key in ("user", "host", "process", "since"))
    except (OSError, ValueError, KeyError, TypeError):
        return message
    return f"{message}: {clean(said)}"
