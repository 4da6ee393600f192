"""Ctrl-C while something is searched for: once for the best so far, twice to end at once."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.cli.edge import EXIT_INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STDERR = 2


@dataclass(slots=True)
class Stop:
    """Whether somebody pressed Ctrl-C; a search asks it again and again, by calling it.

    Attributes:
        is_asked: Whether somebody wants the search to stop.
        is_heard: Whether a search has asked yet; until then there is nothing to give.
    """

    is_asked: bool = False
    is_heard: bool = False

    def __call__(self) -> bool:
        """Say whether to stop."""
        self.is_heard = True
        return self.is_asked

    def told(self, seconds: int) -> str:
        """Say in a line how far the search is, and what Ctrl-C would do."""
        if self.is_asked:
            return "Stopping with the best plan so far ... Ctrl-C again ends at once"
        if not self.is_heard:
            return f"Looking at what changes ... {seconds} s"
        return f"Planning ... {seconds} s; Ctrl-C gives the best plan so far"


@contextmanager
def stoppable(end: Callable[[int], object] = os._exit) -> Iterator[Stop]:
    """Take Ctrl-C as a wish to stop meanwhile; nothing may be written to a file in here.

    A second one ends the program without waiting for a search that runs in a thread of its own,
    which no exception would reach.

    Args:
        end: Ends the program with an exit code.
    """
    stop = Stop()

    def hear(*_: object) -> None:
        if stop.is_asked:
            os.write(_STDERR, b"\nStopped.\n")  # whatever else was being written there just now
            end(EXIT_INTERRUPTED)
        stop.is_asked = True

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
