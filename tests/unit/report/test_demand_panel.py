from __future__ import annotations

import pytest
from inline_snapshot import snapshot
from telling import told
from tests.programmes import PROGRAMMES
from told_panels import CASES, case, facts_with, nodes_of, programme, rows_of

from dtl_planner.render.demand.rows import fact_table
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.panels.demand import PANEL


def county(**changes: str) -> dict[str, str]:
    """The files of the county, some of them changed."""
    files = {path.stem: path for path in (CASES / "demand/county").iterdir()}
    return {path.name: changes.get(stem, path.read_text("utf-8")) for stem, path in files.items()}


def test_a_county_with_everything() -> None:
    assert told(PANEL.make(case("demand/county"))) == snapshot("""\
demand: Demand (dtl demand)
5 indicators, 4 places. Posts shared out: 2 of 3.
## locality: 4 places
South and Coast is highest in 3 of the 3 indicators whose highest place is known.
    Per head South and Coast is highest in the one indicator known per head of every
    place.
<Children under 18 by locality, 2018: A bar for each place of which a figure is
    stated, all to one scale.>
<North: 12,400, 2nd, 27.0 %> #indicator-children--north
<South and Coast: 16,050, 1st, 35.0 %> #indicator-children--south
<East: 9,300, 3rd, 20.3 %> #indicator-children--east
<West: 8,120, 4th, 17.7 %> #indicator-children--west
== Children under 18 by locality, 2018 (children, counted at that time): Place |
    Figure | Rank | Share
North | 12,400 | 2nd | 27.0 % #indicator-children--north
South and Coast | 16,050 | 1st | 35.0 % #indicator-children--south
East | 9,300 | 3rd | 20.3 % #indicator-children--east
West | 8,120 | 4th | 17.7 % #indicator-children--west
Together 45,870 children. South and Coast has 35.0 %, the three highest together
    82.3 %. Spread as over 3.7 equal places of 4.
<Open cases by locality, February 2019: A bar for each place of which a figure is
    stated, all to one scale.>
<North: 120, 2nd, 22.9 %> #indicator-open-cases--north
<South and Coast: 240, 1st, 45.7 %> #indicator-open-cases--south
<East: 90, 3rd, 17.1 %> #indicator-open-cases--east
<West: 75, 4th, 14.3 %> #indicator-open-cases--west
== Open cases by locality, February 2019 (cases, counted at that time): Place |
    Figure | Rank | Share | Per 10,000
North | 120 | 2nd | 22.9 % | 96.8 #indicator-open-cases--north
South and Coast | 240 | 1st | 45.7 % | 149.5 #indicator-open-cases--south
East | 90 | 3rd | 17.1 % | 96.8 #indicator-open-cases--east
West | 75 | 4th | 14.3 % | 92.4 #indicator-open-cases--west
Together 525 cases. South and Coast has 45.7 %, the three highest together 85.7 %.
    Spread as over 3.2 equal places of 4. Per 10,000 of `Children under 18`, counted at
    another time (2018). Earlier: 2018-02.
<Child protection plans by locality, February 2019: A bar for each place of which a
    figure is stated, all to one scale.>
<North: 31, 2nd of 2 known> #indicator-plans--north
<South and Coast: 62, 1st of 2 known> #indicator-plans--south
<East: kept back (c)> #indicator-plans--east
== Child protection plans by locality, February 2019 (plans, counted at that time):
    Place | Figure | Rank | Per 10,000
North | 31 | 2nd of 2 known | 25.0 #indicator-plans--north
South and Coast | 62 | 1st of 2 known | 38.6 #indicator-plans--south
East | kept back (c) | | #indicator-plans--east
Not stated: West. No shares of the whole: of 4 figures 1 kept back and 1 not stated.
    Per 10,000 of `Children under 18`, counted at another time (2018).
<Cases of one worker by locality, February 2019: A bar for each place of which a
    figure is stated, all to one scale.>
<North: 17.5, 2nd of 2 known> #indicator-caseload--north
<South and Coast: 24.0, 1st of 2 known> #indicator-caseload--south
<East: not available (x)> #indicator-caseload--east
<West: not available (:)> #indicator-caseload--west
== Cases of one worker by locality, February 2019 (an average): Place | Figure |
    Rank
North (our reading) | 17.5 | 2nd of 2 known #indicator-caseload--north
South and Coast (our reading) | 24.0 | 1st of 2 known #indicator-caseload--south
East | not available (x) | #indicator-caseload--east
West | not available (:) | #indicator-caseload--west
An average does not add up, so there is no whole to have shares of.
== Ranks and shares without figures, by locality: Indicator | When | Places
Need around substance misuse of parents | period not stated | South and Coast 1st
    (31 %) / West (9.5 %) #indicator-need
[note] No figure of this is stated, so nothing is added up; of the places that a
    line does not name nothing is stated either.
## Social workers: 36 posts, by Open cases, February 2019
80/20: what the 80 measures is not stated; Heads of service would have to say.
If it measures posts: 28 posts tied to places, 8 posts sent where they are needed.
<Social workers by place, meaning 1 of 2: Posts of each place now, where that is
    stated, and as they would be shared out.>
<North: now 10; then 6 (-4)> #posts-workers--north--1
<South and Coast: now 10; then 13 (+3)> #posts-workers--south--1
<East: now 8; then 5 (-3)> #posts-workers--east--1
<West: now 8; then 4 (-4)> #posts-workers--west--1
== Social workers by place, meaning 1 of 2: Place | Demand | Now | Exact | Then |
    Change | Work now | Work then
North | 120 | 10 | 6.4 | 6 | -4 | 12.0 | 20.0 #posts-workers--north--1
South and Coast | 240 | 10 | 12.8 | 13 | +3 | 24.0 ! | 18.5 #posts-workers--south--1
East | 90 | 8 | 4.8 | 5 | -3 | 11.3 | 18.0 #posts-workers--east--1
West | 75 | 8 | 4.0 | 4 | -4 | 9.4 | 18.8 #posts-workers--west--1
together | 525 | 36 | 28 | 28 | -8 | 14.6 | 18.8
[warning] now: work is out of balance (more than 10 % above the average): South and
    Coast has 65 % more.
With what is free sent where it is needed most: 14.6 for one post everywhere.
If cases or time: every post has a place, and 20 % of its cases or time is for
    others.
<Social workers by place, meaning 2 of 2: Posts of each place now, where that is
    stated, and as they would be shared out.>
<North: now 10; then 8 (-2)> #posts-workers--north--2
<South and Coast: now 10; then 17 (+7)> #posts-workers--south--2
<East: now 8; then 6 (-2)> #posts-workers--east--2
<West: now 8; then 5 (-3)> #posts-workers--west--2
== Social workers by place, meaning 2 of 2: Place | Demand | Now | Exact | Then |
    Change | Work now | Work then
North | 120 | 10 | 8.2 | 8 | -2 | 12.0 | 15.0 #posts-workers--north--2
South and Coast | 240 | 10 | 16.5 | 17 | +7 | 24.0 ! | 14.1 #posts-workers--south--2
East | 90 | 8 | 6.2 | 6 | -2 | 11.3 | 15.0 #posts-workers--east--2
West | 75 | 8 | 5.1 | 5 | -3 | 9.4 | 15.0 #posts-workers--west--2
together | 525 | 36 | 36 | 36 | 0 | 14.6 | 14.6
With what is free sent where it is needed most: 14.6 for one post everywhere.
Whole posts by largest remainders (Hamilton), which keeps every place to its exact
    share rounded down or up; with one post more in all a place may get one fewer.
By other methods, if it measures posts: webster, jefferson and huntington-hill: the
    same; adams: North 7 and South and Coast 12.
Stated in The paper, Staff.
## Family workers: 12 posts, by Child protection plans, February 2019
No team sizes: `plans` is kept back of East and not stated of West, and a part of an
    unknown whole is no share.
## Leads (our reading): 5 posts, by Open cases, February 2019
<Leads by place: Posts of each place now, where that is stated, and as they would be
    shared out.>
<North: now 2; then 1> #posts-leads--north--1
<South and Coast: now 1; then 2> #posts-leads--south--1
<East: now not stated; then 1> #posts-leads--east--1
<West: now not stated; then 1> #posts-leads--west--1
== Leads by place: Place | Demand | Now | Exact | Then | Work then
North | 120 | 2 | 1.1 | 1 | 120.0 ! #posts-leads--north--1
South and Coast | 240 | 1 | 2.3 | 2 | 120.0 ! #posts-leads--south--1
East | 90 | not stated | 0.9 | 1 | 90.0 #posts-leads--east--1
West | 75 | not stated | 0.7 | 1 | 75.0 #posts-leads--west--1
together | 525 | | 5 | 5 | 105.0
[warning] then: work is out of balance (more than 10 % above the average): North has
    14 % more and South and Coast has 14 % more.
Posts now of East and West: not stated, so nothing is said of moves.
Whole posts by nearest whole posts (Webster), which takes no post away when there is
    one more in all, and favours neither large nor small places; now and then it breaks
    the quota.
By other methods: the same, whichever it is.
One of them is on leave.
## Bear in mind
- Kept back as under five (Child protection plans)
## Not known
- Nothing is stated of: Exclusions.
## Where it is stated
- The paper, Table 1 (Children under 18)
- The paper, Table 2 (Open cases)
- The paper (Child protection plans)
- The paper, Table 3 (Need around substance misuse of parents)
- demand.csv: 21 facts.
[note] “Our reading” marks what no source says in so many words.
""")


def test_ranks_without_figures_get_no_bar() -> None:
    panel = PANEL.make(programme("croydon"))
    assert nodes_of(panel) == ()
    assert told(panel) == snapshot("""\
demand: Demand (dtl demand)
14 indicators, 6 places.
## locality: 6 places
Central West is highest in 12 of the 13 indicators whose highest place is known,
    equal with others in 1; North East in 1, equal; Central East in 1.
== Ranks and shares without figures, by locality: Indicator | When | Places
Early Help open cases | February 2019 | Central West 1st / South East 2nd
    #indicator-early-help
Children and family assessments | February 2019 | Central West 1st / South East 2nd
    #indicator-assessments
Children on a child protection plan | February 2019 | Central West 1st (28 %)
    #indicator-protection-plans
Children in a child in need plan | February 2019 | Central West 1st / North West 2nd
    #indicator-need-plans
Looked after children | February 2019 | Central West 1st (27 %) / North West 2nd
    #indicator-looked-after
Children with disabilities | February 2019 | Central West 1st / North West 2nd
    #indicator-disabilities
Children with education, health and care plans | February 2019 | Central West 1st /
    South East 2nd #indicator-ehc-plans
Children who get SEND support | February 2019 | Central West 1st
    #indicator-send-support
Persistent absentees | February 2019 | Central West 1st / North West 2nd
    #indicator-absentees
Exclusions from primary and secondary schools | February 2019 | Central West 1st /
    South East 2nd #indicator-exclusions
Young people not in education, employment or training | February 2019 | Central West
    1st / South East 2nd #indicator-neets
Need around domestic violence | February 2019 | North East 3rd (our reading)
    #indicator-domestic-violence
Need around adult mental health | February 2019 | Central West 1st, equal / North
    East 1st, equal #indicator-adult-mental-health
Need around substance misuse of parents | February 2019 | Central East 1st / Central
    West 2nd #indicator-substance-misuse
[note] No figure of these is stated, so nothing is added up; of the places that a
    line does not name nothing is stated either.
## Rules of flexibility
- 80/20: 80 of 100 are tied to a place (what is counted is not stated). No posts are
    named for it, so nothing is shared out.
## Bear in mind
- Largely shows where more children and young people live; smaller pockets of need
    lie elsewhere (11 indicators)
- Stated to follow Central West and South East; which of the two is first or whether
    they are equal is not stated (Need around domestic violence)
- Stated to be equal; from service users of SLAM (Need around adult mental health)
- Data of children and family assessments (Need around substance misuse of parents)
## Where it is stated
- Update on localities work across Children, Families and Education: report to the
    scrutiny committee, 2.3 Data analysis (everything here)
- demand.csv: 25 facts.
[note] “Our reading” marks what no source says in so many words.
""")


def test_every_figure_is_that_of_the_command() -> None:
    facts = case("demand/county")
    rows = {row.id: row for row in rows_of(PANEL.make(facts))}
    newest = {
        (topic.indicator.id, topic.newest.period)
        for one in facts.demand.told
        for topic in one.topics
    }
    for record in fact_table(facts.demand).records():
        if record["value"] and (record["indicator"], record["period"]) in newest:
            row = rows[f"indicator-{record['indicator']}--{record['place']}"]
            assert str(record["value"]) in row.cells[1].lines[0].replace(",", "")


def test_what_is_no_number_has_no_bar_and_every_node_has_its_row() -> None:
    panel = PANEL.make(case("demand/county"))
    ids = {row.id for row in rows_of(panel)}
    for node in nodes_of(panel):
        assert node.row in ids
    silent = [node for node in nodes_of(panel) if node.label == "East: kept back (c)"]
    assert [[type(shape).__name__ for shape in node.shapes] for node in silent] == [
        ["Words", "Words"]
    ]


def test_a_tier_with_one_place_compares_times() -> None:
    rows = (
        "place,indicator,period,value",
        "county,open-cases,2019-02,525",
        "county,open-cases,2018-02,475",
        "county,children,2018,45870",
    )
    facts = facts_with(county(demand="\n".join(rows) + "\n", programme="dtl: 1\n"))
    assert told(PANEL.make(facts)) == snapshot("""\
demand: Demand (dtl demand)
2 indicators, 1 place.
## county: 1 place
== What is known of The county: Indicator | Figure | When | Per 10,000 | Before that
Children under 18 | 45,870 | 2018 | |
Open cases | 525 | February 2019 | 114.5 | 475 (February 2018)
Per 10,000 of `Children under 18`, counted at another time (2018).
## Not known
- Nothing is stated of: Child protection plans; Cases of one worker; Exclusions;
    Need around substance misuse of parents.
## Where it is stated
- demand.csv: 3 facts.
""")


def test_times_that_begin_on_the_same_day_are_told_in_one_order() -> None:
    counted = {"north": "2018", "south": "2018-01", "east": "2018-Q1", "west": "2018-01-01"}
    rows = ["place,indicator,period,value"]
    for place, period in counted.items():
        rows += [f"{place},open-cases,2019-02,100", f"{place},children,{period},10000"]
    facts = facts_with(county(demand="\n".join(rows) + "\n", programme="dtl: 1\n"))
    said = " ".join(told(PANEL.make(facts)).split())
    assert "counted at another time (1 January 2018, January 2018, 2018-Q1, 2018)" in said


def test_of_very_many_places_the_highest_are_drawn_and_the_table_has_all() -> None:
    places = ["  - {id: county, name: The county, tier: county}"]
    places += [
        f"  - {{id: p{n}, name: Place {n}, tier: locality, within: county}}" for n in range(70)
    ]
    localities = "\n".join(
        [
            "dtl: 1",
            "footprints:",
            "  - {id: localities, name: Localities, tiers: [county, locality]}",
            "places:",
            *places,
        ]
    )
    demand = "place,indicator,period,value\n"
    demand += "".join(f"p{n},open-cases,2019-02,{n + 1}\n" for n in range(70))
    staffing = "dtl: 1\nstaffing:\n  - {id: posts, name: Posts, posts: 70, indicator: open-cases}\n"
    facts = facts_with(county(demand=demand, localities=localities, programme=staffing))
    panel = PANEL.make(facts)
    assert len(nodes_of(panel)) == 60
    assert nodes_of(panel)[0].label == "Place 10: 11, 60th, 0.4 %"
    assert len([row for row in rows_of(panel) if "indicator-" in (row.id or "")]) == 70
    assert "the 60 highest of 70 places" in " ".join(told(panel).split())


def test_an_indicator_of_two_tiers_has_two_rows_and_places_that_nobody_named_are_told() -> None:
    localities = (CASES / "demand/county/localities.yaml").read_text("utf-8")
    localities = localities.replace(
        "{id: west, name: West,", "{id: west, name: West, count: 3, named: no,"
    ).replace("  - {id: north", "  - {id: other, name: Beyond, tier: county}\n  - {id: north")
    demand = (
        "place,indicator,period,rank\n"
        "county,need,2019,1\nother,need,2019,2\nsouth,need,2019,1\nnorth,open-cases,,2\n"
    )
    facts = facts_with(county(localities=localities, demand=demand, programme="dtl: 1\n"))
    assert told(PANEL.make(facts)) == snapshot("""\
demand: Demand (dtl demand)
2 indicators, 6 places.
## county: 2 places
The county is highest in the one indicator whose highest place is known.
== Ranks and shares without figures, by county: Indicator | When | Places
Need around substance misuse of parents | 2019 | The county 1st / Beyond 2nd
    #indicator-need
[note] No figure of this is stated, so nothing is added up; of the places that a
    line does not name nothing is stated either.
## locality: 4 places
2 more places of this tier nobody named; nothing is known of each.
South and Coast is highest in the one indicator whose highest place is known.
== Ranks and shares without figures, by locality: Indicator | When | Places
Open cases | period not stated | North 2nd #indicator-open-cases--locality
Need around substance misuse of parents | 2019 | South and Coast 1st
    #indicator-need--locality
[note] No figure of these is stated, so nothing is added up; of the places that a
    line does not name nothing is stated either.
## Not known
- Nothing is stated of: Children under 18; Child protection plans; Cases of one
    worker; Exclusions.
## Where it is stated
- demand.csv: 4 facts.
""")


def test_what_does_not_agree_is_told_with_its_place() -> None:
    demand = "place,indicator,period,value,rank\nnorth,need,2019,5,2\nsouth,need,2019,4,1\n"
    panel = PANEL.make(facts_with(county(demand=demand, programme="dtl: 1\n")))
    assert "## To be looked at" in told(panel)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_only_who_has_demand_has_a_panel_of_it(name: str) -> None:
    assert (PANEL.make(programme(name)) is None) == (name != "croydon")


def test_it_is_for_everybody_and_for_people_outside() -> None:
    assert PANEL.readers == {Circle.EVERYBODY, Circle.AUDIENCE}


def test_no_id_stands_twice() -> None:
    for facts in (case("demand/county"), programme("croydon")):
        ids = [row.id for row in rows_of(PANEL.make(facts)) if row.id]
        assert len(ids) == len(set(ids))


def test_one_figure_alone_is_held_against_nothing() -> None:
    demand = "place,indicator,period,value\nnorth,open-cases,2019,5\n"
    panel = PANEL.make(facts_with(county(demand=demand, programme="dtl: 1\n")))
    assert nodes_of(panel) == ()
    assert [row.id for row in rows_of(panel)] == ["indicator-open-cases--north"]
