"""The questions that can still change where a service belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from made_up_town import ROOT, facts_in, facts_of, panel_of
from telling import told

if TYPE_CHECKING:
    from pathlib import Path

CROYDON = ROOT / "examples/croydon"
OPEN = """dtl: 1
services:
  - {id: clubs, name: Clubs}
  - {id: play, name: Play, answers: {local: yes}}
"""
SETTLED = """dtl: 1
services: [{id: play, name: Play, answers: {local: yes}}]
"""


def test_each_question_says_for_whom_and_where_each_answer_leads() -> None:
    assert told(panel_of(facts_of(CROYDON), "questions")) == snapshot("""\
questions: Questions to ask (dtl ask)
2 questions to begin with, for 5 components; 1 would settle at once. 1 other open
    answer changes nothing and can wait.
== Questions, the most valuable first: Question | For | Possible now | What each
    answer leaves | To follow
Is the team based in a locality area, or going to be? | Child protection social work
    teams (people choose between pioneer, navigator and ambassador) ->
    service-child-protection-teams | pioneer or navigator | yes: pioneer / no: navigator
    | none #question-1
Is the team based in a locality area, or going to be? | Education services (people
    choose between pioneer, navigator and ambassador) / Children's Improvement Team
    (people choose between pioneer, navigator and ambassador) / Quality assurance
    (people choose between pioneer, navigator and ambassador) / Youth engagement (people
    choose between pioneer, navigator and ambassador) | any category | yes: pioneer /
    no: navigator or ambassador | at most 1 further question #question-2
""")


def test_a_question_that_settles_one_service_leads_to_it(tmp_path: Path) -> None:
    assert told(panel_of(facts_in(tmp_path, services=OPEN), "questions")) == snapshot("""\
questions: Questions to ask (dtl ask)
1 question to begin with, for 1 component; 1 would settle at once.
== Questions, the most valuable first: Question | For | Possible now | What each
    answer leaves | To follow
Is it local? | Clubs -> service-clubs | core or city-wide | yes: core / no:
    city-wide | none #question-1
""")


def test_a_team_reads_the_questions_about_itself_and_not_what_can_wait_elsewhere() -> None:
    reader = facts_of(CROYDON, reader="child-protection-teams")
    assert told(panel_of(reader, "questions")) == snapshot("""\
questions: Questions to ask (dtl ask)
1 question to begin with, for 1 component; 1 would settle at once.
== Questions, the most valuable first: Question | For | Possible now | What each
    answer leaves | To follow
Is the team based in a locality area, or going to be? | Child protection social work
    teams (people choose between pioneer, navigator and ambassador) ->
    service-child-protection-teams | pioneer or navigator | yes: pioneer / no: navigator
    | none #question-1
""")
    assert panel_of(facts_of(CROYDON, reader="early-help"), "questions") is None


def test_nobody_outside_is_shown_what_is_yet_to_be_found_out() -> None:
    assert panel_of(facts_of(CROYDON, reader="audience:staff"), "questions") is None


def test_without_a_question_or_a_scheme_there_is_no_panel(tmp_path: Path) -> None:
    assert panel_of(facts_in(tmp_path, services=SETTLED), "questions") is None
    assert panel_of(facts_in(tmp_path, services=SETTLED, criteria="dtl: 1\n"), "questions") is None
