"""Runs programs in processes of their own, and tells what each of them cost."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
_COLLECTED = re.compile(r"Collected\s*:\s*(\d+)")


def python(*args: str) -> list[str]:
    """Make the command that runs this Python with some arguments."""
    return [sys.executable, *args]


def said(command: Sequence[str], folder: Path) -> str:
    """Run a program, and give what it wrote to standard output.

    Raises:
        SystemExit: It failed; its own message is passed on.
    """
    done = subprocess.run(
        command, cwd=folder, env=_surroundings(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"a contender failed: {done.stderr.strip()[-500:] or done.returncode}")
    return done.stdout


def cpu_seconds(command: Sequence[str], folder: Path) -> float:
    """Run a program, and give the seconds that it kept processors busy, in Python and outside."""
    child = subprocess.Popen(
        command,
        cwd=folder,
        env=_surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"a contender failed: exit code {child.returncode}")
    return used.ru_utime + used.ru_stime


def instructions(command: Sequence[str], folder: Path) -> int | None:
    """Count the instructions of one run with valgrind; none where it cannot run the program."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    tool = [valgrind, "--tool=callgrind", f"--callgrind-out-file={os.devnull}"]
    done = subprocess.run(
        [*tool, *command],
        cwd=folder,
        env=_surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    counted = _COLLECTED.search(done.stderr)
    return int(counted[1]) if counted and not done.returncode else None


def _surroundings() -> dict[str, str]:
    """The same for every run: hashes do not vary, and compiled modules may be kept."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    packages = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    return {**kept, "PYTHONHASHSEED": "0", "PYTHONPATH": packages, "NO_COLOR": "1"}
