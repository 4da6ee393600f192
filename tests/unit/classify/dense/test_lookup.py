from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("numpy", reason="needs numpy and polars, of the extra `bulk`")
pytest.importorskip("polars", reason="needs numpy and polars, of the extra `bulk`")

import polars as pl

from dtl_planner.classify.dense.coding import Coder
from dtl_planner.classify.dense.lookup import Found, Lookup
from dtl_planner.classify.dense.table import Dense, write_out
from dtl_planner.classify.engine.table import Table, compile_table
from dtl_planner.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.written.building import Built

pytestmark = pytest.mark.needs("numpy", "polars")

SCHEME = """
dtl: 1
schemes:
  - id: three
    title: Three questions
    facts:
      local: {ask: Is it local?}
      level: {ask: Which levels?, type: level, values: [1, 2, 3], fixed: yes}
      size: {ask: How large?, type: choice, values: [small, large]}
    categories: [here, there]
    rules:
      - {id: near, then: here, when: {all: [local, level <= 1]}, because: near}
      - {id: far, then: there, when: level == 3, because: far}
      - {id: big, then: here, when: size == large, because: big}
"""


@pytest.fixture
def table(build: Callable[[str], Built]) -> Table:
    scheme = build(SCHEME).scheme
    assert scheme is not None
    return compile_table(scheme)


def every_row(table: Table, *, written_out: bool) -> tuple[Found, Lookup]:
    """Look up every combination of answers, several levels at once among them."""
    words = [["yes", "no", ""], ["1", "2", "3", "1;3", "2;3", ""], ["small", "large", ""]]
    rows = list(zip(*product(*words), strict=True))
    facts, axes = table.scheme.facts, table.alphabet.axes
    coders = [Coder(fact, axis) for fact, axis in zip(facts, axes, strict=True)]
    dense = write_out(table) if written_out else None
    assert not isinstance(dense, Diagnostic)
    lookup = Lookup(table, dense, coders)
    pairs = zip(coders, rows, strict=True)
    return lookup.find([coder.slots(pl.Series(cells)) for coder, cells in pairs]), lookup


def test_arrays_and_single_verdicts_say_the_same(table: Table) -> None:
    (fast, wide), (slow, narrow) = (
        every_row(table, written_out=True),
        every_row(table, written_out=False),
    )
    for name in ("category", "rule", "margin", "ask"):
        assert getattr(fast, name).tolist() == getattr(slow, name).tolist(), name
    assert [wide.sets[n] for n in fast.possible] == [narrow.sets[n] for n in slow.possible]
    assert (None,) in wide.sets


def test_a_table_with_too_many_patterns_is_not_written_out(table: Table) -> None:
    assert isinstance(write_out(table, cells_most=36), Dense)
    refused = write_out(table, cells_most=35)
    assert isinstance(refused, Diagnostic)
    assert refused.message == (
        "`three` has 36 patterns of answers and 3 outcomes; "
        "written out are at most 35 patterns of 64 outcomes"
    )
