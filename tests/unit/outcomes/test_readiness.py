from __future__ import annotations

from datetime import date

from sample_outcomes import loaded

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.outcomes.needs import Need, needs_of
from dtl_planner.outcomes.offering import offered
from dtl_planner.outcomes.readiness import readiness
from dtl_planner.outcomes.state import State, is_past

TEXT = """
indicators:
  - {id: need, name: Need, kind: stock}
entitlement:
  - id: access
    name: Access to the core entitlement
    tier: locality
    offered:
      coast: yes
      dales: {value: partly, note: one centre of two}
  - id: extra
    name: Additional services
    core: no
    tier: locality
    indicator: need
    offered: {coast: no, dales: yes, moors: no}
  - {id: open, name: Said of one place only, offered: {county: maybe}}
features:
  - id: team
    name: Multi-agency team
    tier: locality
    by: by 2008-01
    tests:
      meets: {text: The core team meets regularly.}
      led: {text: It is led well.}
  - {id: protocol, name: Information sharing, tests: {agreed: {text: A protocol is agreed.}}}
  - {id: nothing, name: Nothing to test, tier: county}
readiness:
  coast:
    by: by 2007-09
    tests:
      meets: {value: yes, note: minutes of three meetings}
      led: yes
      agreed: no
  dales:
    tests: {meets: yes, led: no}
"""


def test_the_floor_is_due_everywhere_and_not_stated_is_not_no() -> None:
    access, extra, open_ = offered(loaded(TEXT))
    assert [(one.place.id, one.state.value, one.is_gap) for one in access.offers] == [
        ("coast", "yes", False),
        ("dales", "partly", True),
        ("moors", "not stated", True),
    ]
    assert [one.place.id for one in access.gaps] == ["dales", "moors"]
    assert (extra.gaps, extra.uneven, extra.is_ranked) == ((), (), False)
    assert [(one.place.id, one.state, one.is_gap) for one in open_.offers] == [
        ("county", State.UNKNOWN, True)
    ]


def test_the_top_is_for_the_places_that_need_more() -> None:
    needs = {"need": {"coast": Need(1), "dales": Need(2), "moors": Need(3)}}
    access, extra, _ = offered(loaded(TEXT), needs=needs)
    assert [
        (one.needier.id, one.need.rank, one.other.id, one.less.rank) for one in extra.uneven
    ] == [("coast", 1, "dales", 2)]
    assert not extra.is_open
    assert extra.is_ranked
    assert access.uneven == ()
    assert len(extra.only({"coast"}).uneven) == 1
    assert extra.only({"moors"}).uneven == ()
    assert [one.place.id for one in extra.only({"moors"}).offers] == ["moors"]


def test_need_is_compared_among_places_of_one_tier() -> None:
    text = """
indicators:
  - {id: need, name: Need, kind: stock}
entitlement:
  - {id: extra, name: Extra, core: no, indicator: need, offered: {coast: no, county: yes}}
"""
    (extra,) = offered(loaded(text), needs={"need": {"coast": Need(1), "county": Need(2)}})
    assert extra.uneven == ()


def test_what_is_not_stated_of_the_needier_place_leaves_the_top_open() -> None:
    form = """
indicators:
  - {id: need, name: Need, kind: stock}
entitlement:
  - {id: extra, name: Extra, core: no, tier: locality, indicator: need, offered: {%s}}
"""
    needs = {"need": {"coast": Need(1), "dales": Need(2)}}
    found = {
        answers: offered(loaded(form % answers), needs=needs)[0]
        for answers in ("dales: yes", "coast: no", "coast: yes", "dales: no", "coast: unknown")
    }
    assert {answers: one.is_open for answers, one in found.items()} == {
        "dales: yes": True,
        "coast: no": True,
        "coast: yes": False,
        "dales: no": False,
        "coast: unknown": True,
    }
    assert {one.uneven for one in found.values()} == {()}


def test_where_more_is_good_the_lowest_figure_is_the_greatest_need() -> None:
    text = """
indicators:
  - {id: attending, name: Attendance, kind: mean, good: up}
entitlement:
  - {id: extra, name: Extra, core: no, tier: locality, indicator: attending,
     offered: {coast: no, dales: yes, moors: no}}
"""
    catalogue = loaded(text)
    ranks = {"attending": {"coast": 1, "dales": 2, "moors": 3}}
    (extra,) = offered(catalogue, needs=needs_of(ranks, catalogue.by_id(Indicator)))
    assert [
        (one.needier.id, one.need.rank, one.other.id, one.less.rank) for one in extra.uneven
    ] == [("moors", 3, "dales", 2)]


def test_a_place_is_not_ready_only_where_somebody_says_so() -> None:
    text = """
features:
  - {id: team, name: Team, tier: locality, tests: {meets: {text: It meets.}, led: {text: Led.}}}
readiness:
  coast: {tests: {meets: yes}}
  dales: {tests: {led: partly}}
"""
    assert {one.place.id: one.state.value for one in readiness(loaded(text))} == {
        "coast": "unknown",
        "dales": "no",
        "moors": "not stated",
    }


def test_an_answer_for_a_place_of_another_tier_is_kept_and_is_no_gap() -> None:
    text = """
entitlement:
  - {id: access, name: Access, tier: locality, offered: {county: no, coast: yes}}
"""
    (access,) = offered(loaded(text))
    assert [(one.place.id, one.state.value, one.is_gap) for one in access.offers] == [
        ("county", "no", False),
        ("coast", "yes", False),
        ("dales", "not stated", True),
        ("moors", "not stated", True),
    ]


def test_each_place_stands_by_its_tests_and_its_own_date() -> None:
    county, coast, dales, moors = readiness(loaded(TEXT))
    assert [
        (one.place.id, one.due.by and one.due.by.wording, one.due.source) for one in (coast, dales)
    ] == [
        ("coast", "by 2007-09", "place"),
        ("dales", "by 2008-04", "programme"),
    ]
    told = {
        one.place.id: [
            (
                each.feature.id,
                each.state.value,
                each.due.by and each.due.by.wording,
                [test.id for test in each.tests if test.is_unproven],
            )
            for each in one.standings
        ]
        for one in (county, coast, dales, moors)
    }
    assert told == {
        "county": [("nothing", "not stated", "by 2008-04", [])],
        "coast": [
            ("team", "yes", "by 2007-09", ["led"]),
            ("protocol", "no", "by 2007-09", []),
        ],
        "dales": [
            ("team", "partly", "by 2008-01", ["meets"]),
            ("protocol", "not stated", "by 2008-04", []),
        ],
        "moors": [("team", "not stated", "by 2008-01", [])],
    }
    assert not coast.is_ready
    assert moors.is_silent
    assert not dales.is_silent


def test_what_has_passed_is_overdue_unless_it_holds() -> None:
    _, coast, dales, moors = readiness(loaded(TEXT))
    day = date(2007, 12, 1)
    assert [one.is_overdue(day) for one in (coast, dales, moors)] == [True, False, False]
    assert [test.id for test in coast.tests if test.is_overdue(day)] == ["agreed"]
    assert not coast.is_overdue(None)
    assert not is_past(PartialDate.read("from 2007-01"), day)
    assert not is_past(None, day)


def test_a_test_with_a_date_of_its_own_goes_by_it() -> None:
    text = """
features:
  - id: sharing
    name: Information sharing
    by: 2008-04
    tests:
      protocol: {text: A protocol is agreed.}
      index: {text: The index is in use., by: 2008/09}
readiness:
  coast: {by: 2007-09}
  dales: {}
"""
    coast, dales = readiness(loaded(text))
    assert [(one.due.by and one.due.by.wording, one.due.source) for one in coast.tests] == [
        ("2007-09", "place"),
        ("2008/09", "test"),
    ]
    assert [one.due.source for one in dales.tests] == ["feature", "test"]


def test_a_test_that_is_told_of_a_place_of_another_tier_is_not_lost() -> None:
    text = """
features:
  - {id: team, name: Team, tier: locality, tests: {meets: {text: It meets.}}}
readiness:
  county: {tests: {meets: partly}}
"""
    found = {one.place.id: one.standings[0].state.value for one in readiness(loaded(text))}
    assert found == {
        "county": "partly",
        "coast": "not stated",
        "dales": "not stated",
        "moors": "not stated",
    }


def test_a_place_of_which_only_the_date_is_told_stands_there_without_features() -> None:
    text = """
features:
  - {id: team, name: Team, tier: locality, tests: {meets: {text: It meets.}}}
readiness:
  county: {by: 2009}
"""
    county = readiness(loaded(text))[0]
    assert (county.place.id, county.standings, county.is_ready) == ("county", (), False)


def test_a_place_is_ready_when_every_feature_is_there() -> None:
    text = """
features:
  - id: team
    name: Team
    tests: {meets: {text: It meets.}, led: {text: It is led.}, known: {text: It is known.}}
readiness:
  coast: {tests: {meets: yes, led: yes, known: yes}}
  dales: {tests: {meets: no, led: unknown}}
  moors: {tests: {meets: unknown}}
"""
    coast, dales, moors = readiness(loaded(text))
    assert coast.is_ready
    assert [one.standings[0].state for one in (dales, moors)] == [State.NO, State.UNKNOWN]
