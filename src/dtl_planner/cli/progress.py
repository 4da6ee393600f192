"""Progress of a long job, on a terminal and only once it has taken a second."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

_PATIENCE_SECONDS = 1.0


@contextmanager
def shown_progress(doing: str) -> Iterator[Callable[[int, float], None]]:
    """Give a function to be told how many rows are done and what share of the work that is.

    The clock here only decides whether a bar is drawn on standard error; it touches no result.
    """
    began = time.monotonic()
    bar: tuple[Progress, TaskID] | None = None

    def told(rows: int, share: float) -> None:
        nonlocal bar
        if bar is None and sys.stderr.isatty() and time.monotonic() - began > _PATIENCE_SECONDS:
            bar = _begun(doing)
        if bar is not None:
            bar[0].update(bar[1], completed=share, description=f"{doing}, {rows:,} rows")

    try:
        yield told
    finally:
        if bar is not None:
            bar[0].stop()


@contextmanager
def patience(doing: str) -> Iterator[None]:
    """Say on a terminal what is being done, once it has taken a second; then take the line away."""
    if not sys.stderr.isatty():
        yield
        return
    said = threading.Event()

    def say() -> None:
        said.set()
        sys.stderr.write(f"{doing} ...")
        sys.stderr.flush()

    timer = threading.Timer(_PATIENCE_SECONDS, say)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said.is_set():
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


@contextmanager
def ticking(said: Callable[[int], str]) -> Iterator[None]:
    """Say on a terminal, from the first second on and each second, what is being done.

    Args:
        said: Given the seconds that have passed, a text of one line.
    """
    if not sys.stderr.isatty():
        yield
        return
    over = threading.Event()

    def tick() -> None:
        seconds = 0
        while not over.wait(_PATIENCE_SECONDS):
            seconds += 1
            sys.stderr.write(f"\r\033[K{said(seconds)}")
            sys.stderr.flush()
        if seconds:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    ticker = threading.Thread(target=tick, daemon=True)
    ticker.start()
    try:
        yield
    finally:
        over.set()
        ticker.join()


def _begun(doing: str) -> tuple[Progress, TaskID]:
    # Imported only for a job that takes long enough to be watched.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    progress = Progress(console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task(doing, total=1.0)
