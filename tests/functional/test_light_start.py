"""What a command does not need, it does not load: starting must not be felt."""

from __future__ import annotations

import subprocess
import sys

import pytest
from running import CROYDON, ROOT, environment

HEAVY = {"rich", "networkx", "numpy", "polars", "ortools", "pandas", "openpyxl", "hypothesis"}


def loaded_by(*args: str, cwd: str = str(ROOT)) -> set[str]:
    """The modules that Python itself says a command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "dtl_planner", *args],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    lines = (line for line in done.stderr.split("\n") if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_help_loads_neither_the_heavy_nor_what_reads_files() -> None:
    loaded = loaded_by("--help")
    assert loaded & (HEAVY | {"yaml", "pydantic", "pydantic_core"}) == set()
    assert "typer" in loaded  # the question is asked of the right program


@pytest.mark.parametrize(
    "args", [("classify",), ("classify", "-f", "json"), ("why", "portage"), ("ask",), ("scheme",)]
)
def test_the_daily_commands_load_nothing_heavy(args: tuple[str, ...]) -> None:
    loaded = loaded_by(*args)
    assert loaded & HEAVY == set()
    assert {"yaml", "pydantic"} <= loaded


@pytest.mark.parametrize(
    "command",
    ["check", "places", "demand", "readiness", "targets", "impact", "risks", "programme"],
)
def test_a_look_at_a_whole_programme_loads_nothing_heavy(command: str) -> None:
    assert loaded_by(command, cwd=str(CROYDON)) & HEAVY == set()
