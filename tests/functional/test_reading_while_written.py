"""Who reads while several files are written sees all of them old, or all of them new."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from running import environment, written

if TYPE_CHECKING:
    from pathlib import Path

READING = """
import sys
from pathlib import Path
from dtl_planner.app.opening import read_workspace
from dtl_planner.limits import Limits
from dtl_planner.writing.journal import write_all
folder, wanted = Path.cwd(), 2
read = []
def write(event, args):
    if event == "open" and str(args[0]).endswith(".yaml") and len(read) < wanted:
        read.append(args[0])
        if len(read) == wanted:  # one has been read, another is about to be
            files = [folder / name for name in ("services.yaml", "criteria.yaml")]
            write_all(folder, {one.name: one.read_bytes() + b"# new\\n" for one in files})
sys.addaudithook(write)
texts = read_workspace(folder, limits=Limits()).texts
print(len(read), [texts[name].endswith("# new\\n") for name in ("services.yaml", "criteria.yaml")])
"""


def test_no_reader_sees_one_file_old_and_another_new(tmp_path: Path) -> None:
    folder = written(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", READING],
        cwd=folder, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("2 [True, True]\n", "")
