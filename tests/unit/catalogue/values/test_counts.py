from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.counts import Count


@pytest.mark.parametrize(
    ("written", "count"),
    [
        (180, Count(180, 180, "180")),
        (6.4, Count(6.4, 6.4, "6.4")),
        ("180", Count(180, 180, "180")),
        ("about 180", Count(180, 180, "about 180", approximate=True)),
        ("over 200", Count(200, None, "over 200", exclusive=True)),
        ("under 50", Count(0, 50, "under 50", exclusive=True)),
        ("at least 3", Count(3, None, "at least 3")),
        ("at most 5.5", Count(0, 5.5, "at most 5.5")),
        ("400-500", Count(400, 500, "400-500")),
        ("400 - 500", Count(400, 500, "400 - 500")),
    ],
)
def test_a_count_keeps_its_range_and_its_wording(written: object, count: Count) -> None:
    assert Count.read(written) == count


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (True, "count_form"),
        (None, "count_form"),
        ("many", "count_form"),
        ("1,200", "count_form"),
        ("-5", "count_form"),
        ("1" * 19, "count_form"),
        ("500-400", "count_order"),
        (-1, "count_sign"),
    ],
)
def test_what_is_no_count_is_refused_by_a_stable_type(written: object, problem: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Count.read(written)
    assert refused.value.type == problem
