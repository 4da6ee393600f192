"""Pressing Ctrl-C while `dtl` is at work, on a screen as people have it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from running import PROGRAM, Ended, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_AS_SOON_AS_IT_LISTENS = """
import os, signal, sys, threading, time
from dtl_planner.cli import main

def press():
    before = signal.getsignal(signal.SIGINT)
    while signal.getsignal(signal.SIGINT) is before:
        time.sleep(0.001)
    os.kill(os.getpid(), signal.SIGINT)

threading.Thread(target=press).start()
main(sys.argv[1:])
"""


@contextmanager
def at_work(*args: str, cwd: Path, shows: str) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """Run `dtl` until its talk on the screen `shows` something; data goes into a pipe."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with subprocess.Popen(
        [*PROGRAM, *args], cwd=cwd, env=environment(), stdout=subprocess.PIPE, stderr=theirs
    ) as program:
        os.close(theirs)
        try:
            until(ours, shows)
            yield program, ours
        finally:
            program.kill()  # where the test failed
            os.close(ours)


def until(handle: int, wanted: str) -> str:
    """Read what the screen shows until something stands there, two minutes at most."""
    shown, end = "", time.monotonic() + 120
    while re.search(wanted, shown) is None and time.monotonic() < end:
        try:
            shown += os.read(handle, 65_536).decode()
        except OSError:  # the other end is closed, as a terminal puts it
            break
    assert re.search(wanted, shown), shown
    return shown


def pressed_at_once(*args: str, cwd: Path) -> Ended:
    """Run `dtl`, and press Ctrl-C as soon as it listens."""
    done = subprocess.run(
        [sys.executable, "-c", _AS_SOON_AS_IT_LISTENS, *args],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())
