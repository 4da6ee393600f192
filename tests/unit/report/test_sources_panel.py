from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from inline_snapshot import snapshot
from telling import told
from tests.programmes import PROGRAMMES
from told_panels import CASES, case, facts_with, grids_of, programme

from dtl_planner.catalogue.sourcing import facts_of
from dtl_planner.diagnostics import Severity
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.panels.sources import PANEL


def test_a_county_with_a_table() -> None:
    assert told(PANEL.make(case("demand/county"))) == snapshot("""\
sources: Sources, and what is open (dtl check --notes)
18 facts with a source, of 1 paper; 4 our reading, in whole or in part; 22 without a
    source. Nothing wrong.
== What each paper states: Part of the paper | Facts | Of what
= The paper: 18 facts
Staff | 1 | staffing 1
Table 1 | 4 | demand.csv 4
Table 2 | 8 | demand.csv 8
Table 3 | 2 | demand.csv 2
no section named | 3 | demand.csv 3
== What no paper says in so many words: Part | Facts | Our reading, in whole or in
    part | Without a source
divisions | 1 | 0 | 1: Learning and Skills
flexibility | 1 | 0 | 1: 80/20
footprints | 1 | 0 | 1: Localities
indicators | 6 | 1 | 5: Children under 18, Open cases, Child protection plans, Cases
    of one worker and Exclusions
places | 5 | 0 | 5: The county, North, South and Coast, East and West
schemes | 6 | 0 | 6: Core or city-wide
staffing | 3 | 1 | 1: Family workers
demand.csv | 21 | 2 | 2: caseload
## Not stated
- when it is in force
- what flexibility rules measure
""")


def test_a_county_with_targets() -> None:
    assert told(PANEL.make(case("outcomes/westmarch"))) == snapshot("""\
sources: Sources, and what is open (dtl check --notes)
13 facts with a source, of 2 papers; 8 our reading, in whole or in part; 98 without
    a source. 5 warnings and 12 notes.
== What each paper states: Part of the paper | Facts | Of what
= Plan for Westmarch, 15 January 2008: 8 facts
Aims | 1 | programme 1
Entitlement | 1 | entitlement 1
Figures | 1 | measures 1
Targets | 1 | targets 1
Teams | 3 | features 2 and rollout 1
Voices | 1 | evidence 1
= Visits to localities, March 2008: 5 facts
Coast | 2 | entitlement 1 and readiness 1
Dales | 1 | readiness 1
Port | 1 | measures 1
no section named | 1 | targets 1
== What no paper says in so many words: Part | Facts | Our reading, in whole or in
    part | Without a source
entitlement | 19 | 1 | 11: Advice by telephone, Mentoring, Transport and Play
evidence | 4 | 1 | 3: heads, doors and mood
features | 9 | 1 | 6: Information sharing, A base and Yearly review
footprints | 2 | 0 | 2: Localities and Valleys
indicators | 6 | 1 | 5: Deprivation, Children, Attendance in per cent, Isolation and
    Places taken
measures | 24 | 1 | 20: Visits, Children on a plan, Vacant posts, Clubs, Cases of a
    worker, Hours and Days
places | 6 | 0 | 6: Westmarch, Coast, Dales, Moors, Port and The valleys
readiness | 11 | 1 | 6: coast, port and westmarch
rollout | 8 | 1 | 6: Team for ages 5-11, Youth support, Children's centres, Support
    team and Valley team
schemes | 6 | 0 | 6: Core or city-wide
targets | 17 | 1 | 13: Fewer children on a child protection plan, Attendance and
    Young people are heard
workstreams | 3 | 0 | 3: Front door, School clusters and Youth justice
demand.csv | 11 | 0 | 11: deprivation, children and plans
## Not stated
- how far workstreams are
- who leads workstreams
- value (Young people are heard (Westmarch, Coast))
- baseline figure (Attendance (Westmarch, Dales); Young people are heard (Westmarch,
    Coast))
- responsible agency (Young people are heard (Westmarch, Coast, Dales))
- date (Safer children (Moors); Young people are heard (Westmarch, Coast, Dales))
- local target (Fewer children on a child protection plan: Port)
- local target (Attendance: Moors and Port)
- local target (Young people are heard: Moors and Port)
== To be looked at: Where | What | What to do
outcomes.yaml:116:12 | The parts of “plans” come to 102, and it is 100. /
    warning[DTL951] | mend the parts or the whole
outcomes.yaml:126:62 | “plans-dales” is to be reached later than “plans”, which it
    is part of. / warning[DTL958] | bring it forward, or put the whole back
outcomes.yaml:166:32 | The two figures of “visits” may not be alike: their periods
    differ in length. / warning[DTL955] | compare the same period, or add a `note`
outcomes.yaml:174:32 | The two figures of “plans” may not be alike: they are of
    different times of the year. / warning[DTL955] | compare the same period, or add a
    `note`
outcomes.yaml:182:35 | The two figures of “hours” may not be alike: more than a year
    lies between them. / warning[DTL955] | compare the same period, or add a `note`
## Worth knowing, though nothing is wrong
- ages without a team: 2 notes. In one place no team runs for ages that a team of
    another place runs for.
- readiness without evidence: 1 note. That a place is ready is a claim until
    something shows it.
- place without target: 3 notes. Where a place has no part in a target that its
    neighbours have, nobody there works for it.
- target without baseline: 2 notes. Without knowing where things stood, nobody can
    say how large the step is that is asked for.
- target without agency: 3 notes. A target that no single agency answers for is
    everybody's and so nobody's.
- good direction not stated: 1 note. Without knowing which way is good, nobody can
    say whether a change is for the better.
""")


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_reference_is_counted_once(name: str) -> None:
    facts = programme(name)
    panel = PANEL.make(facts)
    assert panel is not None
    papers = next(grid for grid in grids_of(panel) if grid.caption == "What each paper states")
    total = sum(int(row.cells[1].lines[0].replace(",", "")) for row in papers.rows)
    tables = facts.demand.tables.values()
    observed = sum(bool(one.source) for table in tables for one in table.figures.observations)
    assert total == sum(one.source is not None for one in facts_of(facts.catalogue)) + observed


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_warning_of_dtl_check_is_there(name: str) -> None:
    facts = programme(name)
    panel = PANEL.make(facts)
    assert panel is not None
    counts = Counter(one.severity for one in facts.findings)
    rows = [
        row for grid in grids_of(panel) if grid.caption == "To be looked at" for row in grid.rows
    ]
    assert len(rows) == counts[Severity.WARNING]


def test_sections_stand_in_the_order_of_their_numbers() -> None:
    papers = grids_of(PANEL.make(programme("peterborough")))[0]
    report = [row.cells[0].lines[0] for row in papers.rows if "report to" in (row.group or "")]
    assert report[:4] == ["Section 2", "Section 3", "Section 4", "Section 7"]
    assert report[4:] == [
        "Section 9",
        "Section 10",
        "Sections 6 and 9",
        "Title page",
        "Title page; Section 2",
    ]


def test_of_very_many_findings_some_are_shown_and_the_others_counted() -> None:
    facts = programme("peterborough")
    many = tuple(one for one in facts.findings if one.severity is Severity.WARNING) * 20
    panel = PANEL.make(replace(facts, findings=many))
    assert f"{len(many) - 200} more: dtl check." in told(panel)


def test_very_many_things_without_a_source_are_counted_and_some_named() -> None:
    services = "".join(f"  - {{id: s{n}, name: Service {n}}}\n" for n in range(30))
    text = (CASES / "defaults/services.yaml").read_text("utf-8").replace("services: []\n", "")
    facts = facts_with({"services.yaml": f"{text}services:\n{services}"})
    assert "and 10 more" in told(PANEL.make(facts))


def test_where_nothing_is_written_and_nothing_amiss_there_is_no_panel() -> None:
    facts = facts_with({})
    empty = replace(facts.catalogue, records={})
    assert PANEL.make(replace(facts, catalogue=empty, findings=())) is None


def test_it_is_for_those_who_keep_the_workspace() -> None:
    assert PANEL.readers == {Circle.EVERYBODY}


def test_where_all_is_stated_nothing_is_called_open() -> None:
    services = (CASES / "defaults/services.yaml").read_text("utf-8")
    services += "programme: {title: Ours, go_live: 2030-04}\n"
    panel = PANEL.make(facts_with({"services.yaml": services}))
    assert "## Not stated" not in told(panel)
