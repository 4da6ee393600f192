from __future__ import annotations

from dataclasses import replace

from inline_snapshot import snapshot
from telling import told
from told_panels import case, facts_with, for_audience, for_team, grids_of, programme

from dtl_planner.render.outcomes.readiness.rows import readiness_table
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.panels.readiness import PANEL


def test_a_county_with_offers_features_and_teams() -> None:
    assert told(PANEL.make(case("outcomes/westmarch"))) == snapshot("""\
readiness: Readiness of places (dtl readiness)
10 places; 6 offers, 2 of them core; 23 tests in all places: 3 hold, 1 claimed, 1
    holds in part, 1 does not, 2 not known, 15 not stated; 3 places with a running team,
    6 with a planned one.
10 places: none ready, 1 not ready, 2 not known and 7 not stated. Something that is
    core lacks or is not stated in 3 of 4 localities. Some ages have no running team in
    7 of 9 places. Whether all ages have one is not stated in 1 of 9 places.
## What each place offers
== Offers by place: Offer | Coast | Dales | Moors | Port | 5 valleys, none named
Core entitlement for every child | yes | partly | no | not stated | not for that
    place
Advice by telephone | yes | yes | yes | yes | not for that place
Parenting courses | no | yes | yes | not known | not for that place
Mentoring | yes | not stated | not stated | not stated | not for that place
Transport | not stated | not stated | not stated | not stated | not for that place
Play | not known | not for that place | not for that place | not for that place |
    yes
== Each offer, and where it is promised: Offer | What is known
Core entitlement for every child (core: due everywhere; in the place itself) | yes:
    Coast (Two centres are open; visit: Coast) / partly: Dales (One centre of two) / no:
    Moors / not stated: Port / due: lacking, or not stated, in 3 of 4 localities /
    stated in: plan: Entitlement / What it consists of is in the plan. #offer-access
Advice by telephone (core: due everywhere; within reach) | yes: all 4 localities
    #offer-advice
Parenting courses (for places that need more; our reading) | yes: Dales and Moors /
    no: Coast / not known: Port / need: Coast (rank 1) does not have it, and Dales (rank
    2) and Moors (rank 3) have, by Deprivation #offer-parenting
Mentoring (for places that need more) | yes: Coast / not stated: Dales, Moors and
    Port / need: whether all that need it more have it before others cannot be told: of
    some places it is not stated or not known, by Deprivation #offer-mentoring
Transport (for places that need more) | not stated: all 4 localities / need: cannot
    be told: no ranks of places by Isolation are known #offer-transport
Play (for places that need more) | yes: 5 valleys, none named / not known: Coast
    (`twice, weekly` is written) / need: no indicator says where more of it is needed
    #offer-play
## How far each place has got
== Places as a whole: Place | Ready | What is told
Westmarch | not known | due by April 2008 (the date of the programme); 1 not known,
    1 not stated
Coast | not known | due by December 2007 (its own date); 3 hold, 1 claimed; led by
    Locality manager
Dales | not ready | due by April 2008 (the date of the programme); 1 holds in part,
    1 does not, 1 not known, 1 not stated
Moors | not stated | due by April 2008 (the date of the programme); 4 not stated
Port | not stated | due by December 2009 (its own date); 4 not stated
5 valleys, none named | not stated | due by April 2008 (the date of the programme);
    1 not stated
== Features by place: Feature | Westmarch | Coast | Dales | Moors | Port | 5
    valleys, none named
Multi-agency teams | not for that place | claimed | partly | not stated | not stated
    | not for that place
Information sharing | not known | ready | not known | not stated | not stated | not
    for that place
A base | not for that place | not for that place | not for that place | not for that
    place | not for that place | not stated
Yearly review | not for that place | not stated | not stated | not stated | not
    stated | not for that place
== The tests of each feature, and what shows them: Test | How it stands
= Multi-agency teams (due by February 2008; plan: Teams)
The core team meets regularly. | 1 of 4 hold / holds: Coast (Minutes of three
    meetings) / in part: Dales (Not in the holidays; visit: Dales) / not stated: Moors
    and Port
It is led well. (our reading) | 0 of 4 hold / claimed: Coast / does not hold: Dales
    (visit: Dales) / not stated: Moors and Port
= Information sharing
A protocol is agreed. | 1 of 5 hold / holds: Coast (visit: Coast) / not known:
    Westmarch (`maybe` is written) / not known: Dales (visit: Dales) / not stated: Moors
    and Port
The index is in use. (due by 2008/09) | 1 of 5 hold / holds: Coast (The visitors saw
    it; our reading) / not stated: Westmarch, Dales, Moors and Port
= A base
There is a building. | not stated
= Yearly review
no test is written |
[note] claimed: said to hold, and nothing shows it.
## Which teams each place has
== Teams by age, locality by locality: Place | ages 0-5 | ages 5-11 | ages 10-14 |
    ages 11-19
Coast | running | running | running | running
Dales | running | partly running | running | partly running
Moors | not stated | not stated | not stated | not stated
Port | nobody | nobody | nobody | nobody
== Teams by age, valley by valley: Place | ages 0-19
5 valleys, none named | planned
== The teams: Where | Team
Coast | Children's centres, ages 0-5: running since 2005 (plan: Teams)
Coast | Team for ages 5-11: running
Coast | Youth support, ages 11-19: running
Dales | Children's centres, ages 0-5: running
Dales | Team for ages 5-11: planned by February 2008 (this winter; our reading)
Dales | Youth support, ages 10-14: running
Moors | Support team, ages not stated: running
Port | no team is written
5 valleys, none named | Valley team, ages 0-19: planned
- Age 5 is in both 0-5 and 5-11, as both ends count: Coast and Dales.
- Age 11 is in both 5-11 and 11-19, as both ends count: Coast.
- For ages 6-9 a team is planned, and none runs: Dales.
- For ages 15-19 there is no team: Dales.
- Two teams are for ages 10-11: those for 5-11 and 10-14: Dales.
- Whether a team runs for ages 0-19 cannot be told, as the ages of a running team
    are not stated: Moors.
- For ages 0-19 there is no team: Port.
- For ages 0-19 a team is planned, and none runs: 5 valleys, none named.
""")


def test_of_peterborough_nothing_is_stated_and_some_teams_run() -> None:
    assert told(PANEL.make(programme("peterborough"))) == snapshot("""\
readiness: Readiness of places (dtl readiness)
3 localities; 27 tests in all places: 27 not stated; 3 places with a running team, 3
    with a planned one.
How far it has got is stated of none of 3 localities. Some ages have no running team
    in all 3 localities.
## How far each place has got
Each: due by April 2010 (the date of the programme).
== Places as a whole: Place | Ready | What is told
all 3 localities | not stated | 9 not stated
== Features by place: Feature | Central and East Locality | Locality 2 (number only,
    no name given) | Third locality (no name given)
A Head of Children's Locality Services | not stated | not stated | not stated
An agreed structure | not stated | not stated | not stated
Managers of its own | not stated | not stated | not stated
An extended delivery team | not stated | not stated | not stated
A core team | not stated | not stated | not stated
Governance and processes | not stated | not stated | not stated
Services under one roof | not stated | not stated | not stated
== The tests of each feature, and what shows them: Test | How it stands
= A Head of Children's Locality Services (due by October 2009; response: Main
    findings; Key timescales)
The head is recruited. | not stated
= An agreed structure (due by October 2009; response: Key timescales)
Its detailed structure is agreed, with what it means for staff in core services. |
    not stated
= Managers of its own (due by January 2010; response: Key timescales)
The key posts in its management are recruited to. | not stated
= An extended delivery team (due by January 2010; response: Key timescales; Appendix
    1, question 6)
Its contacts in city-wide services are named. (our reading) | not stated
= A core team (due by April 2010; response: Key timescales)
The core team is fully there. | not stated
= Governance and processes (due by April 2010; response: Key timescales)
The management framework is established. | not stated
The local partnership board is established. | not stated
The processes for teams around the school and the cluster are established. | not
    stated
= Services under one roof (due by April 2010; response: Key timescales)
Some services share a building. (our reading) | not stated
## Which teams each place has
== Teams by age, locality by locality: Place | ages 0-7 | ages 8-13 | ages 14-19
Central and East Locality | planned | planned | running
Locality 2 (number only, no name given) | planned | planned | running
Third locality (no name given) | planned | planned | running
== The teams: Where | Team
all 3 localities | Locality team for ages 0-7: planned by April 2010 (our reading;
    response: Main findings; Key timescales)
all 3 localities | Locality team for ages 8-13: planned by April 2010 (our reading;
    response: Main findings; Key timescales)
all 3 localities | Locality team for ages 14-19: running (our reading; response:
    Main findings; Implications, 14-19)
- For ages 0-13 a team is planned, and none runs: all 3 localities.
""")


def test_every_state_of_the_grid_is_that_of_the_command() -> None:
    facts = case("outcomes/westmarch")
    panel = PANEL.make(facts)
    assert panel is not None
    grid = next(grid for grid in grids_of(panel) if grid.caption == "Offers by place")
    told_of = {
        (row.cells[0].lines[0], head): cell.lines[0]
        for row in grid.rows
        for head, cell in zip(grid.head[1:], row.cells[1:], strict=True)
    }
    offers = [one for one in readiness_table(facts.readied).records() if one["part"] == "offer"]
    assert offers
    for one in offers:
        word = str(one["state"]).replace("unknown", "not known")
        names = (str(one["place_name"]), f"{one['places']} valleys, none named")
        assert [told_of[str(one["name"]), name] for name in names if name in grid.head] == [word]


def test_very_many_places_stand_below_each_other() -> None:
    panel = PANEL.make(case("outcomes/two-dozen"))
    assert panel is not None
    assert [grid.head for grid in grids_of(panel) if len(grid.rows) > 20] == snapshot(
        [
            ("Place", "Core entitlement", "Additional services"),
            (
                "Place",
                "Core entitlement for all children",
                "Multi-agency teams",
                "Information sharing",
                "Common assessment",
                "Lead professional role",
            ),
            ("Place", "ages 0-5", "ages 5-11"),
        ]
    )


def test_a_team_sees_where_it_is_rolled_out() -> None:
    facts = case("outcomes/westmarch")
    assert PANEL.make(for_team(facts, "other")) is None
    first, *others = facts.readied.rollouts
    teams = tuple(one.model_copy(update={"team": "ours"}) for one in first.teams)
    ours = replace(facts.readied, rollouts=(replace(first, teams=teams), *others))
    assert told(PANEL.make(for_team(replace(facts, readied=ours), "ours"))) == snapshot("""\
readiness: Readiness of places (dtl readiness)
1 place with a running team, 0 with a planned one.
Every age band has a running team in 1 locality.
## Which teams each place has
== Teams by age, locality by locality: Place | ages 0-5 | ages 5-11 | ages 10-14 |
    ages 11-19
Coast | running | running | running | running
== The teams: Where | Team
Coast | Children's centres, ages 0-5: running since 2005 (plan: Teams)
Coast | Team for ages 5-11: running
Coast | Youth support, ages 11-19: running
- Age 5 is in both 0-5 and 5-11, as both ends count: Coast.
- Age 11 is in both 5-11 and 11-19, as both ends count: Coast.
""")


def test_people_outside_see_all_of_it() -> None:
    facts = programme("peterborough")
    assert isinstance(PANEL.make(facts), Panel)
    assert PANEL.make(for_audience(facts)) == PANEL.make(facts)


def test_where_nothing_is_written_there_is_no_panel() -> None:
    assert PANEL.make(facts_with({})) is None


def test_a_place_that_something_is_said_of_and_no_feature_is_written() -> None:
    outcomes = "dtl: 1\nreadiness:\n  north: {by: 2027-04, note: Soon.}\n"
    assert told(PANEL.make(facts_with({"outcomes.yaml": outcomes}))) == snapshot("""\
readiness: Readiness of places (dtl readiness)
1 locality.
What a place has to have to be ready is not written.
## How far each place has got
== Places as a whole: Place | Ready | What is told
North Locality | not stated | due by April 2027 (its own date); no test is written
""")


def test_an_offer_that_is_for_no_place_has_no_grid() -> None:
    outcomes = "dtl: 1\nentitlement:\n  - {id: play, name: Play}\n"
    assert told(PANEL.make(facts_with({"outcomes.yaml": outcomes}))) == snapshot("""\
readiness: Readiness of places (dtl readiness)
1 offer, 1 of them core.
Nothing that is offered is core.
## What each place offers
== Each offer, and where it is promised: Offer | What is known
Play (core: due everywhere) | #offer-play
""")


def test_where_every_age_has_its_team_no_gap_is_told() -> None:
    outcomes = (
        "dtl: 1\nrollout:\n"
        "  - {id: team, name: The team, place: north, ages: 0-19, state: running}\n"
    )
    assert told(PANEL.make(facts_with({"outcomes.yaml": outcomes}))) == snapshot("""\
readiness: Readiness of places (dtl readiness)
1 place with a running team, 0 with a planned one.
Every age band has a running team in 1 locality.
## Which teams each place has
== Teams by age, locality by locality: Place | ages 0-19
North Locality | running
== The teams: Where | Team
North Locality | The team, ages 0-19: running
""")
