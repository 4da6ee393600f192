"""Each benchmark takes what the list of all makes of the options, as no type checker sees it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from benchmarks.__main__ import ASKED, options

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.mark.parametrize("name", ASKED)
def test_a_benchmark_is_asked_for_what_it_takes(name: str) -> None:
    # Read and not imported: together they load every extra there is.
    module = ast.parse((BENCHMARKS / f"{name}.py").read_text(encoding="utf-8"))
    (main,) = (
        node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == "main"
    )
    given = ASKED[name](options().parse_args([name]))
    assert [*given] == [argument.arg for argument in main.args.kwonlyargs]
