"""Lengths drawn by lot: what a table holds, and who draws the same."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

import numpy as np
from inline_snapshot import snapshot

from dtl_planner.plan.making.brief import Spread
from dtl_planner.plan.simulation.drawing import STEPS, drawn, lengths_of, table_of, tables_of

pytestmark = pytest.mark.needs("numpy")


def counts(spread: Spread) -> dict[int, int]:
    days, how_often = np.unique(table_of(spread), return_counts=True)
    return dict(zip(days.tolist(), how_often.tolist(), strict=True))


def test_a_triangle_has_its_top_over_the_likely_length() -> None:
    assert counts(Spread(2, 4, 7)) == snapshot({2: 26, 3: 204, 4: 367, 5: 273, 6: 137, 7: 17})
    assert sum(counts(Spread(2, 4, 7)).values()) == STEPS


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        (Spread(1, 1, 2), {1: 768, 2: 256}),  # three quarters of the triangle lie below 1.5
        (Spread(1, 2, 2), {1: 256, 2: 768}),
        (Spread(3, 3, 3), {3: 1024}),
        (Spread(0, 0, 1), {0: 768, 1: 256}),
    ],
)
def test_small_triangles_by_hand(spread: Spread, expected: dict[int, int]) -> None:
    assert counts(spread) == expected


def test_no_length_goes_beyond_what_can_be_counted() -> None:
    table = tables_of([Spread(1, 5_000, 9_000)], most=300, kind=np.int16)
    assert int(table.max()) == 300


def test_a_chunk_draws_the_same_always_and_another_chunk_or_seed_something_else() -> None:
    first = drawn(1, 0, draws=3, runs=5)
    assert first.tolist() == snapshot(
        [[183, 399, 857, 589, 277], [585, 188, 556, 995, 364], [288, 718, 860, 988, 338]]
    )
    assert (drawn(1, 0, draws=3, runs=5) == first).all()
    assert (drawn(1, 1, draws=3, runs=5) != first).any()
    assert (drawn(2, 0, draws=3, runs=5) != first).any()


def test_every_number_is_drawn_about_equally_often() -> None:
    found = np.bincount(drawn(7, 0, draws=64, runs=4096).ravel(), minlength=STEPS)
    assert len(found) == STEPS
    assert abs(found - 256).max() < 6 * 16  # six standard deviations


def test_lengths_are_what_the_tables_say() -> None:
    spreads = [Spread(1, 2, 9), Spread(4, 4, 8)]
    tables = tables_of(spreads, most=100, kind=np.int16)
    numbers = drawn(1, 0, draws=2, runs=50)
    found = lengths_of(tables, numbers)
    for row in range(2):
        assert found[row].tolist() == [int(tables[row, n]) for n in numbers[row]]
