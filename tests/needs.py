"""The marker `needs(NAME, ...)`: a test that runs another program, or an extra, says so.

Where something is missing the test is skipped, so that a machine with nothing but Python can run
the rest. In CI, which installs everything, a test that would be skipped is an error: `DTL_CI=1`.
A name may also be that of a package of Node in the folder that `DTL_NODE_MODULES` names.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAMS = frozenset({"chromium", "dot", "git", "java", "node", "pdftotext", "soffice", "tj3"})
"""What is asked of the machine; a program called as a package of Python is, such as `playwright`,
does not bring that package."""


def _missing(item: pytest.Item) -> Iterator[str]:
    """Name what the test needs and this machine has neither as a program nor as a module."""
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            if not _is_there(name):
                yield name


def _is_there(name: str) -> bool:
    if name in PROGRAMS:
        return shutil.which(name) is not None
    return find_spec(name) is not None or _is_of_node(name)


def _is_of_node(name: str) -> bool:
    folder = os.environ.get("DTL_NODE_MODULES")
    return folder is not None and (Path(folder) / name / "package.json").is_file()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that lacks something, or fail it in CI."""
    missing = ", ".join(_missing(item))
    if not missing:
        return
    if os.environ.get("DTL_CI"):
        pytest.fail(f"CI must install what this test needs: {missing}", pytrace=False)
    pytest.skip(f"needs {missing}")
