from __future__ import annotations

import pytest
from inline_snapshot import snapshot
from telling import told
from tests.programmes import PROGRAMMES
from told_panels import case, facts_with, grids_of, nodes_of, programme, rows_of

from dtl_planner.render.outcomes.impact.rows import impact_table
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.panels.targets import PANEL


def test_a_county_with_targets_and_measures() -> None:
    assert told(PANEL.make(case("outcomes/westmarch"))) == snapshot("""\
targets: Targets and impact (dtl targets, dtl impact)
10 targets, 7 of them part of another; 2 without a figure, 4 without a baseline
    figure, 3 without an agency and 4 without a date. 8 measures: 3 of doubtful periods,
    2 good or bad by our reading. 4 remarks of what people say, 1 beside a measure.
## What is to be reached
3 targets made up of others: 1 missed and 2 cannot be told. 1 place with more need
    than others is asked for a smaller step.
== Targets, each followed by its parts: Place | What is to be reached | Who, and
    where it is stated | Parts
= Westmarch: Fewer children on a child protection plan
Westmarch | to reach 100; by March 2009; from 140 in March 2006 (-40, -28.6 %; From
    the register; visit) | outcome; responsible: The council; set by the partnership;
    plan: Targets | 3 parts: missed by 2: the parts add up to 102 / no part for Port /
    later than the whole: Dales, by June 2009 #target-plans
Coast | to reach 54; by March 2009; from 60 (-6, -10.0 %) | responsible: The council
    | #target-plans-coast
Dales | to reach 30; by June 2009; from 45 (-15, -33.3 %) | responsible: The health
    trust | #target-plans-dales
Moors: Safer children | to reach 18; from 20 (-2, -10.0 %) / not stated: date |
    responsible: The council; our reading | #target-plans-moors
= Westmarch: Attendance
Westmarch | to reach 94.0; by July 2009 / Of all pupils on the roll. / not stated:
    baseline figure | service improvement; responsible: The schools | 2 parts: cannot be
    told: the mean of the parts, weighted by Children, is 94.0, and of some places no
    part is stated / no part for Moors and Port #target-attendance
Coast | to reach 93; by July 2009; from 92.5 in 2007 (+0.5, +0.5 %) | responsible:
    The schools | #target-attendance-coast
Dales | to reach 96; by July 2009; baseline: To be counted / not stated: baseline
    figure | responsible: The schools | #target-attendance-dales
= Westmarch: Young people are heard
Westmarch | not stated: value, baseline figure, responsible agency and date | | 2
    parts: cannot be told: 1 not stated, Coast / no part for Moors and Port
    #target-voice
Coast | not stated: value, baseline figure, responsible agency and date | |
    #target-voice-coast
Dales | to reach 3; from 0 (+3) / not stated: responsible agency and date | |
    #target-voice-dales
== More need, and a smaller step: Place, and the step it is asked for | Held against
Coast (rank 1): -10.0 % | less than Dales (rank 2): -33.3 %, by Children on a child
    protection plan
== Not stated of targets: What | Of which
value | Young people are heard (Westmarch, Coast)
baseline figure | Attendance (Westmarch, Dales); Young people are heard (Westmarch,
    Coast)
responsible agency | Young people are heard (Westmarch, Coast, Dales)
date | Safer children (Moors); Young people are heard (Westmarch, Coast, Dales)
local target | Fewer children on a child protection plan: Port
local target | Attendance: Moors and Port
local target | Young people are heard: Moors and Port
## What has changed
8 measures: 1 better, 2 worse, 1 the same, 1 neither better nor worse and 3 cannot
    be told. 2 of them are of doubtful periods. A change after is not proof of a change
    because.
<Flows: counted over a stretch of time: Two bars for each measure, before and after.
    Those of one measure are to one scale; no measure is held against another.>
<Referrals received: before 2,000, April 2007 to May 2007; after 1,055, April 2008
    to May 2008; change -945, -47.3 %, better> #measure-referrals
<Visits: before 40, April 2007; after 70, April 2008 to May 2008; change +30,
    +75.0 %, cannot be told> #measure-visits
== Flows: counted over a stretch of time: Measure | Before | After | Change | In per
    cent | Direction | Periods | About it
Referrals received | 2,000 | 1,055 | -945 | -47.3 % | better / less is good (our
    reading) | April 2007 to May 2007 and April 2008 to May 2008: the same stretch of
    the year, of the same length | counted in: referrals / work of: Front door / stated
    in: plan: Figures / note: The year before is what the plan compares with. / people
    say: Advice was patient and clear. (nursery manager, feedback; May 2008; our
    reading; plan: Voices) #measure-referrals
Visits | 40 | 70 | +30 | +75.0 % | cannot be told / more is good; the two figures
    are not alike | April 2007 and April 2008 to May 2008: doubtful: their periods
    differ in length | after: Counted by hand; visit: Port #measure-visits
<Stocks: counted at a moment: Two bars for each measure, before and after. Those of
    one measure are to one scale; no measure is held against another.>
<Children on a plan: before 60, May 2007; after 66, November 2008; change +6,
    +10.0 %, worse (doubtful)> #measure-plans
<Vacant posts: before 0, 2007; after 4, 2008; change +4, worse> #measure-posts
<Clubs: before not stated, May 2007; after 9, May 2008; change cannot be told>
    #measure-clubs
== Stocks: counted at a moment: Measure | Before | After | Change | In per cent |
    Direction | Periods | About it
Children on a plan | 60 | 66 | +6 | +10.0 % | worse (doubtful) / less is good (our
    reading) | May 2007 and November 2008: doubtful: they are of different times of the
    year | place: Coast #measure-plans
Vacant posts | 0 | 4 | +4 | | worse / less is good | 2007 and 2008: at what time of
    the year they were counted is not stated | #measure-posts
Clubs | not stated | 9 | | | cannot be told / more is good; a figure is not stated |
    May 2007 and May 2008: the same time of the year | #measure-clubs
<Means: averages, which do not add up: Two bars for each measure, before and after.
    Those of one measure are to one scale; no measure is held against another.>
<Cases of a worker: before 21.3, June 2007; after 14, June 2008; change -7.3,
    -34.3 %, cannot be told> #measure-cases
<Hours: before 36, 2006; after 37.5, 2008; change +1.5, +4.2 %, neither better nor
    worse (doubtful)> #measure-hours
<Days: before 5, 2007; after 5.0, 2008; change 0, 0.0 %, the same> #measure-days
== Means: averages, which do not add up: Measure | Before | After | Change | In per
    cent | Direction | Periods | About it
Cases of a worker | 21.3 | 14 | -7.3 | -34.3 % | cannot be told / which way is good
    is not stated | June 2007 and June 2008: the same time of the year | #measure-cases
Hours | 36 | 37.5 | +1.5 | +4.2 % | neither better nor worse (doubtful) / neither
    way is good | 2006 and 2008: doubtful: more than a year lies between them |
    #measure-hours
Days | 5 | 5.0 | 0 | 0.0 % | the same / more is good | 2007 and 2008: whole years |
    #measure-days
## What people say of the workstreams
- Front door
  - The door is open. (remark of the paper)
  - and what stands above beside Referrals received
- School clusters
  - Heads talk to each other. (review)
## What people say besides
- People are hopeful. (remark of the paper)
""")


def test_the_five_measures_of_manchester_are_those_of_dtl_impact() -> None:
    facts = programme("manchester")
    rows = {row.id: row for row in rows_of(PANEL.make(facts))}
    measures = [one for one in impact_table(facts.changed).records() if one["part"] == "measure"]
    assert len(measures) == 5
    for one in measures:
        cells = [" ".join(cell.lines) for cell in rows[f"measure-{one['id']}"].cells]
        numbers = [cell.replace(",", "") for cell in cells[1:4]]
        assert numbers == [one["before"], one["after"], one["change"]]
        assert cells[4] == f"{one['change_percent']} %"
        assert cells[5].startswith(str(one["direction"]))


def test_before_and_after_and_the_change_stand_in_the_picture() -> None:
    panel = PANEL.make(programme("manchester"))
    assert [node.label.split("; ") for node in nodes_of(panel)] == snapshot(
        [
            [
                "Referrals received in April and May: before 2,142, April 2018 to May 2018",
                "after 1,131, April 2019 to May 2019",
                "change -1,011, -47.2 %, better",
            ],
            [
                "Section 47 enquiries in April and May: before 518, April 2018 to May 2018",
                "after 385, April 2019 to May 2019",
                "change -133, -25.7 %, better",
            ],
            [
                "Children on a child protection plan in May: before 962, May 2018",
                "after 737, May 2019",
                "change -225, -23.4 %, better",
            ],
            [
                "Average caseload of an ASYE in June: before 21.3, June 2018",
                "after 14, June 2019",
                "change -7.3, -34.3 %, better",
            ],
            [
                "Average caseload of a social worker in June: before 21.4, June 2018",
                "after 17.7, June 2019",
                "change -3.7, -17.3 %, better",
            ],
        ]
    )


def test_every_node_leads_to_its_row() -> None:
    panel = PANEL.make(case("outcomes/westmarch"))
    ids = [row.id for row in rows_of(panel) if row.id]
    assert len(ids) == len(set(ids))
    assert {node.row for node in nodes_of(panel)} <= set(ids)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_title_tells_what_there_is(name: str) -> None:
    panel = PANEL.make(programme(name))
    titles = {
        "peterborough": None,
        "croydon": None,
        "manchester": "Impact",
        "plymouth": "Targets and impact",
        "north-yorkshire": "Targets",
    }
    assert (panel.title if panel else None) == titles[name]


def test_a_part_of_a_part_names_what_it_is_part_of() -> None:
    outcomes = (
        "dtl: 1\ntargets:\n"
        "  - {id: whole, name: Fewer, place: city, parts: sum, value: 30}\n"
        "  - {id: part, name: Fewer, place: north, part_of: whole, parts: sum, value: 20}\n"
        "  - {id: of-part, name: Fewer boys, place: north, part_of: part, value: 20}\n"
    )
    assert told(PANEL.make(facts_with({"outcomes.yaml": outcomes}))) == snapshot("""\
targets: Targets (dtl targets)
3 targets, 2 of them part of another; 3 without a baseline figure, 3 without an
    agency and 3 without a date.
## What is to be reached
2 targets made up of others: 1 held and 1 cannot be told. Whether more is asked
    where need is larger cannot be told: that takes two places with a baseline, a figure
    to reach, and a rank or figure of demand.
== Targets, each followed by its parts: Place | What is to be reached | Who, and
    where it is stated | Parts
= The city: Fewer
The city | to reach 30 / not stated: baseline figure, responsible agency and date |
    | 1 part: cannot be told: the parts add up to 20 (-10), and which way is good is not
    stated #target-whole
North Locality | to reach 20 / not stated: baseline figure, responsible agency and
    date | | 1 part: held: the parts add up to 20 #target-part
North Locality: Fewer boys / part of: North Locality, Fewer | to reach 20 / not
    stated: baseline figure, responsible agency and date | | #target-of-part
== Not stated of targets: What | Of which
baseline figure | of all 3 targets
responsible agency | of all 3 targets
date | of all 3 targets
""")


def test_it_is_for_everybody_and_for_people_outside() -> None:
    assert PANEL.readers == {Circle.EVERYBODY, Circle.AUDIENCE}


def test_where_all_is_stated_of_a_target_nothing_is_called_open() -> None:
    outcomes = (
        "dtl: 1\ntargets:\n"
        "  - {id: fewer, name: Fewer, place: city, value: 30, by: 2030-04, agency: The council,\n"
        "     baseline: {value: 40, period: 2026}}\n"
    )
    panel = PANEL.make(facts_with({"outcomes.yaml": outcomes}))
    assert [grid.caption for grid in grids_of(panel)] == ["Targets, each followed by its parts"]
