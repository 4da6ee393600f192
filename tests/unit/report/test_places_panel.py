"""Where it happens: maps where boundaries are known, and every place in a table."""

from __future__ import annotations

from dataclasses import replace

from inline_snapshot import snapshot
from telling import told
from told_panels import (
    CASES,
    facts_of,
    facts_with,
    for_audience,
    for_team,
    grids_of,
    nodes_of,
    programme,
    rows_of,
)

from dtl_planner.drawing.shapes import Node
from dtl_planner.drawing.svg import svg
from dtl_planner.places.maps.boundaries import Area, Patch
from dtl_planner.render.report.blocks import Drawn
from dtl_planner.render.report.panels.places import PANEL
from dtl_planner.render.report.places.maps import MOST, map_blocks

CROYDON = "croydon"


def test_places_without_a_map_are_told_in_tables() -> None:
    assert told(PANEL.make(programme("manchester"))) == snapshot("""\
places: Places (dtl places)
52 places, 44 of them without a name. Where 44 places lie is not fully stated.
2 footprints divide the area: Localities (1-3-12-32) and Partnership meetings of the
    school clusters (1-4).
== Places: Place | Lies in | What is known of it | Source
= city
Manchester | | | paper: Introduction #place-manchester
= locality
North | Manchester | | paper: Locality Leadership #place-north
Central | Manchester | | paper: Locality Leadership #place-central
South | Manchester | | paper: Locality Leadership #place-south
= level-of-12
Twelve places of the third level (no names given) | Manchester / not stated in which
    locality | stands for 12 places that nobody named / Which of them lie in which
    locality is not stated. | paper: Introduction #place-twelve
= level-of-32
Thirty-two places of the fourth level (no names given) | Manchester / not stated in
    which level-of-12 | stands for 32 places that nobody named / Which of them lie in
    which of the twelve is not stated. | paper: Underpinning principles
    #place-thirty-two
= school-partnership
North (school clusters) | Manchester | | paper: Workstream 5, school clusters
    #place-schools-north
Central (school clusters) | Manchester | | paper: Workstream 5, school clusters
    #place-schools-central
South (school clusters) | Manchester | | paper: Workstream 5, school clusters
    #place-schools-south
Wythenshawe (school clusters) | Manchester | | paper: Workstream 5, school clusters
    #place-schools-wythenshawe
== Localities: 1-3-12-32: Tier | How many places
city | 1, all listed
locality | 3, all listed
level-of-12 | 12, all listed, 12 of them without a name
level-of-32 | 32, all listed, 32 of them without a name
[note] The paper says 1-3-12 where it introduces the programme and 1-3-12-32 among
    its principles. What is counted at each level is not stated. The footprint is to be
    in line with Bringing Services Together and with the Multi Agency Safeguarding
    Arrangements of Manchester (MMASA); how these divide the city is not stated.
[note] Source: Delivering Children's Services in a locality: paper for the Children
    and Young People Scrutiny Committee, Introduction; Underpinning principles.
[note] Its places: paper: Locality Leadership (3); paper: Introduction (1); paper:
    Underpinning principles (1).
== Partnership meetings of the school clusters: 1-4: Tier | How many places
city | 1 listed; how many there are is not stated
school-partnership | 4, all listed
[note] Four, with Wythenshawe beside the names of the three localities, so this is
    another division of the city. How the two lie to each other is not stated. The
    clusters themselves, in which primary schools are grouped, are mapped; how many
    there are, and which schools are in which, is not stated.
[note] Source: Delivering Children's Services in a locality: paper for the Children
    and Young People Scrutiny Committee, Workstream 5, school clusters.
[note] Its places: paper: Workstream 5, school clusters (4).
## Every place once
- Localities: not stated in which locality: Twelve places of the third level (no
    names given).
- Localities: not stated in which level-of-12: Thirty-two places of the fourth level
    (no names given).
- Partnership meetings of the school clusters: yes, all 4 places that are listed
    below the first tier.
## How they lie to each other
- Localities and Partnership meetings of the school clusters: not stated; no place
    below the first tiers is in both.
[note] Sources are named by paper and section. paper: Delivering Children's Services
    in a locality: paper for the Children and Young People Scrutiny Committee.
""")


def test_wards_are_drawn_and_numbered_by_the_locality_that_they_lie_in() -> None:
    found = PANEL.make(programme(CROYDON))
    assert [node.label for node in nodes_of(found)][::9] == snapshot(
        [
            "1 Addiscombe West, in Central West",
            "10 Selsdon Vale & Forestdale, in South East",
            "19 Old Coulsdon",
            "28 Woodside",
        ]
    )
    (wards, *_) = grids_of(found) if found else ()
    assert list(dict.fromkeys(row.group for row in wards.rows)) == snapshot(
        [
            "1 to 6: Central West",
            "7 to 10: South East",
            "11 to 14: North West",
            "15 to 28: not stated in which locality",
        ]
    )
    assert [node.row for node in nodes_of(found)] == [row.id for row in wards.rows]


def test_every_place_has_one_row() -> None:
    for name in ("peterborough", CROYDON, "manchester", "plymouth"):
        facts = programme(name)
        rows = [row.id for row in rows_of(PANEL.make(facts)) if row.id]
        assert sorted(rows) == sorted(f"place-{place.id}" for place in facts.survey.places)


def test_a_map_of_28_wards_is_small() -> None:
    found = PANEL.make(programme(CROYDON))
    assert found is not None
    pictures = [one for block in found.blocks if isinstance(block, Drawn) for one in block.pictures]
    assert [len(svg(picture, "map")) < 30_000 for picture in pictures] == [True]
    assert pictures[0].height <= 900


def test_a_team_sees_the_places_where_it_works_and_what_lies_in_them() -> None:
    facts = programme(CROYDON)
    units = facts.structures[facts.shown].units
    unit = next(one for one in units.values() if one.places)
    assert told(PANEL.make(for_team(facts, unit.id))) == snapshot("""\
places: Places (dtl places)
Works in Central West, South East, North West, North East, Central East and Sixth
    locality (no name given).
<Wards of 2025, as of 2025: Numbers are those of the table; a name is left out where
    it has no room. Source: Office for National Statistics licensed under the Open
    Government Licence v.3.0. Contains OS data © Crown copyright and database right.>
<1 Addiscombe West, in Central West> #place-addiscombe-west
<2 Broad Green, in Central West> #place-broad-green
<3 Fairfield, in Central West> #place-fairfield
<4 Selhurst, in Central West> #place-selhurst
<5 South Croydon, in Central West> #place-south-croydon
<6 Waddon, in Central West> #place-waddon
<7 New Addington North, in South East> #place-new-addington-north
<8 New Addington South, in South East> #place-new-addington-south
<9 Selsdon & Addington Village, in South East> #place-selsdon-addington-village
<10 Selsdon Vale & Forestdale, in South East> #place-selsdon-vale-forestdale
<11 Bensham Manor, in North West> #place-bensham-manor
<12 Norbury & Pollards Hill, in North West> #place-norbury-pollards-hill
<13 Norbury Park, in North West> #place-norbury-park
<14 West Thornton, in North West> #place-west-thornton
== Wards of 2025: each place on the map: Place | Lies in | Code | Source
= 1 to 6: Central West
1 Addiscombe West | Central West | E05011463 | report: 2.3 Data analysis
    #place-addiscombe-west
2 Broad Green | Central West | E05011465 | report: 2.3 Data analysis
    #place-broad-green
3 Fairfield | Central West | E05011468 | report: 2.3 Data analysis #place-fairfield
4 Selhurst | Central West | E05011479 | report: 2.3 Data analysis #place-selhurst
5 South Croydon | Central West | E05011484 | report: 2.3 Data analysis
    #place-south-croydon
6 Waddon | Central West | E05011487 | report: 2.3 Data analysis #place-waddon
= 7 to 10: South East
7 New Addington North | South East | E05011470 | report: 2.3 Data analysis
    #place-new-addington-north
8 New Addington South | South East | E05011471 | report: 2.3 Data analysis
    #place-new-addington-south
9 Selsdon & Addington Village | South East | E05011480 | report: 2.3 Data analysis
    #place-selsdon-addington-village
10 Selsdon Vale & Forestdale | South East | E05011481 | report: 2.3 Data analysis
    #place-selsdon-vale-forestdale
= 11 to 14: North West
11 Bensham Manor | North West | E05011464 | report: 2.3 Data analysis
    #place-bensham-manor
12 Norbury & Pollards Hill | North West | E05011472 | report: 2.3 Data analysis
    #place-norbury-pollards-hill
13 Norbury Park | North West | E05011473 | report: 2.3 Data analysis
    #place-norbury-park
14 West Thornton | North West | E05011488 | report: 2.3 Data analysis
    #place-west-thornton
== Places on no map: Place | Lies in | What is known of it | Source
= locality
Central West | Croydon | | report: 2.3 Data analysis #place-central-west
South East | Croydon | | report: 2.3 Data analysis #place-south-east
North West | Croydon | | report: 2.3 Data analysis #place-north-west
North East | Croydon | Its wards are not stated. Named as an example of where
    smaller pockets of deprivation and need are. | report: 2.3 Data analysis
    #place-north-east
Central East | Croydon | Its wards are not stated. Named as an example, not as a
    plan, of where teams may have to be bigger. | report: 2.3 Data analysis
    #place-central-east
Sixth locality (no name given) | Croydon | nobody named it / The report speaks of
    six and names five; its wards are not stated either. | report: 2.2 Localities and
    areas #place-sixth-locality
""")
    assert PANEL.make(for_team(facts, "nobody")) is None
    assert PANEL.make(for_team(replace(facts, structures={}), unit.id)) is None


def test_an_audience_sees_what_everybody_sees() -> None:
    facts = programme(CROYDON)
    assert PANEL.make(for_audience(facts)) == PANEL.make(facts)


def test_where_nothing_is_written_of_places_there_is_no_panel() -> None:
    assert PANEL.make(facts_with({"localities.yaml": "dtl: 1\n"})) is None


def test_an_area_that_is_no_place_is_told_too_and_one_without_a_name() -> None:
    survey = programme(CROYDON).survey
    (mapped,) = survey.mapped
    (found,) = mapped.maps
    ring = ((0.0, 51.3), (0.1, 51.3), (0.1, 51.4), (0.0, 51.3))
    alone = replace(found, areas=(*found.areas[:2], Area("E1", None, (Patch(ring),))))
    (drawn,) = map_blocks(survey, alone, None)
    assert isinstance(drawn, Drawn)
    assert drawn.grid.rows[-1].id == "area-E1"
    marks = drawn.pictures[0].marks
    assert [mark.label for mark in marks if isinstance(mark, Node)] == snapshot(
        ["1 Addiscombe West, in Central West", "2 Addiscombe East", "3 no name"]
    )


def test_areas_in_no_smaller_place_are_one_group() -> None:
    survey = programme(CROYDON).survey
    found = survey.mapped[0].maps[0]
    (drawn,) = map_blocks(replace(survey, trees=()), replace(found, areas=found.areas[:1]), None)
    assert isinstance(drawn, Drawn)
    assert [row.group for row in drawn.grid.rows] == snapshot(["1: in no smaller place"])


def test_a_map_of_too_many_areas_is_not_drawn() -> None:
    survey = programme(CROYDON).survey
    found = survey.mapped[0].maps[0]
    many = tuple(replace(found.areas[0], code=f"X{n}") for n in range(MOST + 1))
    words, grid = map_blocks(survey, replace(found, areas=many), None)
    assert getattr(words, "text", "") == snapshot(
        "The map has 151 areas, too many to be read; the table has all."
    )
    assert grid == grids_of_one(grid)


def grids_of_one(block: object) -> object:
    assert not isinstance(block, Drawn)
    return block


def test_weights_and_ages_and_crossings_are_told() -> None:
    assert told(PANEL.make(facts_of(CASES / "places/croydon"))) == snapshot("""\
places: Places (dtl places)
41 places, 3 of them without a name. 1 declared number differs from what is listed,
    1 pair of footprints crosses, 1 row of weights leaves a rest and 2 ends of age bands
    are shared.
3 footprints divide the area: Localities of today (1-6-28), Areas (1-3-28) and
    School clusters (1-4).
<Wards of 2025, as of 2025: Numbers are those of the table; a name is left out where
    it has no room. Source: Office for National Statistics licensed under the Open
    Government Licence v.3.0. Contains OS data © Crown copyright and database right.>
<1 Bensham Manor, in Alder> #place-bensham-manor
<2 Norbury & Pollards Hill, in Alder> #place-norbury-pollards-hill
<3 Norbury Park, in Alder> #place-norbury-park
<4 Thornton Heath, in Alder> #place-thornton-heath
<5 West Thornton, in Alder> #place-west-thornton
<6 Crystal Palace & Upper Norwood, in Beech> #place-crystal-palace-upper-norwood
<7 Selhurst, in Beech> #place-selhurst
<8 South Norwood, in Beech> #place-south-norwood
<9 Woodside, in Beech> #place-woodside
<10 Addiscombe West, in Cedar> #place-addiscombe-west
<11 Broad Green, in Cedar> #place-broad-green
<12 Fairfield, in Cedar> #place-fairfield
<13 South Croydon, in Cedar> #place-south-croydon
<14 Waddon, in Cedar> #place-waddon
<15 Addiscombe East, in Damson> #place-addiscombe-east
<16 Park Hill & Whitgift, in Damson> #place-park-hill-whitgift
<17 Shirley North, in Damson> #place-shirley-north
<18 Shirley South, in Damson> #place-shirley-south
<19 New Addington North, in Elder> #place-new-addington-north
<20 New Addington South, in Elder> #place-new-addington-south
<21 Selsdon & Addington Village, in Elder> #place-selsdon-addington-village
<22 Selsdon Vale & Forestdale, in Elder> #place-selsdon-vale-forestdale
<23 Coulsdon Town, in Fir> #place-coulsdon-town
<24 Kenley, in Fir> #place-kenley
<25 Old Coulsdon, in Fir> #place-old-coulsdon
<26 Purley & Woodcote, in Fir> #place-purley-woodcote
<27 Purley Oaks & Riddlesdown, in Fir> #place-purley-oaks-riddlesdown
<28 Sanderstead, in Fir> #place-sanderstead
== Wards of 2025: each place on the map: Place | Lies in | Code | What is known of
    it
= 1 to 5: Alder
1 Bensham Manor | Alder (Localities of today) / North (Areas) | E05011464 |
    #place-bensham-manor
2 Norbury & Pollards Hill | Alder (Localities of today) / North (Areas) | E05011472
    | #place-norbury-pollards-hill
3 Norbury Park | Alder (Localities of today) / North (Areas) | E05011473 |
    #place-norbury-park
4 Thornton Heath | Alder (Localities of today) / North (Areas) | E05011486 |
    #place-thornton-heath
5 West Thornton | Alder (Localities of today) / North (Areas) | E05011488 |
    #place-west-thornton
= 6 to 9: Beech
6 Crystal Palace & Upper Norwood | Beech (Localities of today) / North (Areas) |
    E05011467 | #place-crystal-palace-upper-norwood
7 Selhurst | Beech (Localities of today) / North (Areas) | E05011479 |
    #place-selhurst
8 South Norwood | Beech (Localities of today) / North (Areas) | E05011485 |
    #place-south-norwood
9 Woodside | Beech (Localities of today) / Middle (Areas) | E05011489 |
    #place-woodside
= 10 to 14: Cedar
10 Addiscombe West | Cedar (Localities of today) / Middle (Areas) | E05011463 |
    #place-addiscombe-west
11 Broad Green | Cedar (Localities of today) / Middle (Areas) | E05011465 |
    #place-broad-green
12 Fairfield | Cedar (Localities of today) / Middle (Areas) | E05011468 |
    #place-fairfield
13 South Croydon | Cedar (Localities of today) / Middle (Areas) | E05011484 |
    #place-south-croydon
14 Waddon | Cedar (Localities of today) / Middle (Areas) | E05011487 | That it
    borders on Kenley is a slip, made for tests. #place-waddon
= 15 to 18: Damson
15 Addiscombe East | Damson (Localities of today) / Middle (Areas) | E05011462 |
    #place-addiscombe-east
16 Park Hill & Whitgift | Damson (Localities of today) / Middle (Areas) | E05011475
    | #place-park-hill-whitgift
17 Shirley North | Damson (Localities of today) / Middle (Areas) | E05011482 |
    #place-shirley-north
18 Shirley South | Damson (Localities of today) / Middle (Areas) | E05011483 |
    #place-shirley-south
= 19 to 22: Elder
19 New Addington North | Elder (Localities of today) / South (Areas) | E05011470 |
    #place-new-addington-north
20 New Addington South | Elder (Localities of today) / South (Areas) | E05011471 |
    #place-new-addington-south
21 Selsdon & Addington Village | Elder (Localities of today) / South (Areas) |
    E05011480 | #place-selsdon-addington-village
22 Selsdon Vale & Forestdale | Elder (Localities of today) / South (Areas) |
    E05011481 | #place-selsdon-vale-forestdale
= 23 to 28: Fir
23 Coulsdon Town | Fir (Localities of today) / South (Areas) | E05011466 |
    #place-coulsdon-town
24 Kenley | Fir (Localities of today) / South (Areas) | E05011469 | #place-kenley
25 Old Coulsdon | Fir (Localities of today) / South (Areas) | E05011474 |
    #place-old-coulsdon
26 Purley & Woodcote | Fir (Localities of today) / South (Areas) | E05011476 |
    #place-purley-woodcote
27 Purley Oaks & Riddlesdown | Fir (Localities of today) / South (Areas) | E05011477
    | #place-purley-oaks-riddlesdown
28 Sanderstead | Fir (Localities of today) / South (Areas) | E05011478 |
    #place-sanderstead
== Places on no map: Place | Lies in | Code | What is known of it
= borough
Croydon | | E09000008 | #place-croydon
= locality
Alder | Croydon | | 2 bases: Alder House and The Annexe / ages 0-7, 8-13 and 14-19
    #place-alder
Beech | Croydon | | also called North East / ages 0-5, 5-11 and 11-19 #place-beech
Cedar | Croydon | | #place-cedar
Damson | Croydon | | #place-damson
Elder | Croydon | | #place-elder
Fir | Croydon | | #place-fir
= area
North | Croydon | | #place-north
Middle | Croydon | | #place-middle
South | Croydon | | #place-south
= cluster
School clusters (no names given) | Croydon | | stands for 3 places that nobody named
    #place-clusters
== Localities of today: 1-6-28: Tier | How many places
borough | 1 listed; how many there are is not stated
locality | 6, all listed
ward | 28, all listed
[note] Made up for tests.
[note] Source: Made up for tests, Localities.
== Areas: 1-3-28: Tier | How many places
borough | 1 listed; how many there are is not stated
area | 3, all listed
ward | 28 listed; how many there are is not stated
[note] Made up for tests.
[note] Source: Made up for tests, Areas.
== School clusters: 1-4: Tier | How many places
borough | 1 listed; how many there are is not stated
cluster | 4, of which 3 listed, 3 of them without a name
[note] Made up for tests.
[note] Source: Made up for tests, Schools.
## Every place once
- Localities of today: yes, all 34 places that are listed below the first tier.
- Areas: yes, all 31 places that are listed below the first tier.
- School clusters: yes, all 3 places that are listed below the first tier.
## How they lie to each other
- Localities of today and Areas cross (held together by 28 wards):
  - Beech crosses North: in both Crystal Palace & Upper Norwood, Selhurst and South
      Norwood; in Beech alone Woodside; in North alone Bensham Manor, Norbury & Pollards
      Hill, Norbury Park, Thornton Heath and West Thornton.
  - Beech crosses Middle: in both Woodside; in Beech alone Crystal Palace & Upper
      Norwood, Selhurst and South Norwood; in Middle alone 9 wards.
- Localities of today and School clusters: not stated; no place below the first
    tiers is in both.
- Areas and School clusters: not stated; no place below the first tiers is in both.
- In Localities of today and Areas: 28 wards.
== Children of the areas by locality: Place | Weights
North | Alder 0.52, Beech 0.4, unknown 0.08
Middle | Cedar 0.5, Damson 0.3, Beech 0.15; 0.05 left over: no weight speaks of it
[note] From Areas to Localities of today, by population; our reading.
[note] Made up for tests.
[note] Source: Made up for tests, Crosswalk.
South has no weights: figures of theirs go nowhere.
## Ages in two bands
- Beech: age 5 is in both 0-5 and 5-11.
- Beech: age 11 is in both 5-11 and 11-19.
## Borders of the tier ward
- Wards of 2025, as of 2025: boundaries/wards.geojson (Wards (December 2025), Office
    for National Statistics)
- 28 areas, 28 of them places of the workspace by code (WD25CD).
- 62 borders worked out from the map; all hang together.
- Source: Office for National Statistics licensed under the Open Government Licence
    v.3.0. Contains OS data © Crown copyright and database right.
- 3 borders written under `next_to`, 1 of them on the map.
- Written, but no border on the map: Coulsdon Town and Kenley; Kenley and Waddon.
- On the map, but left out where others are written: Broad Green and Waddon;
    Fairfield and Waddon; Kenley and Purley & Woodcote; Kenley and Purley Oaks &
    Riddlesdown; Kenley and Sanderstead; Purley & Woodcote and Waddon; Purley Oaks &
    Riddlesdown and Waddon; South Croydon and Waddon.
""")
