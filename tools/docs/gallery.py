"""The gallery: each case of a mistake, with what `dtl check` prints for it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from dtl_planner.app.checking import check
from dtl_planner.app.codes import all_codes
from dtl_planner.app.opening import read_workspace
from dtl_planner.limits import Limits
from dtl_planner.render.layout import Page
from dtl_planner.render.messages import Report, full
from tools.docs.codes import heading
from tools.docs.console import ROOT
from tools.docs.markdown import anchor, block, joined, wrapped

_CASES = ROOT / "tests" / "cases"
_EXPECTATION = re.compile(r"\s*# expect: DTL.*$", re.MULTILINE)
_INTRODUCTION = """
Every mistake that `dtl` knows, as `dtl check` prints it. Each is a folder under
`tests/cases/errors`, which a test holds to exactly these findings and places.
"""


def page() -> str:
    """Write the gallery, in the order of the codes."""
    codes = {code.id: code for code in all_codes()}
    parts = ["# Every message", wrapped(_INTRODUCTION)]
    for folder in sorted(one for one in (_CASES / "errors").iterdir() if one.is_dir()):
        code = codes[folder.name[:6]]
        parts += [
            f"## {folder.name}",
            wrapped(f"[What it means and what to do](reference/codes.md#{anchor(heading(code))})."),
            block(_EXPECTATION.sub("", _printed(folder)), "text"),
        ]
    return joined(*parts)


def _printed(case: Path) -> str:
    with TemporaryDirectory() as name:
        workspace = Path(name)
        for default in (_CASES / "defaults").iterdir():
            if not (case / f"{default.name}.missing").exists():
                shutil.copy(default, workspace)
        shutil.copytree(case, workspace, dirs_exist_ok=True)
        return full.write(_report(workspace), Page())


def _report(folder: Path) -> Report:
    limits = Limits()
    workspace = read_workspace(folder, limits=limits)
    texts = workspace.texts
    return Report(check(workspace), texts, len(texts), limits.errors_shown, notes=True)
