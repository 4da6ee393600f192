"""Modules and functions stay small enough to be read in one go."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    file for folder in ("src", "tools", "benchmarks") for file in (ROOT / folder).rglob("*.py")
)
LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 50


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_module_and_its_functions_are_short(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    too_long = {
        node.name: length
        for node in functions
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LINES_OF_A_FUNCTION
    }
    assert too_long == {}
    assert len(text.splitlines()) <= LINES_OF_A_MODULE


def test_every_module_says_why_it_exists() -> None:
    silent = [file.name for file in MODULES if not ast.get_docstring(ast.parse(file.read_text()))]
    assert silent == []
