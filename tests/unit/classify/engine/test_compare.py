from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.classify.engine.compare import Difference, difference
from dtl_planner.classify.engine.table import compile_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.written.building import Built

    Build = Callable[..., Built]

ROOT = Path(__file__).parents[4]
PETERBOROUGH = (ROOT / "criteria.yaml").read_text(encoding="utf-8")
CROYDON = (ROOT / "examples/croydon/criteria.yaml").read_text(encoding="utf-8")


def table_of(build: Build, text: str, **params: str | Decimal) -> Table:
    scheme = build(text, params=params).scheme
    assert scheme is not None
    return compile_table(scheme)


@pytest.mark.parametrize(
    ("most", "moved"),
    [
        (Decimal(1), 30),
        (Decimal(2), 20),
        (Decimal(3), 0),
        ("majority", 0),
        ("two_thirds", 10),  # 4 of 5, and 3 of the 4 without one
        (Decimal(4), 20),  # 4 of 5, and 4 of the 4
        (Decimal(5), 30),
        ("all_but_one", 10),
        ("all", 27),
    ],
)
def test_what_another_reading_of_most_moves_in_peterborough(
    build: Build, most: str | Decimal, moved: int
) -> None:
    found = difference(table_of(build, PETERBOROUGH), table_of(build, PETERBOROUGH, most=most))
    assert (found.cells, found.of) == (moved, 64)
    assert bool(found.example) is bool(moved)


def test_a_difference_has_an_example(build: Build) -> None:
    other = CROYDON.replace("then: ambassador", "then: navigator")
    found = difference(table_of(build, CROYDON), table_of(build, other))
    assert found == Difference(1, 4, (("based_in_area", "no"), ("work_by_area", "no")))


CONTESTED = """
dtl: 1
schemes:
  - id: small
    title: Small
    facts: {a: {ask: A?}}
    categories: [east, west]
    policy: declared
    rules:
      - {id: first, then: east, when: a, because: so}
      - {id: second, then: east, when: a, because: so}
"""


def test_a_further_result_that_only_the_other_reading_has_is_a_difference(build: Build) -> None:
    """Both give `east` where `a` is yes; one of them also allows `north`, unknown to the other."""
    other = CONTESTED.replace("[east, west]", "[east, north]")
    other = other.replace("id: second, then: east", "id: second, then: north")
    for pair in ((CONTESTED, other), (other, CONTESTED)):
        found = difference(*(table_of(build, text) for text in pair))
        assert found == Difference(1, 2, (("a", "yes"),))


def test_tables_over_other_answers_cannot_be_compared(build: Build) -> None:
    with pytest.raises(ValueError, match="only tables over the same answers can be compared"):
        difference(table_of(build, PETERBOROUGH), table_of(build, CROYDON))
