from __future__ import annotations

import pytest
from inline_snapshot import snapshot
from telling import told
from tests.programmes import PROGRAMMES
from told_panels import case, facts_with, for_audience, for_team, programme

from dtl_planner.render.programme.lacking import summary
from dtl_planner.render.report.panels.programme import PANEL


def test_a_programme_with_everything() -> None:
    assert told(PANEL.make(case("programme/whole"))) == snapshot("""\
programme: The programme (dtl programme)
1 vision, 4 aims, 2 principles, 1 priority, 2 workstreams, 4 bodies, 4 roles, 2
    offers of development, 2 projects, 2 flexibility rules, 3 steps of engagement and 2
    enablers. Not stated: how far workstreams are (1 of 2); who leads workstreams (1 of
    2); whether bodies decide (1 of 4); what bodies report to (1 of 4); who sits on
    bodies (3 of 4); who manages roles (1 of 4); whom roles answer to for joint work (2
    of 4); what pays for projects (1 of 2); how many took part in meetings (1 of 2);
    what flexibility rules measure (1 of 2); when enablers are ready (1 of 2).
In force: by June 2030.
In two steps.
## Vision (paper, page 1)
- Services are near
## Aims
- 1. Help comes early; by December 2030; part of the vision (paper, page 2)
- 2. Fewer referrals; seen to by People; shown by Referrals (our reading) (letter,
    Page 1)
  - Fewer steps
    - note: Which steps is not stated.
    - No form twice; for families
## Principles
- It is open to everybody who wants to know what becomes of it
- for staff
  - It is fair; part of the aim: Fewer steps
## Priorities
- Told early; part of the principle: It is open to everybody who wants to ...
## Bodies, each below the one that it reports to (paper, page 3)
- The council; Settles what is spent; decides
  - Programme board; board; whether it decides is undecided, perhaps decides or
      advises; settled by: the next paper; answers to: The trust; chaired by Director of
      play; meets every month; since January 2029; members: Director of play; Three head
      teachers
    - Group of readers; one in each locality; advises
- The trust; for North Locality; proposed; what it reports to is undecided, perhaps
    The council; answers to: undecided
## 4 roles, whose two lines are kept apart
- line manager: 1 stated, 1 at the top of their line, 1 undecided, 1 not stated
- whom they answer to for joint work: 1 stated, 1 undecided, 2 not stated
## Development of leaders and staff
- Leaders learn; for Head of the locality, all managers; run by Personnel; started
    (letter, Page 1)
  - First stage; Workshops; September 2029; done (paper, page 4)
  - Second stage
- Readers learn; stages not stated (our reading)
## Commissioned projects
- North Locality
  - A library bus; Books come to villages; for villages; commissioned by The
      council; carried out by Play service; paid for by A grant; 12,000 pounds; 2029/30;
      planned
- The whole area
  - A fair; what pays for it is not stated
[note] In brackets: the paper and its section. paper: The paper; letter: The letter.
""")


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_line_is_that_of_the_command(name: str) -> None:
    facts = programme(name)
    panel = PANEL.make(facts)
    assert panel is not None
    assert panel.line == summary(facts.track, facts.catalogue)


def test_a_team_gets_what_is_done_for_everybody_and_by_it() -> None:
    facts = programme("peterborough")
    assert told(PANEL.make(for_team(facts, "play-service"))) == snapshot("""\
programme: The programme (dtl programme)
1 offer of development for The team, or for everybody.
In force: by April 2010.
## Development of leaders and staff (response, Key timescales)
- Programme for workforce development, culture and organisational development; for
    all staff
  - Scoped; by October 2009
  - Begun; by January 2010
[note] In brackets: the paper and its section. report: The results on Delivering
    through Localities consultation: report to the scrutiny committee; response:
    Delivering through Localities, Moving forward: response to consultation.
""")


def test_a_team_for_which_nothing_is_done_gets_no_panel() -> None:
    assert PANEL.make(for_team(facts_with({"programme.yaml": _AIM}), "play")) is None


def test_people_outside_get_aims_and_who_steers() -> None:
    titles = [
        line
        for line in told(PANEL.make(for_audience(programme("peterborough")))).splitlines()
        if line.startswith("##")
    ]
    assert titles == snapshot(
        [
            "## Vision (response, Title page)",
            "## Aims",
            "## Intended outcomes",
            "## Principles (report, Sections 6 and 9)",
            "## Bodies, each below the one that it reports to",
            "## 11 roles, whose two lines are kept apart",
        ]
    )


_AIM = "dtl: 1\naims:\n  - {id: better, text: Better lives., kind: vision}\n"


def test_one_aim_alone_without_a_source() -> None:
    assert told(PANEL.make(facts_with({"programme.yaml": _AIM}))) == snapshot("""\
programme: The programme (dtl programme)
1 vision. Not stated: when it is in force.
## Vision
- Better lives
""")


def test_where_nothing_is_written_there_is_no_panel() -> None:
    assert PANEL.make(facts_with({})) is None


def test_bodies_however_deep_below_each_other_stay_a_list() -> None:
    bodies = "".join(
        f"  - {{id: b{n}, name: Body {n}{f', reports_to: b{n - 1}' if n else ''}}}\n"
        for n in range(90)
    )
    panel = PANEL.make(facts_with({"programme.yaml": f"dtl: 1\nbodies:\n{bodies}"}))
    lines = told(panel).splitlines()
    assert len(lines) > 90
    assert max(len(line) - len(line.lstrip()) for line in lines[-60:]) == 6
