from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from sample_outcomes import loaded

from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.figures import Kind
from dtl_planner.outcomes.impact import Direction, Impacts, impacts_of
from dtl_planner.outcomes.periods import Doubt, doubts_of
from dtl_planner.outcomes.step import step_between

MANCHESTER = """
measures:
  - id: referrals
    name: Referrals received
    kind: flow
    good: down
    good_basis: inferred
    before: {value: 2142, period: 2018-04..2018-05}
    after: {value: 1131, period: 2019-04..2019-05}
    workstreams: [front-door]
    source: {id: update, section: Emerging impact}
  - id: section-47
    name: Section 47 enquiries
    kind: flow
    good: down
    before: {value: 518, period: 2018-04..2018-05}
    after: {value: 385, period: 2019-04..2019-05}
  - id: protection-plans
    name: Children on a child protection plan
    kind: stock
    good: down
    before: {value: 962, period: 2018-05}
    after: {value: 737, period: 2019-05}
  - id: caseload-asye
    name: Cases of a social worker in the first year
    kind: mean
    good: down
    before: {value: 21.3, period: 2018-06}
    after: {value: 14, period: 2019-06}
  - id: caseload
    name: Cases of a social worker
    kind: mean
    good: down
    before: {value: 21.4, period: 2018-06}
    after: {value: 17.7, period: 2019-06}
evidence:
  - id: nursery
    text: A nursery was advised patiently and clearly.
    kind: feedback
    role: nursery manager
    measures: [referrals]
  - {id: leadership, text: Leadership is strong., kind: review}
"""


@pytest.fixture
def manchester() -> Impacts:
    return impacts_of(loaded(MANCHESTER))


def test_manchesters_five_measures_come_out_as_the_seed_map_has_them(manchester: Impacts) -> None:
    shown = [
        (one.measure.id, str(one.change.by), str(one.change.per_cent))
        for one in manchester.measured
        if one.change
    ]
    assert shown == [
        ("referrals", "-1011", "-47.2"),
        ("section-47", "-133", "-25.7"),
        ("protection-plans", "-225", "-23.4"),
        ("caseload-asye", "-7.3", "-34.3"),
        ("caseload", "-3.7", "-17.3"),
    ]
    assert [one.doubts for one in manchester.measured] == [()] * 5
    assert manchester.counted(Direction.BETTER) == 5


def test_what_people_say_stands_beside_the_measure_it_is_about(manchester: Impacts) -> None:
    assert [[said.id for said in one.evidence] for one in manchester.measured] == [
        ["nursery"],
        [],
        [],
        [],
        [],
    ]
    assert [said.id for said in manchester.evidence] == ["leadership"]


def test_better_and_worse_depend_on_which_way_is_good() -> None:
    form = "{before: {value: 4, period: 2018}, after: {value: %s, period: 2019}, %s}"
    cases = {
        "a": ("5", "good: up"),
        "b": ("5", "good: down"),
        "c": ("3", "good: up"),
        "d": ("3", "good: neither"),
        "e": ("3", "note: nobody says which way is good"),
        "f": ("4.0", "good: up"),
    }
    rows = [
        f"  - {{id: {id_}, name: It, kind: mean, {(form % case)[1:-1]}}}"
        for id_, case in cases.items()
    ]
    found = impacts_of(loaded("measures:\n" + "\n".join(rows) + "\n"))
    assert [one.direction for one in found.measured] == [
        Direction.BETTER,
        Direction.WORSE,
        Direction.WORSE,
        Direction.NEITHER,
        Direction.GOOD_NOT_STATED,
        Direction.SAME,
    ]


def test_the_indicator_says_which_way_is_good_where_the_measure_does_not() -> None:
    found = impacts_of(
        loaded("""
indicators:
  - {id: plans, name: Plans, kind: stock, good: down, basis: inferred}
  - {id: open, name: Open, kind: stock}
measures:
  - {id: a, name: It, kind: stock, indicator: plans, before: {value: 4, period: 2018},
     after: {value: 3, period: 2019}}
  - {id: b, name: It, kind: stock, indicator: plans, good: up, before: {value: 4, period: 2018},
     after: {value: 3, period: 2019}}
  - {id: c, name: It, kind: stock, indicator: open, before: {value: 4, period: 2018},
     after: {value: 3, period: 2019}}
""")
    )
    assert [(one.direction.value, one.is_reading) for one in found.measured] == [
        ("better", True),
        ("worse", False),
        ("which way is good is not stated", False),
    ]


def test_figures_that_are_not_alike_are_neither_better_nor_worse() -> None:
    found = impacts_of(
        loaded("""
measures:
  - {id: a, name: It, kind: flow, good: down, before: {value: 4, period: 2018-01..2018-02},
     after: {value: 3, period: 2019-01}}
  - {id: b, name: It, kind: stock, good: down, before: {value: 4, period: 2018-01},
     after: {value: 3, period: 2019-06}}
""")
    )
    assert [one.direction for one in found.measured] == [Direction.UNLIKE, Direction.BETTER]
    assert found.measured[0].change
    assert found.untold == 1


def test_a_figure_that_is_not_stated_leaves_no_change() -> None:
    row = "{id: a, name: It, kind: stock, before: {period: 2018}, after: {value: 1, period: 2019}}"
    (one,) = impacts_of(loaded(f"measures:\n  - {row}\n")).measured
    assert (one.change, one.direction) == (None, Direction.NO_FIGURE)


def test_from_nought_there_is_a_difference_and_no_part() -> None:
    change = step_between(Decimal(0), Decimal(3))
    assert (change.by, change.part, change.per_cent) == (Decimal(3), None, None)
    assert step_between(Decimal(-4), Decimal(-2)).part == Fraction(1, 2)


def test_a_half_is_rounded_away_from_nought() -> None:
    assert step_between(Decimal(2000), Decimal(2001)).per_cent == Decimal("0.1")
    assert step_between(Decimal(2000), Decimal(1999)).per_cent == Decimal("-0.1")


@pytest.mark.parametrize(
    ("before", "after", "kind", "doubts"),
    [
        ("2018-04..2018-05", "2019-04..2019-05", Kind.FLOW, ()),
        ("2019-02", "2020-02", Kind.STOCK, ()),
        ("2017/18", "2019", Kind.FLOW, ()),
        ("2018/19", "2019", Kind.FLOW, (Doubt.ORDER,)),
        ("2018", "2019", Kind.MEAN, ()),
        ("2018-04", "2018-05", Kind.STOCK, (Doubt.SEASON,)),
        ("2018-04..2018-05", "2019-04..2019-06", Kind.FLOW, (Doubt.LENGTH,)),
        ("2018-04-05..2018-04-20", "2019-04-05..2019-04-20", Kind.FLOW, ()),
        ("2018-04-05..2018-04-20", "2019-04-05..2019-04-21", Kind.FLOW, (Doubt.LENGTH,)),
        ("2018-12", "2017-12", Kind.STOCK, (Doubt.ORDER,)),
        ("2016-05", "2019-05", Kind.STOCK, (Doubt.YEARS,)),
        ("2018-05", "2020-03", Kind.STOCK, (Doubt.SEASON,)),
        ("2018-05", "2019-05-31", Kind.STOCK, ()),
        ("2018-06-01", "2019-Q2", Kind.STOCK, ()),
        ("2018-05", "2019-05-31", Kind.MEAN, (Doubt.SEASON,)),
        ("2018", "2019-05-31", Kind.STOCK, (Doubt.SEASON,)),
        ("2018", "2018-06", Kind.FLOW, (Doubt.ORDER, Doubt.LENGTH)),
        ("2018-12..2019-01", "2019-12..2020-01", Kind.STOCK, ()),
        ("2018-12..2019-01", "2019-12", Kind.STOCK, ()),
        ("2018-12..2019-01", "2019-02", Kind.STOCK, (Doubt.SEASON,)),
        ("2019-02-10..2019-03-09", "2020-02-10..2020-03-09", Kind.FLOW, ()),
        ("2018-09-05..2019-09-04", "2019-09-05..2020-09-04", Kind.FLOW, ()),
        ("2018-04..2018-05", "2019-04..2020-05", Kind.FLOW, (Doubt.LENGTH,)),
        ("2006..2009", "2010..2013", Kind.FLOW, ()),
        ("2006..2007", "2010..2011", Kind.FLOW, (Doubt.YEARS,)),
        ("2016/17", "2018/19", Kind.FLOW, (Doubt.YEARS,)),
        ("2008/09", "by 2010-04", Kind.FLOW, (Doubt.OPEN,)),
        ("about 2009", "2010", Kind.STOCK, (Doubt.OPEN,)),
        ("from 2009", "2009-06", Kind.MEAN, (Doubt.ORDER, Doubt.OPEN)),
    ],
)
def test_figures_of_unlike_periods_are_doubted(
    before: str, after: str, kind: Kind, doubts: tuple[Doubt, ...]
) -> None:
    assert doubts_of(PartialDate.read(before), PartialDate.read(after), kind) == doubts
