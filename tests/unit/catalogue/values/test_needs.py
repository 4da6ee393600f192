from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.values.needs import Ages, Levels

LEVELS: TypeAdapter[tuple[int, ...]] = TypeAdapter(Levels)


@pytest.mark.parametrize(
    ("written", "ages", "shown"),
    [("0-7", Ages(0, 7), "0-7"), ("14-19", Ages(14, 19), "14-19"), (16, Ages(16, 16), "16")],
)
def test_both_ends_belong_to_an_age_range(written: object, ages: Ages, shown: str) -> None:
    assert Ages.read(written) == ages
    assert str(ages) == shown


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (True, "ages_form"),
        ("under 8", "ages_form"),
        ("0 to 7", "ages_form"),
        ("13-8", "ages_order"),
        ("0-26", "ages_oldest"),
        (-1, "ages_oldest"),
    ],
)
def test_what_is_no_age_range_is_refused(written: object, problem: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        Ages.read(written)
    assert refused.value.type == problem


@pytest.mark.parametrize(
    ("written", "levels"), [(2, (2,)), ([3, 2], (2, 3)), ([2, 2, 4], (2, 4)), ((1,), (1,))]
)
def test_levels_come_in_order_and_once_each(written: object, levels: tuple[int, ...]) -> None:
    assert LEVELS.validate_python(written) == levels


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ([], "too_short"),
        (True, "levels_form"),
        ("2", "levels_form"),
        ([0], "greater_than_equal"),
        ([5], "less_than_equal"),
        (["2"], "int_type"),
        ([2.0], "int_type"),
    ],
)
def test_levels_are_numbers_from_1_to_4(written: object, problem: str) -> None:
    with pytest.raises(ValidationError) as refused:
        LEVELS.validate_python(written)
    assert problem in {error["type"] for error in refused.value.errors()}
