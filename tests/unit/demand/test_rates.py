from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sample_observations import observed

from dtl_planner.catalogue.values.figures import rounded
from dtl_planner.demand.observation import Status
from dtl_planner.demand.picture.rates import rates_of


def test_manchesters_looked_after_children_are_97_in_10_000() -> None:
    rates = rates_of(
        [observed("m", "1280", period="2025")], [observed("m", "131831", period="2025")]
    )
    assert rounded(rates["m"].value, 0) == Decimal(97)
    assert rates["m"].same_period


def test_people_counted_in_another_period_are_taken_and_it_is_said() -> None:
    people = [observed("a", "1000", period="2001"), observed("a", "2000", period="2011")]
    rates = rates_of([observed("a", "10", period="2009/10")], people, per=100)
    assert rates["a"].value == Fraction(1, 2)
    assert rates["a"].counted
    assert (rates["a"].counted.wording, rates["a"].same_period) == ("2011", False)


def test_a_year_that_holds_the_month_is_nearest() -> None:
    people = [observed("a", "7", period=None), observed("a", "1000", period="2019")]
    rates = rates_of([observed("a", "10", period="2019-02")], people)
    assert rates["a"].population == Decimal(1000)
    unstated = rates_of([observed("a", "10", period=None)], people)
    assert (unstated["a"].population, unstated["a"].same_period) == (Decimal(7), True)


def test_there_is_no_rate_without_figure_or_people() -> None:
    figures = [observed("a", "1"), observed("b", rank=1), observed("c", "3")]
    people = [observed("a", "0"), observed("b", "5"), observed("c", status=Status.SUPPRESSED)]
    assert rates_of(figures, people) == {}
