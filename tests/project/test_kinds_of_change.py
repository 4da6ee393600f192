"""Each kind of change has a turn of its own, plain words, and a line in the reference."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.difference import change_rules

if TYPE_CHECKING:
    from dtl_planner.diff.changes import ChangeRule

ROOT = Path(__file__).parents[2]

kinds = pytest.mark.parametrize("rule", change_rules(), ids=lambda rule: rule.kind)


@pytest.fixture(scope="module")
def reference() -> str:
    """The page as it is generated; that the file is no older is held by `test_docs`."""
    program = "from tools.docs.changes import page; print(page())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_no_two_kinds_share_a_name_or_a_turn() -> None:
    assert len({rule.kind for rule in change_rules()}) == len(change_rules())
    assert len({rule.order for rule in change_rules()}) == len(change_rules())


@kinds
def test_a_kind_says_in_one_line_what_it_tells(rule: ChangeRule) -> None:
    assert rule.kind == rule.kind.lower()
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 72


@kinds
def test_a_kind_has_a_line_in_the_reference(rule: ChangeRule, reference: str) -> None:
    line = next(line for line in reference.splitlines() if line.startswith(f"| {rule.kind} "))
    assert rule.summary in line


@pytest.mark.parametrize("degree", list(Degree), ids=lambda degree: degree.word)
def test_a_degree_has_a_line_in_the_reference(degree: Degree, reference: str) -> None:
    assert any(
        f"| {degree.word} " in line and degree.meaning in line for line in reference.splitlines()
    )
