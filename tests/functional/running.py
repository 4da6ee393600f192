"""Running `dtl` as people do: a program with arguments, a folder and an environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tests.programmes import PROGRAMMES

import dtl_planner
from dtl_planner.catalogue.reading.attachments import attached
from dtl_planner.catalogue.reading.gathering import Folder, gather
from dtl_planner.limits import Limits

ROOT = Path(__file__).parents[2]
CROYDON = PROGRAMMES["croydon"]
MANCHESTER = PROGRAMMES["manchester"]
COUNTY = ROOT / "tests/cases/schemes/county"
EXPECTED = ROOT / "tests/expected"
DEFAULTS = ROOT / "tests/cases/defaults"
PROGRAM = (sys.executable, "-m", "dtl_planner")

_OURS = ("DTL_", "PYTHON", "LC_", "_DTL")
_SETTING = {"LANG", "NO_COLOR", "TZ", "COLUMNS", "TERM"}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str = ""


Dtl: TypeAlias = Callable[..., Ended]
"""What the fixture `dtl` gives."""


def environment(**changes: str) -> dict[str, str]:
    """The environment without anything that `dtl` or Python looks at, but for the changes."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_OURS) and k not in _SETTING}
    home = str(Path(dtl_planner.__file__).parents[1])
    return kept | {"PYTHONPATH": home, "PYTHONIOENCODING": "utf-8"} | changes


def run(*args: str, cwd: Path = ROOT, **changes: str) -> Ended:
    """Run `dtl` as a program of its own."""
    done = subprocess.run(
        [*PROGRAM, *args], cwd=cwd, env=environment(**changes), capture_output=True, check=False
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


_SEVERAL = """
import json, sys
from dtl_planner.cli import main
for args in json.loads(sys.argv[1]):
    try:
        main(args)
    except SystemExit as end:
        print(f"-- {end.code or 0} --", flush=True)
"""


def several(*commands: tuple[str, ...]) -> tuple[str, ...]:
    """The program that runs several commands one after the other, as starting takes longest."""
    return (sys.executable, "-c", _SEVERAL, json.dumps(commands))


def run_several(*commands: tuple[str, ...], cwd: Path = ROOT, **changes: str) -> bytes:
    """Run several commands in one process, and give all that they write, as it was written."""
    done = subprocess.run(
        several(*commands),
        cwd=cwd,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
    )
    return done.stdout


def assert_expected(name: str, text: str) -> None:
    """Compare a long output with its file; `DTL_WRITE_EXPECTED=1` writes the file anew."""
    path = EXPECTED / name
    if os.environ.get("DTL_WRITE_EXPECTED"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def files_of(workspace: Path) -> tuple[str, ...]:
    """Name the files of a workspace, those of its proposals and its tables and maps too."""
    written = gather(Folder(workspace, Limits()), limits=Limits()).files
    return (*written, *attached(workspace, limits=Limits()).files)


def copy_of(workspace: Path, folder: Path) -> Path:
    """Copy the files of a workspace."""
    for name in files_of(workspace):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(workspace / name, folder / name)
    return folder


def written(folder: Path, **texts: str) -> Path:
    """Write a small workspace: the files given, and the plainest ones for the rest."""
    copy_of(DEFAULTS, folder)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(f"dtl: 1\n{text}", encoding="utf-8")
    return folder
