"""A consultation, from what was asked to the paper that goes on."""

from __future__ import annotations

from inline_snapshot import snapshot
from made_up_town import ROOT, facts_of, panel_of, told


def test_a_consultation_is_told_from_what_was_asked_to_what_was_answered() -> None:
    assert told(panel_of(facts_of(), "consultation")) == snapshot("""\
What people said, and what became of it
1 question, 2 themes, 0 actions, 1 effect (1 changed); 3 answers, 2 of them open. 2 breaks in
        the trail.
[Events]
When | What | Who
: not stated | Summer events | staff
: not stated | The next paper | not stated
[What was asked]
Question | Support | Heard from | Promised for the whole question
asked-balance: Is the balance right? | not stated | staff | nothing
[What was said]
What was said | How | By whom | What came of it
-- Is the balance right?
theme-closer: Clubs should be closer to people. (Section 8) | suggested | staff | changed: The
        clubs go to the localities [Youth clubs]
theme-unheard: Nobody answers this. | worried | staff | nothing answers this
[What people asked]
Question that people put | Answer
reply-where-portage: 1: Where does portage go? | OPEN: The next paper
reply-who-pays: 2: Who pays for clubs? | The council.
reply-when-portage: 3: When? | Not before spring. / OPEN: no paper is to answer it
note: In brackets: the section of The town's paper.
== Where the trail breaks off
- Nothing answers `unheard`: no action, reply or effect.
- `when-portage` is open, and no paper is named that will answer it.
$ dtl consult\
""")


def test_a_team_sees_the_ways_that_lead_to_it() -> None:
    assert told(panel_of(facts_of(reader="youth"), "consultation")) == snapshot("""\
What people said, and what became of it
2 ways pass through `clubs`.
[What was asked]
Question | Support | Heard from | Promised for the whole question
asked-balance: Is the balance right? | not stated | staff | nothing
[What was said]
What was said | How | By whom | What came of it
-- Is the balance right?
theme-closer: Clubs should be closer to people. (Section 8) | suggested | staff | changed: The
        clubs go to the localities [Youth clubs]
[What people asked]
Question that people put | Answer
reply-who-pays: 2: Who pays for clubs? | The council.
note: In brackets: the section of The town's paper.
$ dtl consult clubs\
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
