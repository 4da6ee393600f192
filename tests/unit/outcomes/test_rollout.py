from __future__ import annotations

from sample_outcomes import loaded

from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.outcomes.rollout import PlaceRollout, rollouts


def places(text: str) -> dict[str, PlaceRollout]:
    return {one.place.id: one for one in rollouts(loaded("rollout:\n" + text))}


def reached(place: PlaceRollout) -> dict[str, str]:
    return {str(cell.ages): cell.reach.value for cell in place.cells}


def test_plymouths_planned_team_leaves_a_gap_until_it_runs() -> None:
    found = places("""
  - {id: coast-team, name: Locality team, place: coast, ages: 5-11, state: running, since: 2010}
  - {id: dales-team, name: Locality team, place: dales, ages: 5-11, state: planned}
""")
    assert {place: reached(one) for place, one in found.items()} == {
        "coast": {"5-11": "running"},
        "dales": {"5-11": "planned"},
        "moors": {"5-11": "nobody"},
    }
    assert [team.id for team in found["dales"].cells[0].planned] == ["dales-team"]
    assert (found["dales"].uncovered, found["dales"].unplanned) == ((Ages(5, 11),), ())
    assert found["moors"].unplanned == (Ages(5, 11),)


def test_bands_that_end_where_others_begin_share_that_age() -> None:
    coast = places("""
  - {id: young, name: Centres, place: coast, ages: 0-5, state: running}
  - {id: middle, name: Team, place: coast, ages: 5-11, state: running}
  - {id: old, name: Youth support, place: coast, ages: 13-19, state: running}
  - {id: wide, name: Protocol, place: coast, ages: 10-14, state: planned}
  - {id: open, name: Team for ages not stated, place: coast, state: running}
""")["coast"]
    assert [(one.first.id, one.second.id, str(one.ages), one.is_end) for one in coast.shared] == [
        ("young", "middle", "5", True),
        ("middle", "wide", "10-11", False),
        ("wide", "old", "13-14", False),
    ]
    assert coast.uncovered == (Ages(12, 12),)
    assert coast.unplanned == ()
    assert reached(coast) == {
        "0-5": "running",
        "5-11": "running",
        "10-14": "partly running",
        "13-19": "running",
    }
    assert [team.id for team in coast.ageless] == ["open"]


def test_a_team_does_not_serve_a_band_for_the_age_that_both_end_with() -> None:
    found = places("""
  - {id: young, name: Centres, place: coast, ages: 0-5, state: running}
  - {id: middle, name: Team, place: dales, ages: 5-11, state: running}
  - {id: fives, name: Reception, place: moors, ages: 5, state: running}
""")
    assert {place: reached(one) for place, one in found.items()} == {
        "coast": {"0-5": "running", "5": "running", "5-11": "nobody"},
        "dales": {"0-5": "nobody", "5": "running", "5-11": "running"},
        "moors": {"0-5": "partly running", "5": "running", "5-11": "partly running"},
    }
    assert found["dales"].uncovered == (Ages(0, 4),)


def test_where_ages_of_a_team_are_not_stated_nobody_says_that_they_lack() -> None:
    found = places("""
  - {id: told, name: Team, place: coast, ages: 5-11, state: running}
  - {id: open, name: Team, place: dales, state: running}
  - {id: other, name: Team, place: dales, ages: 5-11, state: planned}
  - {id: later, name: Team, place: moors, state: planned}
""")
    assert [reached(found[place]) for place in ("dales", "moors")] == [
        {"5-11": "not stated"},
        {"5-11": "not stated"},
    ]


def test_teams_that_serve_a_band_between_them_leave_nothing_over() -> None:
    found = places("""
  - {id: all, name: Team, place: coast, ages: 0-19, state: running}
  - {id: some, name: Team, place: dales, ages: 0-10, state: running}
  - {id: rest, name: Team, place: dales, ages: 11-19, state: running}
""")
    bands = {"0-10": "running", "0-19": "running", "11-19": "running"}
    assert reached(found["coast"]) == reached(found["dales"]) == bands
    assert [[team.id for team in cell.running] for cell in found["dales"].cells] == [
        ["some"],
        ["some", "rest"],
        ["rest"],
    ]
    assert found["dales"].uncovered == ()


def test_a_planned_team_whose_ages_are_not_stated_runs_for_none() -> None:
    found = places("""
  - {id: told, name: Team, place: coast, ages: 5-11, state: running}
  - {id: open, name: Team, place: dales, state: running}
  - {id: later, name: Team, place: moors, state: planned}
""")
    assert {place: one.may_run for place, one in found.items()} == {
        "coast": False,
        "dales": True,
        "moors": False,
    }
