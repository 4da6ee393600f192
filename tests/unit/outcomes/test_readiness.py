from __future__ import annotations

from sample_outcomes import loaded

from dtl_planner.outcomes.readiness import State, offered, readiness

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
    assert [(one.place, one.state.value, one.is_gap) for one in access.offers] == [
        ("coast", "yes", False),
        ("dales", "partly", True),
        ("moors", "not stated", True),
    ]
    assert access.gaps == ("dales", "moors")
    assert (extra.gaps, extra.uneven) == ((), ())
    assert [(one.place, one.state) for one in open_.offers] == [("county", State.UNKNOWN)]


def test_the_top_is_for_the_places_that_need_more() -> None:
    needs = {"need": {"coast": 1, "dales": 2, "moors": 3}}
    access, extra, _ = offered(loaded(TEXT), needs=needs)
    assert extra.uneven == (("coast", "dales"),)
    assert access.uneven == ()


def test_each_place_stands_by_its_tests_and_its_own_date() -> None:
    county, coast, dales, moors = readiness(loaded(TEXT))
    assert [(one.place.id, one.by and one.by.wording, one.by_from) for one in (coast, dales)] == [
        ("coast", "by 2007-09", "place"),
        ("dales", "by 2008-04", "programme"),
    ]
    told = {
        one.place.id: [
            (each.feature.id, each.state.value, each.by and each.by.wording, each.unproven)
            for each in one.standings
        ]
        for one in (county, coast, dales, moors)
    }
    assert told == {
        "county": [("nothing", "not stated", "by 2008-04", ())],
        "coast": [
            ("team", "yes", "by 2007-09", ("led",)),
            ("protocol", "no", "by 2007-09", ()),
        ],
        "dales": [
            ("team", "partly", "by 2008-01", ("meets",)),
            ("protocol", "not stated", "by 2008-04", ()),
        ],
        "moors": [("team", "not stated", "by 2008-01", ())],
    }
    assert coast.counted(State.YES) == 1
    assert not coast.is_ready
    assert not moors.is_ready


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
