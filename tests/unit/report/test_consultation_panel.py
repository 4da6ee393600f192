"""A consultation, from what was asked to the paper that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from made_up_town import ROOT, facts_in, facts_of, panel_of
from telling import told

if TYPE_CHECKING:
    from pathlib import Path

SERVICES = """dtl: 1
services: [{id: play, name: Play, answers: {local: yes}}]
"""
LOOSE = """dtl: 1
themes: [{id: nearer, text: Come nearer., kind: concern, mentions: 12, actions: [visit]}]
actions: [{id: visit, number: "1", text: Visit each team, status: done}]
effects: [{id: moved, text: Play moves., units: [play]}]
"""


def test_a_consultation_is_told_from_what_was_asked_to_what_was_answered() -> None:
    assert told(panel_of(facts_of(), "consultation")) == snapshot("""\
consultation: What people said, and what became of it (dtl consult)
1 question, 2 themes, 0 actions, 1 effect (1 changed); 3 answers, 2 of them open. 2
    breaks in the trail.
== Events: When | What | Who
not stated | Summer events | staff
not stated | The next paper | not stated
== What was asked: Question | Support | Heard from | Promised for the whole question
Is the balance right? | not stated | staff | nothing #asked-balance
== What was said: What was said | How | By whom | What came of it
= Is the balance right?
Clubs should be closer to people. (Section 8) | suggested | staff | changed: The
    clubs go to the localities [Youth clubs] #theme-closer
Nobody answers this. | worried | staff | nothing answers this #theme-unheard
== What people asked: Question that people put | Answer
1: Where does portage go? | To be answered in: The next paper #reply-where-portage
2: Who pays for clubs? | The council. #reply-who-pays
3: When? | Not before spring. / No paper is to answer it #reply-when-portage
[note] In brackets: the section of The town's paper.
## Where the trail breaks off
- Nothing answers “Nobody answers this”: no action, reply or effect.
- “When?” is open, and no paper is named that will answer it.
""")


def test_a_team_sees_the_ways_that_lead_to_it() -> None:
    assert told(panel_of(facts_of(reader="youth"), "consultation")) == snapshot("""\
consultation: What people said, and what became of it (dtl consult clubs)
2 ways pass through “Youth clubs”.
== What was asked: Question | Support | Heard from | Promised for the whole question
Is the balance right? | not stated | staff | nothing #asked-balance
== What was said: What was said | How | By whom | What came of it
= Is the balance right?
Clubs should be closer to people. (Section 8) | suggested | staff | changed: The
    clubs go to the localities [Youth clubs] #theme-closer
== What people asked: Question that people put | Answer
2: Who pays for clubs? | The council. #reply-who-pays
[note] In brackets: the section of The town's paper.
""")
    assert panel_of(facts_of(reader="museum"), "consultation") is None


def test_an_audience_is_not_shown_where_the_trail_breaks_off() -> None:
    panel = panel_of(facts_of(reader="staff"), "consultation")
    assert panel is not None
    assert panel.line == snapshot(
        "1 question, 2 themes, 0 actions, 1 effect (1 changed); 3 answers, 2 of them open."
    )
    assert "breaks off" not in told(panel)


def test_without_a_consultation_there_is_no_panel() -> None:
    assert panel_of(facts_of(ROOT / "examples/north-yorkshire"), "consultation") is None


def test_what_came_of_nothing_stands_alone(tmp_path: Path) -> None:
    found = told(
        panel_of(facts_in(tmp_path, services=SERVICES, consultation=LOOSE), "consultation")
    )
    assert found == snapshot("""\
consultation: What people said, and what became of it (dtl consult)
0 questions, 1 theme, 1 action, 1 effect (1 changed); 0 answers. 3 breaks in the
    trail.
== What was said: What was said | How | By whom | What came of it
= Beside the questions
Come nearer. (12 times) | worried | not stated | promised: action 1 #theme-nearer
== What was promised: Action | What was promised | State | What came of it | Next
1 | Visit each team | done | nothing is said to have come of it | #action-visit
## Came of nothing that was said or promised
- changed: Play moves [Play]
## Where the trail breaks off
- Nobody is said to have said “Come nearer”.
- Nothing is said to have come of action “Visit each team”.
- No theme or action leads to “Play moves”.
""")
