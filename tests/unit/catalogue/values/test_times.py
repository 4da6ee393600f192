from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from dtl_planner.catalogue.values.times import Stretch


def test_a_stretch_runs_from_the_first_day_to_the_last_that_is_meant() -> None:
    term = Stretch.model_validate({"from": "2009-09", "to": "2009-12", "why": "Autumn term"})
    assert (term.begins.first, term.to.last) == (date(2009, 9, 1), date(2009, 12, 31))


def test_a_stretch_may_lie_within_one_month() -> None:
    month = Stretch.model_validate({"from": "2009-09", "to": "2009-09"})
    assert (month.begins.first, month.to.last) == (date(2009, 9, 1), date(2009, 9, 30))


@pytest.mark.parametrize(
    ("begins", "to", "wrong"),
    [
        ("2009-10", "2009-09", {("to", "date_order")}),
        ("soon", "2009-09", {("from", "date_form")}),
        ("soon", "later", {("from", "date_form"), ("to", "date_form")}),
    ],
)
def test_a_stretch_that_runs_backwards_is_refused_once(
    begins: str, to: str, wrong: set[tuple[str, str]]
) -> None:
    with pytest.raises(ValidationError) as refused:
        Stretch.model_validate({"from": begins, "to": to})
    assert {(str(each["loc"][0]), each["type"]) for each in refused.value.errors()} == wrong
