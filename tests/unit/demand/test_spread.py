from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sample_observations import observed

from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.demand.observation import Status
from dtl_planner.demand.picture.ranks import Origin
from dtl_planner.demand.picture.spread import Whole, makes_one, spread_of, spreads_of, unknown

SIX = ("central-east", "central-west", "north-east", "north-west", "sixth", "south-east")


def test_shares_are_worked_out_where_every_figure_is_known() -> None:
    spread = spread_of([observed("a", "50"), observed("b", "30.0"), observed("c", "20")], "abc")
    assert spread.is_complete
    assert spread.total == Decimal(100)
    assert spread.shares == {"a": Fraction(1, 2), "b": Fraction(3, 10), "c": Fraction(1, 5)}
    assert spread.missing == ()
    assert [part.rank.position for part in spread.parts if part.rank] == [1, 2, 3]
    assert {part.share.origin for part in spread.parts if part.share} == {Origin.WORKED_OUT}
    assert spread.concentration
    assert spread.concentration.top == (Fraction(1, 2), Fraction(4, 5), Fraction(1))


def test_a_part_kept_back_leaves_no_shares_and_is_named() -> None:
    kept_back = observed("c", status=Status.SUPPRESSED)
    spread = spread_of([observed("a", "50"), observed("b", "30"), kept_back], "abcd")
    assert spread.state is Whole.PARTS_MISSING
    assert spread.shares == {}
    assert spread.total is None
    assert spread.missing == ("c", "d")
    assert unknown(spread.parts) == {Status.SUPPRESSED: ("c",)}
    assert [part.value for part in spread.parts] == [Decimal(50), Decimal(30), None, None]
    ranks = [part.rank for part in spread.parts if part.rank]
    assert [(rank.position, rank.of) for rank in ranks] == [(1, 2), (2, 2)]
    assert spread.concentration
    assert spread.concentration.places == 2


def test_croydons_ranks_and_shares_go_through_without_becoming_figures() -> None:
    spread = spread_of(
        [
            observed("central-west", rank=1, share="0.27", indicator="looked-after"),
            observed("north-west", rank=2, indicator="looked-after"),
        ],
        SIX,
    )
    assert spread.state is Whole.PARTS_MISSING
    assert spread.missing == ("central-east", "north-east", "north-west", "sixth", "south-east")
    assert spread.stated_sum == Decimal("0.27")
    assert spread.concentration is None
    west = next(part for part in spread.parts if part.place == "central-west")
    assert west.value is None
    assert west.rank
    assert (west.rank.position, west.rank.origin, west.rank.of) == (1, Origin.STATED, None)
    assert west.share
    assert (west.share.value, west.share.origin) == (Fraction(27, 100), Origin.STATED)
    assert [part.rank.position for part in spread.parts if part.rank] == [1, 2]


def test_stated_shares_of_all_places_make_one_as_far_as_rounding_allows() -> None:
    thirds = [observed(place, share="0.33") for place in "abc"]
    assert spread_of(thirds, "abc").state is Whole.COMPLETE
    short = [observed("a", share="0.50"), observed("b", share="0.45")]
    refused = spread_of(short, "ab")
    assert refused.state is Whole.NOT_ONE
    assert refused.stated_sum == Decimal("0.95")
    assert refused.missing == ()
    even = spread_of([observed("a", share="0.50"), observed("b", share="0.50")], "ab").concentration
    assert even
    assert (even.gini, even.herfindahl) == (Fraction(0), Fraction(1, 2))
    assert even.as_if_equal == Fraction(2)


def test_nought_and_one_without_a_point_are_exact() -> None:
    assert makes_one([Decimal(1), Decimal(0)])
    assert not makes_one([Decimal(0), Decimal("0.99")])


def test_means_have_ranks_and_no_shares() -> None:
    means = [observed("a", "14", kind=Kind.MEAN), observed("b", "17.7", kind=Kind.MEAN)]
    spread = spread_of(means, "ab")
    assert spread.state is Whole.MEANS
    assert spread.shares == {}
    assert spread.concentration is None
    assert [part.rank.position for part in spread.parts if part.rank] == [2, 1]


def test_nothing_at_all_cannot_be_shared() -> None:
    spread = spread_of([observed("a", "0"), observed("b", "0")], "ab")
    assert spread.state is Whole.NOTHING
    assert spread.shares == {}
    assert spread.concentration is None


def test_equal_figures_share_a_rank_and_the_next_is_left_out() -> None:
    figures = {"a": "5", "b": "9", "c": "9.0", "d": "1"}
    spread = spread_of([observed(place, value) for place, value in figures.items()], "abcd")
    assert [(part.rank.position, part.rank.tied) for part in spread.parts if part.rank] == [
        (3, False),
        (1, True),
        (1, True),
        (4, False),
    ]


def test_stated_ranks_may_be_shared_too() -> None:
    equal = [observed("north-east", rank=1), observed("central-west", rank=1)]
    spread = spread_of(equal, SIX)
    assert [part.rank.tied for part in spread.parts if part.rank] == [True, True]


def test_beside_stated_ranks_none_are_worked_out_of_some_figures_only() -> None:
    some = [observed("a", rank=2), observed("b", "9"), observed("c", "3")]
    assert [part.rank for part in spread_of(some, "abc").parts][1:] == [None, None]
    every = [observed("a", "4", rank=3), observed("b", "9"), observed("c", "3")]
    ranks = [part.rank for part in spread_of(every, "abc").parts if part.rank]
    assert [(rank.position, rank.origin.value) for rank in ranks] == [
        (3, "stated"),
        (1, "worked out"),
        (3, "worked out"),
    ]


def test_a_rank_among_all_of_england_is_not_a_rank_here() -> None:
    england = "English authorities"
    ranked = [observed("a", "27.8", rank=54, among=england), observed("b", rank=87, among=england)]
    first, second = spread_of(ranked, "ab").parts
    assert first.rank
    assert second.rank
    assert (first.rank.position, first.rank.of, first.rank.among) == (1, 1, "")
    assert (second.rank.position, second.rank.of, second.rank.among) == (87, None, england)


def test_indicators_and_periods_are_kept_apart_and_other_places_left_aside() -> None:
    rows = [
        observed("a", "1", period="2020"),
        observed("a", "2"),
        observed("a", "3", indicator="assessments", period=None),
        observed("elsewhere", "4"),
    ]
    spreads = spreads_of(rows, "a")
    assert [(one.indicator, one.period, one.total) for one in spreads] == [
        ("assessments", "", Decimal(3)),
        ("open-cases", "2019-02", Decimal(2)),
        ("open-cases", "2020", Decimal(1)),
    ]
    assert spreads_of(reversed(rows), "a") == spreads
