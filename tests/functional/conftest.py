"""`dtl` run inside this process: quicker than a program, and the same but for start and end."""

from __future__ import annotations

import gc
from contextlib import chdir
from typing import TYPE_CHECKING

import pytest
from running import ROOT, Dtl, Ended

from dtl_planner.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def dtl(capsys: pytest.CaptureFixture[str]) -> Dtl:
    """Run a command in a folder, the root workspace if none is named."""

    def run_here(*args: str, cwd: Path = ROOT) -> Ended:
        capsys.readouterr()
        with chdir(cwd), pytest.raises(SystemExit) as ended:
            main(args)
        gc.enable()  # a command leaves it off, as nothing comes after it
        written = capsys.readouterr()
        code = ended.value.code
        return Ended(code if isinstance(code, int) else 0, written.out, written.err)

    return run_here
