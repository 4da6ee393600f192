from __future__ import annotations

from sample_outcomes import loaded

from dtl_planner.catalogue.values.needs import Ages
from dtl_planner.outcomes.rollout import PlaceRollout, Shared, rollouts


def places(text: str) -> dict[str, PlaceRollout]:
    return {one.place.id: one for one in rollouts(loaded("rollout:\n" + text))}


def test_plymouths_planned_team_leaves_a_gap_until_it_runs() -> None:
    found = places("""
  - {id: coast-team, name: Locality team, place: coast, ages: 5-11, state: running, since: 2010}
  - {id: dales-team, name: Locality team, place: dales, ages: 5-11, state: planned}
""")
    assert list(found) == ["coast", "dales", "moors"]
    assert {place: one.gaps for place, one in found.items()} == {
        "coast": (),
        "dales": (Ages(5, 11),),
        "moors": (Ages(5, 11),),
    }
    assert [team.id for team in found["dales"].cells[0].planned] == ["dales-team"]
    assert found["dales"].uncovered == ((5, 11),)


def test_bands_that_end_where_others_begin_share_that_age() -> None:
    coast = places("""
  - {id: young, name: Centres, place: coast, ages: 0-5, state: running}
  - {id: middle, name: Team, place: coast, ages: 5-11, state: running}
  - {id: old, name: Youth support, place: coast, ages: 13-19, state: running}
  - {id: wide, name: Protocol, place: coast, ages: 10-14, state: planned}
  - {id: open, name: Team for ages not stated, place: coast, state: running}
""")["coast"]
    assert coast.shared == (
        Shared("young", "middle", 5, 5, is_end=True),
        Shared("middle", "wide", 10, 11, is_end=False),
        Shared("wide", "old", 13, 14, is_end=False),
    )
    assert coast.uncovered == ((12, 12),)
    assert [str(ages) for ages in coast.gaps] == ["10-14"]
    assert [team.id for team in coast.ageless] == ["open"]


def test_a_team_for_all_ages_fills_every_band_within() -> None:
    coast = places("""
  - {id: all, name: Team, place: coast, ages: 0-19, state: running}
  - {id: some, name: Team, place: dales, ages: 5-11, state: running}
""")["coast"]
    assert [(str(cell.ages), [team.id for team in cell.running]) for cell in coast.cells] == [
        ("0-19", ["all"]),
        ("5-11", ["all"]),
    ]
    assert coast.uncovered == ()
