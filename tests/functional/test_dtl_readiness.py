"""`dtl readiness` as people run it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from running import ROOT, assert_expected, written

if TYPE_CHECKING:
    from pathlib import Path

    from running import Dtl

WESTMARCH = ROOT / "tests/cases/outcomes/westmarch"
TWO_DOZEN = ROOT / "tests/cases/outcomes/two-dozen"
NORTH_YORKSHIRE = ROOT / "examples/north-yorkshire"

COUNTY = """
footprints:
  - {id: localities, name: Localities, tiers: [county, locality]}
places:
  - {id: county, name: The county, tier: county}
"""
UNNAMED = f"""{COUNTY}\
  - {{id: rest, name: Localities, tier: locality, within: county, named: no, count: 22}}
"""
TWO = f"""{COUNTY}\
  - {{id: coast, name: Coast, tier: locality, within: county}}
  - {{id: dales, name: Dales, tier: locality, within: county}}
"""


def test_every_way_in_which_things_can_stand(dtl: Dtl) -> None:
    done = dtl("readiness", "--as-of", "2008-05", cwd=WESTMARCH)
    assert_expected("readiness-westmarch.txt", done.out)
    assert (done.code, done.err) == (0, "")


@pytest.mark.parametrize("form", ["csv", "md", "json"])
def test_the_same_for_programs(dtl: Dtl, form: str) -> None:
    done = dtl("readiness", "--as-of", "2008-05", "-f", form, cwd=WESTMARCH)
    assert_expected(f"readiness-westmarch.{form}.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_two_places_test_by_test(dtl: Dtl) -> None:
    done = dtl("readiness", "coast", "dales", cwd=WESTMARCH)
    assert_expected("readiness-westmarch-two.txt", done.out)
    assert (done.code, done.err) == (0, "")


def test_two_and_twenty_places_stay_readable(dtl: Dtl) -> None:
    done = dtl("readiness", cwd=TWO_DOZEN)
    assert_expected("readiness-two-dozen.txt", done.out)
    assert max(map(len, done.out.splitlines())) <= 80


def test_localities_that_nobody_named_are_told_as_so_many(dtl: Dtl, tmp_path: Path) -> None:
    outcomes = """
entitlement:
  - {id: core, name: Core entitlement, tier: locality}
features:
  - {id: teams, name: Teams, tier: locality, tests: {meet: {text: They meet.}}}
rollout:
  - {id: team, name: Team, place: rest, ages: 5-11, state: planned}
"""
    done = dtl("readiness", cwd=written(tmp_path, localities=UNNAMED, outcomes=outcomes))
    assert done.out == snapshot("""\
Readiness
How far it has got is stated of none of 22 localities. Something that is core is
not stated in all 22 localities. Some ages have no running team in all 22
localities.

What each place offers
  Core entitlement (core: due everywhere)
    not stated  22 localities, none named

How far each place has got
  22 localities, none named  not stated  due date not stated; 1 not stated

  Teams
    not stated  They meet.

Which teams each place has
                             ages 5-11
  22 localities, none named  planned

  22 localities, none named  Team, ages 5-11: planned

  For ages 5-11 a team is planned, and none runs: 22 localities, none named.

22 localities; 1 offer, 1 of them core; 22 tests in all places: 22 not stated; 0
places with a running team, 22 with a planned one. No day was given (--as-of),
so nothing is told of what is overdue.
""")


def test_a_place_stands_for_those_that_lie_in_it(dtl: Dtl) -> None:
    told = json.loads(dtl("readiness", "westmarch", "-f", "json", cwd=WESTMARCH).out)
    assert [one["place"] for one in told["places"]] == [
        "westmarch",
        "coast",
        "dales",
        "moors",
        "port",
        "valleys",
    ]
    told = json.loads(dtl("readiness", "valleys", "-f", "json", cwd=WESTMARCH).out)
    assert [one["place"] for one in told["rollout"]] == ["valleys"]
    assert [one["id"] for one in told["offered"]] == ["play"]


def test_one_place_is_called_by_its_name(dtl: Dtl) -> None:
    answers = [
        dtl("readiness", place, "--as-of", day, cwd=WESTMARCH).out.splitlines()[1]
        for place, day in (("coast", "2007-10"), ("coast", "2008-05"), ("port", "2008-05"))
    ]
    assert answers == snapshot(
        [
            "Whether Coast is ready is not known. All that is core is offered in 1 locality.",
            "Whether Coast is ready is not known; its day has passed. All that is core is",
            "How far Port has got is not stated. Something that is core is not stated in 1",
        ]
    )


def test_where_everything_is_there_that_is_told(dtl: Dtl, tmp_path: Path) -> None:
    outcomes = """
entitlement:
  - {id: core, name: Core entitlement, tier: locality, offered: {coast: yes, dales: yes}}
features:
  - {id: teams, name: Teams, tier: locality, tests: {meet: {text: They meet.}}}
readiness:
  coast: {tests: {meet: {value: yes, note: Minutes.}}}
  dales: {tests: {meet: yes}}
rollout:
  - {id: one, name: Team, place: coast, ages: 5-11, state: running}
  - {id: two, name: Team, place: dales, ages: 5-11, state: running}
"""
    place = written(tmp_path, localities=TWO, outcomes=outcomes)
    assert dtl("readiness", "--as-of", "2010", cwd=place).out == snapshot("""\
Readiness                                                 as of 31 December 2010
2 localities: 1 ready and 1 said to be ready with nothing to show it. All that
is core is offered in both localities. Every age band has a running team in both
localities.

What each place offers
  Core entitlement (core: due everywhere)
    yes  both localities

How far each place has got
  Each: due date not stated.
  Coast  ready    1 holds
  Dales  claimed  1 claimed

         Coast  Dales
  Teams  ready  claimed

  Teams
    1 of 2 hold  They meet.
                 holds: Coast (Minutes)
                 claimed: Dales

  claimed: said to hold, and nothing shows it.

Which teams each place has
         ages 5-11
  Coast  running
  Dales  running

  both localities  Team, ages 5-11: running

2 localities; 1 offer, 1 of them core; 2 tests in all places: 1 holds, 1
claimed; 2 places with a running team, 0 with a planned one. Next: dtl readiness
PLACE, for one place test by test.
""")
    coast = dtl("readiness", "coast", cwd=place).out.splitlines()[1]
    assert coast.startswith("Coast is ready. ")
    assert dtl("readiness", "dales", cwd=place).out == snapshot("""\
Readiness
Dales is said to be ready, with nothing to show it. All that is core is offered
in 1 locality. Every age band has a running team in 1 locality.

What each place offers
  Core entitlement (core: due everywhere)
    yes  Dales

How far each place has got
  Dales  claimed  due date not stated; 1 claimed

  Dales
  Teams: claimed
    claimed  They meet.

  claimed: said to hold, and nothing shows it.

Which teams each place has
         ages 5-11
  Dales  running

  Dales  Team, ages 5-11: running

1 locality; 1 offer, 1 of them core; 1 test in all places: 1 claimed; 1 place
with a running team, 0 with a planned one. Next: dtl readiness, for all places
side by side.
""")


def test_offers_alone_and_teams_alone_are_told_too(dtl: Dtl, tmp_path: Path) -> None:
    offers = """
entitlement:
  - {id: extra, name: Extra, core: no, offered: {coast: yes}}
"""
    place = written(tmp_path, localities=TWO, outcomes=offers)
    assert dtl("readiness", cwd=place).out == snapshot("""\
Readiness
Nothing that is offered is core.

What each place offers
  Extra (for places that need more)
    yes   Coast
    need  no indicator says where more of it is needed

1 offer, 0 of them core. Next: dtl readiness PLACE, for one place test by test.
""")
    teams = """
rollout:
  - {id: one, name: Team, place: coast, state: running}
"""
    place = written(tmp_path, localities=TWO, outcomes=teams)
    assert dtl("readiness", cwd=place).out == snapshot("""\
Readiness
For which ages its teams are is stated of no place.

Which teams each place has
  Coast  Team, ages not stated: running
  Dales  no team is written

1 place with a running team, 0 with a planned one. Next: dtl readiness PLACE,
for one place test by test.
""")


def test_a_date_alone_is_told_too(dtl: Dtl, tmp_path: Path) -> None:
    outcomes = "readiness:\n  coast: {by: 2008}\n  dales: {by: from 2009}\n"
    place = written(tmp_path, localities=TWO, outcomes=outcomes)
    assert dtl("readiness", cwd=place).out == snapshot("""\
Readiness
What a place has to have to be ready is not written.

How far each place has got
  Coast  not stated  due by 2008 (its own date); no test is written
  Dales  not stated  due from 2009 (its own date); no test is written

2 localities. No day was given (--as-of), so nothing is told of what is overdue.
""")
    assert dtl("readiness", "coast", cwd=place).out == snapshot("""\
Readiness
What a place has to have to be ready is not written.

How far each place has got
  Coast  not stated  due by 2008 (its own date); no test is written

  Coast
  no feature is written

1 locality. Next: dtl readiness, for all places side by side.
""")


def test_where_nothing_is_written_it_is_told_what_to_write(dtl: Dtl, tmp_path: Path) -> None:
    done = dtl("readiness", cwd=written(tmp_path, localities=TWO))
    assert (done.code, done.out, done.err) == snapshot(
        (
            0,
            """\
Nothing is written of what places are to have. In outcomes.yaml, `entitlement`
would say what is offered where, `features` and `readiness` what each place is
to have and how far it has got, and `rollout` which teams it has.
""",
            "",
        )
    )
    assert dtl("readiness", "dales", cwd=tmp_path).out == snapshot("""\
Nothing is due in `dales` by outcomes.yaml, and nothing is written of what is
offered or which teams there are.
""")
    assert json.loads(dtl("readiness", "-f", "json", cwd=tmp_path).out)["places"] == []


def test_a_place_that_is_not_there_is_a_wrong_command_line(dtl: Dtl, tmp_path: Path) -> None:
    done = dtl("readiness", "coats", cwd=WESTMARCH)
    assert (done.code, done.out, done.err) == snapshot(
        (2, "", "dtl: there is no place `coats`. Did you mean `coast`?\n")
    )
    place = written(tmp_path, localities="places: []")
    done = dtl("readiness", "coast", cwd=place)
    assert (done.code, done.out, done.err) == snapshot(
        (2, "", "dtl: there is no place `coast`: localities.yaml has no `places`\n")
    )


def test_north_yorkshires_localities_have_nothing_stated_of_them(dtl: Dtl) -> None:
    told = json.loads(dtl("readiness", "-f", "json", cwd=NORTH_YORKSHIRE).out)
    (localities,) = told["places"]
    assert (localities["stands_for"], localities["is_named"]) == (22, False)
    assert localities["state"] == "not stated"
    assert localities["due"] == "by 2008-04"
    states = {test["state"] for feature in localities["features"] for test in feature["tests"]}
    assert states == {"not stated"}


def test_a_planned_team_of_ages_not_stated_is_no_running_one(dtl: Dtl, tmp_path: Path) -> None:
    outcomes = """
rollout:
  - {id: one, name: Team, place: coast, ages: 5-11, state: running}
  - {id: two, name: Team, place: dales, state: planned}
"""
    out = dtl("readiness", cwd=written(tmp_path, localities=TWO, outcomes=outcomes)).out
    assert out == snapshot("""\
Readiness
Some ages have no running team in 1 of 2 localities.

Which teams each place has
         ages 5-11
  Coast  running
  Dales  not stated

  Coast  Team, ages 5-11: running
  Dales  Team, ages not stated: planned

  For ages 5-11 no team runs, and whether one is planned cannot be told, as
    the ages of a planned team are not stated: Dales.

1 place with a running team, 1 with a planned one. Next: dtl readiness PLACE,
for one place test by test.
""")
