from __future__ import annotations

from dataclasses import replace

import pytest
from inline_snapshot import snapshot
from telling import told
from tests.programmes import PROGRAMMES
from told_panels import case, for_team, grids_of, programme, rows_of

from dtl_planner.render.report.facts import Circle, Lacking
from dtl_planner.render.report.panels.risks import PANEL
from dtl_planner.render.risks.rows import risks_table


def test_a_register_with_scores() -> None:
    assert told(PANEL.make(case("risks/scored"))) == snapshot("""\
risks: Risks (dtl risks)
6 risks and 1 challenge, 4 scored; 13 mitigations. 8 warnings and 5 notes.
5 open risks, 1 open challenge and 1 closed. Nothing is done about 1 of them: 5; 1
    of 10 mitigations is only words; 1 of 6 rules named is in no plan; 1 is only a wish;
    1 milestone that they hang on is overdue.
== The risks: Risk | How it stands | Would mean | Threatens | Note
1: Premises, ICT and money are not there in time | open; owner: Programme board;
    likelihood 4, severity 5 (of 5); looked at again by April 2030 | Services change
    later than planned, and at a higher cost. / Staff no longer believe in it. | ICT in
    the localities (enabler); Help for families (alliance); Early help (service) |
    #risk-late-enablers
2: Practice gets worse while everybody is busy with the change | open; owner: Head
    of practice; likelihood 4, severity 5 (of 5); looked at again 1 February 2030 | The
    inspection finds it wanting. | Early help (service) | #risk-practice
3: Services that are busy anyway are disturbed | open; owner: not stated; likelihood
    1, severity 2 (of 5); looked at again by December 2030 | | | #risk-busy-times
4: Some staff get more work than others | open; owner: not stated; likelihood 3,
    severity not stated (of 5) | | | #risk-workload
opposition: Staff are against it | open; owner: not stated; not scored; looked at
    again by April 2030 | | | It was raised in two meetings. #risk-opposition
5: Work is recorded in two systems (challenge) | open; owner: not stated; not scored
    | | People and culture (workstream); Programme plan agreed (milestone) |
    #risk-two-systems
6: The pilots show nothing | closed; owner: not stated; likelihood 2, severity 2 (of
    5) | | | #risk-pilots-fail
== How likely (down) and how bad (across): How likely | 1 slight | 2 | 3 | 4 | 5
    grave
5 almost certain | - | - | - | - | -
4 | - | - | - | - | 1, 2
3 | - | - | - | - | -
2 | - | - | - | - | -
1 rare | - | 3 | - | - | -
- Not scored: 4, opposition and 5
== What is done about them: What is done | What carries it | Stated in
= 1: Premises, ICT and money are not there in time
A plan that says what has to be there by when (by Programme manager) | milestone:
    Programme plan agreed: done; ended 25 January 2030 / enabler: ICT in the localities:
    ready by March 2030 / enabler: Rooms: when it is ready is not stated | Row 1
A pilot in one locality first | milestone: Pilot evaluated: stopped; No pilot is
    held. | Row 1
= 2: Practice gets worse while everybody is busy with the change
Fragile services change last, and none while inspectors are there (what carries it
    is our reading) | rule: Early help: fragile, so not in the first phase; every plan
    keeps it / rule: no work in the weeks of the inspection (6 May 2030 to 24 May 2030);
    every plan keeps it | Row 2, mitigation
Quality measures and audits (due February 2030, overdue; started) | milestone:
    Quality measures agreed: started, overdue; moved, as agreed, to by 15 February 2030;
    began 4 February 2030 / milestone: First audit done: not recorded; in the phase
    Change; no date stated / workstream: People and culture: started / workstream:
    Money: how far it has got is not stated |
= 3: Services that are busy anyway are disturbed
Youth work and the library are left alone when they are busiest | rule: busy:youth,
    2 rules; every plan keeps it / rule: Library: busy (1 March 2030 to 14 March 2030);
    in no plan, as nothing that is planned falls under it / rule: no more than 2
    services in change at once; every plan keeps it |
Families keep one door to go to | rule: Help for families: its members change in one
    phase; a wish, which a plan may set aside |
Youth workers are consulted early | work: Youth work: Consult the staff (started) /
    work: library.move: no plan has such work / work: family-support.consult: stopped,
    so that no plan has such work |
= 4: Some staff get more work than others
Part of the staff goes where the need is | flexibility rule: 80/20: what it means is
    not stated |
Look at the data | only words: nothing in the plan carries it |
A hotline for staff (stopped) | |
= opposition: Staff are against it
Tell everybody (due by May 2030) | milestone: Roadshow for all staff: planned; due
    by May 2030; expected 17 May 2030 / flexibility rule: 90/10: nine posts of ten stay
    in their locality |
Talk to the unions (done) | |
= 5: Work is recorded in two systems (challenge)
nothing is written of what is done about it | |
= 6: The pilots show nothing
Pilot evaluated | milestone: Pilot evaluated: stopped; No pilot is held. |
To be looked at:
- “pilot”, by which a mitigation of “Premises, ICT and money are not there in time”
    is done, was stopped.
- “kpis” was due by 15 February 2030, as agreed, and is not done.
- “kpis” is due by 15 February 2030; “Practice gets worse while everybody is busy
    with the change” is looked at again by 1 February 2030.
- This mitigation of “Practice gets worse while everybody is busy with the change”
    was due by 28 February 2030.
- “Practice gets worse while everybody is busy with the change” was to be looked at
    again by 1 February 2030.
- Nothing that is planned falls under “busy:library”.
- “alliance:families” is only a wish, which a plan may set aside.
- No plan has the work “library.move”.
- No plan has the work “family-support.consult”.
- Nothing in the plan carries this mitigation of “Some staff get more work than
    others”.
- “Some staff get more work than others” has a likelihood and no severity.
- “roadshow” is due by 31 May 2030; “Staff are against it” is looked at again by 30
    April 2030.
- Nothing is done about “Work is recorded in two systems”: no mitigation is written.
[note] In brackets: the section of Risk log of Ambleford.
""")


def test_a_register_without_scores_has_no_matrix() -> None:
    panel = PANEL.make(case("risks/unscored"))
    assert panel is not None
    assert [grid.caption for grid in grids_of(panel)] == ["The risks", "What is done about them"]


def test_a_risk_without_a_number_is_named_without_its_id() -> None:
    rows = rows_of(PANEL.make(programme("north-yorkshire")))
    named = {row.cells[0].lines[0] for row in rows if row.id} | {row.group for row in rows}
    assert "Staff are not told clearly when and how to share information" in named
    assert "1: To recruit more staff of high quality (challenge)" in named
    assert not any("sharing-without-guidance" in (title or "") for title in named)


def test_where_there_is_no_plan_that_is_told() -> None:
    assert "[note] There is no plan" in told(PANEL.make(case("risks/undated")))


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_mitigation_of_the_command_is_there(name: str) -> None:
    facts = programme(name)
    panel = PANEL.make(facts)
    if panel is None:
        assert name in {"peterborough", "plymouth"}
        return
    assert not isinstance(facts.register, Lacking)
    records = list(risks_table(facts.register, facts.catalogue).records())
    said = [row.cells[0].lines[0] for row in rows_of(panel)]
    for one in records:
        if one["mitigation"]:
            assert any(line.startswith(str(one["mitigation"]).removesuffix(".")) for line in said)
    ids = [row.id for row in rows_of(panel) if row.id]
    assert ids == [f"risk-{id_}" for id_ in dict.fromkeys(one["risk"] for one in records)]


def test_a_team_gets_the_risks_that_threaten_it_or_that_its_work_is_to_mitigate() -> None:
    facts = case("risks/scored")
    assert PANEL.make(for_team(facts, "nobody")) is None
    threatened = PANEL.make(for_team(facts, "early-help"))
    working = PANEL.make(for_team(facts, "youth"))
    ids = [[row.id for row in rows_of(panel) if row.id] for panel in (threatened, working)]
    assert ids == snapshot([["risk-late-enablers", "risk-practice"], ["risk-busy-times"]])


def test_without_a_register_there_is_no_panel() -> None:
    facts = replace(case("risks/scored"), register=Lacking("there is no scheme"))
    assert PANEL.make(facts) is None


def test_it_is_not_for_people_outside() -> None:
    assert PANEL.readers == {Circle.EVERYBODY, Circle.TEAM}
