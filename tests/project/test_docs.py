"""Generated pages, and the output that pages show, are what the code says now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.needs("numpy", "polars")
def test_no_generated_page_is_stale_and_each_command_prints_what_its_page_shows() -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "tools.docs", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.stderr, checked.returncode) == ("", 0)
