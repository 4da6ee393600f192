from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from dtl_planner.catalogue.values.apportioning import Method
from dtl_planner.demand.staffing.sizing import Measure, Order, Tied, size

DEMAND = {"north": 300, "central": 240, "south": 60}
EIGHTY = Tied("80/20", 80)


def test_posts_follow_demand_and_work_evens_out() -> None:
    sizing = size(Order(20), DEMAND, now={"north": 8, "central": 8, "south": 4, "hub": 3})
    assert sizing.given.posts == {"central": 8, "north": 10, "south": 2}
    assert sizing.moves == {"central": 0, "north": 2, "south": -2}
    assert sizing.before
    assert [load.for_one_post for load in sizing.before.loads] == [30, Fraction(75, 2), 15]
    assert sizing.before.average == 30
    assert sizing.before.heavy == ("north",)
    assert sizing.before.heaviest_to_lightest == Fraction(5, 2)
    assert sizing.after.is_even
    assert {load.above for load in sizing.after.loads} == {Fraction(0)}
    assert (sizing.free_posts, sizing.helped) == (0, None)


def test_of_posts_a_fifth_is_kept_free_and_goes_where_work_is_heaviest() -> None:
    sizing = size(Order(21, rule=EIGHTY), DEMAND)
    assert (sizing.order.tied_posts, sizing.free_posts) == (16, 5)
    assert sizing.order.is_our_reading
    assert sizing.given.posts == {"central": 6, "north": 8, "south": 2}
    assert sizing.helped
    assert {load.for_one_post for load in sizing.helped.loads} == {Fraction(600, 21)}
    assert sizing.before is None
    assert sizing.moves == {}


def test_free_posts_do_not_go_where_posts_have_less_work_already() -> None:
    order = Order(10, Method.HAMILTON, least=2, rule=EIGHTY)
    sizing = size(order, {"north": 300, "central": 290, "south": 10})
    assert sizing.given.posts == {"central": 3, "north": 3, "south": 2}
    assert sizing.helped
    assert [load.posts for load in sizing.helped.loads] == [
        Fraction(8 * 290, 590),
        Fraction(8 * 300, 590),
        2,
    ]


@pytest.mark.parametrize("measures", ["cases", "time"])
def test_of_cases_or_time_every_post_is_tied_and_a_part_of_its_work_is_free(
    measures: Measure,
) -> None:
    rule = Tied("80/20", 80, measures, "a fifth of the cases may come from elsewhere", "heads")
    sizing = size(Order(5, least=1, rule=rule), DEMAND)
    assert (sizing.order.is_our_reading, sizing.free_posts) == (False, 0)
    assert sizing.given.posts == {"central": 2, "north": 2, "south": 1}
    assert [load.for_one_post for load in sizing.after.loads] == [120, 150, 60]
    assert sizing.helped
    assert [load.for_one_post for load in sizing.helped.loads] == [
        Fraction(540) / Fraction("4.2"),
        Fraction(540) / Fraction("4.2"),
        75,
    ]


def test_a_rule_that_ties_everything_leaves_nothing_free() -> None:
    sizing = size(Order(20, rule=Tied("100/0", 100)), DEMAND)
    assert sizing.helped == sizing.after


def test_work_without_a_post_and_posts_without_work_are_told() -> None:
    sizing = size(Order(1), {"a": 5, "b": 1, "c": 0}, now={"a": 0, "b": 0, "c": 1})
    assert sizing.before
    assert sizing.before.unserved == ("a", "b")
    assert sizing.before.idle == ("c",)
    assert not sizing.before.is_even
    assert sizing.before.heaviest_to_lightest is None
    none_at_all = size(Order(0), {"a": 5}).after
    assert (none_at_all.average, none_at_all.unserved) == (None, ("a",))


def test_the_line_for_a_warning_is_the_owners() -> None:
    now = {"north": 10, "central": 8, "south": 2}
    demand = {"north": 330, "central": 240, "south": 60}
    ten = size(Order(20), demand, now=now).before
    four = size(Order(20, warn_above=Decimal("4.7")), demand, now=now).before
    assert ten
    assert four
    assert (ten.heavy, four.heavy) == ((), ("north",))
