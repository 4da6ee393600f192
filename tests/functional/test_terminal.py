from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import unicodedata
from typing import TYPE_CHECKING

import pytest
from running import PROGRAM, ROOT, environment, run, run_several, several, written

if TYPE_CHECKING:
    from pathlib import Path

# What is said on a slow machine while people wait, and taken away again.
PATIENCE = re.compile(r"Reading the workspace \.\.\.\r\x1b\[K")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(*commands: tuple[str, ...], width: int, **changes: str) -> str:
    """Run commands on a pseudo-terminal of some width, and give what it shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    with subprocess.Popen(
        several(*commands),
        cwd=ROOT,
        env=environment(**({"TERM": "xterm"} | changes)),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = b"".join(iter(lambda: read(ours), b""))
    os.close(ours)
    return PATIENCE.sub("", shown.decode()).replace("\r\n", "\n")


def read(handle: int) -> bytes:
    try:
        return os.read(handle, 65_536)
    except OSError:  # the other end is closed, as a terminal puts it
        return b""


def columns_of(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


COMMANDS = (
    ("classify",),
    ("why", "educational-psychology", "portage", "pupil-referral"),
    ("ask",),
    ("scheme", "--sweep", "most"),
    ("check", "--notes", "--as-of", "2012"),
    ("limits",),
    ("explain", "DTL311"),
    ("graph",),
    ("structure",),
    ("structure", "--place-hosts"),
    ("diff", "current", "proposed"),
    ("diff", "current", "proposed", "--for", "attendance-officers"),
    ("consult",),
    ("consult", "--said-did"),
    ("places",),
    ("readiness",),
    ("programme",),
    *((name, "--workspace", "examples/croydon") for name in ("places", "demand", "risks")),
    *((name, "--workspace", "examples/manchester") for name in ("impact", "risks", "programme")),
    ("targets", "--workspace", "examples/north-yorkshire"),
)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    shown = COLOUR.sub("", on_terminal(*COMMANDS, width=width))
    assert [line for line in shown.split("\n") if columns_of(line) > width] == []
    assert re.findall(r"^-- (\d+) --$", shown, re.MULTILINE) == ["0"] * len(COMMANDS)


def test_80_columns_show_what_a_pipe_gets_with_colour_on_top() -> None:
    plain = run_several(*COMMANDS).decode()
    coloured = on_terminal(*COMMANDS, width=80)
    assert COLOUR.search(coloured)
    assert COLOUR.sub("", coloured) == plain
    assert on_terminal(*COMMANDS, width=80, NO_COLOR="1") == plain
    assert on_terminal(*COMMANDS, width=80, TERM="dumb") == plain
    assert on_terminal(*COMMANDS, width=80, NO_COLOR="") == coloured


def test_a_file_for_programs_has_no_colour_even_on_a_terminal() -> None:
    files = [(*command, "-f", form) for command in COMMANDS[:4] for form in ("csv", "md", "json")]
    assert on_terminal(*files, width=60) == run_several(*files).decode()


def test_a_terminal_too_narrow_for_anything_is_taken_as_40_columns() -> None:
    shown = COLOUR.sub("", on_terminal(("classify",), width=10))
    assert max(columns_of(line) for line in shown.split("\n")) <= 40


NAMES = """\
services:
  - {id: cafe, name: Café Žižkov, answers: {local: yes}}
  - {id: play, name: 中文 play, answers: {local: no}}
  - {id: euro, name: 100 € 🙂}
"""


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_encoding_of_the_output_works(tmp_path: Path, encoding: str) -> None:
    place = written(tmp_path, services=NAMES)
    files = [("classify", "--format", form) for form in ("table", "csv", "md", "json")]
    whole = run_several(*files, cwd=place).decode()
    done = run_several(*files, cwd=place, PYTHONIOENCODING=encoding)
    assert "\u017di\u017ekov" in whole
    assert done == whole.encode(encoding, "backslashreplace")


def test_findings_in_another_encoding_work_too(tmp_path: Path) -> None:
    place = written(tmp_path, services="services:\n  - {id: play, name: Žižkov, nme: x}\n")
    done = run("classify", cwd=place, PYTHONIOENCODING="ascii")
    assert done.code == 1
    assert "name: \\u017di\\u017ekov" in done.err


def test_a_closed_pipe_is_quiet() -> None:
    for args in (("classify", "-f", "json"), ("check", "-f", "json", "--strict")):
        with subprocess.Popen(
            [*PROGRAM, *args],
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as program:
            assert program.stdout is not None
            assert program.stderr is not None
            program.stdout.read(1)
            program.stdout.close()
            assert program.stderr.read() == b""


def test_the_first_line_can_be_had_alone() -> None:
    done = subprocess.run(
        ["bash", "-c", '"$@" | head -1', "bash", *PROGRAM, "classify"],  # noqa: S607 - as people do
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.startswith("Delivering through Localities, Peterborough")
    assert done.stdout.count("\n") == 1


def test_a_stop_at_work_ends_with_130_and_without_a_traceback() -> None:
    with subprocess.Popen(
        [*PROGRAM, "classify", "--format", "json"],  # more than a pipe holds: it waits for us
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(1)
        program.send_signal(signal.SIGINT)
        assert program.stderr.read() == b"Stopped.\n"
        assert program.wait(timeout=30) == 130


def test_a_full_disk_is_told_and_is_no_fault(tmp_path: Path) -> None:
    if not os.path.exists("/dev/full"):  # noqa: PTH110 - a device, not a path of ours
        pytest.skip("no device that is always full")
    for args in (("classify",), ("--help",), ("--version",)):
        with open("/dev/full", "w") as full:  # noqa: PTH123 - nothing is ever in it
            done = subprocess.run(
                [*PROGRAM, *args],
                cwd=ROOT,
                env=environment(TMPDIR=str(tmp_path)),
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr == b"dtl: the result cannot be written: No space left on device\n"
    assert list(tmp_path.iterdir()) == []


def test_a_closed_standard_output_is_no_fault() -> None:
    done = subprocess.run(
        ["bash", "-c", '"$@" >&-', "bash", *PROGRAM, "classify"],  # noqa: S607 - as people do
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_fault_in_dtl_leaves_its_traceback_in_a_file_and_ends_with_70(tmp_path: Path) -> None:
    broken = (
        "import typer\n"
        "from dtl_planner.cli.edge import guarded\n"
        "def command() -> None:\n"
        "    1 / 0\n"
        "app = typer.Typer()\n"
        "app.command()(guarded(command))\n"
        "app()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken],
        env=environment(TMPDIR=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    (report,) = tmp_path.iterdir()
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr == (
        "dtl: this is a fault in dtl, not in your files. Nothing was changed.\n"
        f"Please report it with this file: {report}\n"
    )
    assert "ZeroDivisionError: division by zero" in report.read_text(encoding="utf-8")
