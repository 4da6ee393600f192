"""The page of modules: the first sentence of each, by layer, as a map for newcomers."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tools.docs.console import ROOT
from tools.docs.markdown import first_paragraph, joined, table, wrapped

if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = ROOT / "src" / "dtl_planner"
_INTRODUCTION = """
What stands where, in the words of each module's first sentence. [How a run
works](../explanation/architecture.md) tells how they follow each other.
"""


def page() -> str:
    """Write the page, one table for each package."""
    packages = sorted(file.parent for file in _PACKAGE.rglob("__init__.py"))
    return joined("# Modules", wrapped(_INTRODUCTION), *(_table(folder) for folder in packages))


def _table(folder: Path) -> str:
    name = ".".join(("dtl_planner", *folder.relative_to(_PACKAGE).parts))
    modules = [file for file in sorted(folder.glob("*.py")) if file.stem != "__init__"]
    rows = [(f"`{file.stem}`", _sentence(file)) for file in modules]
    about = _sentence(folder / "__init__.py")
    return joined(f"## {name}", wrapped(about), table(("module", "what it is for"), rows))


def _sentence(file: Path) -> str:
    return first_paragraph(ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))))
