"""Writing files so that nobody ever finds half of one, or half of several."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OURS = PurePosixPath(".dtl")
"""The folder of a workspace in which `dtl` keeps what is its own."""
JOURNAL = OURS / "journal.json"
"""Says which files are about to take the place of others; there is none otherwise."""


def last_written(folder: Path) -> int | None:
    """Tell when a writer last began or ended in a workspace; `None` where there was none yet.

    Every journal comes and goes in our folder. So whoever reads several files, and finds the same
    before and after, has not read some of them old and others new.
    """
    try:
        return (folder / OURS).stat().st_mtime_ns
    except OSError:
        return None
