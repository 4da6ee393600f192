"""The panel that sums the others up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from made_up_town import ROOT, facts_in, facts_of, panel_of
from telling import told

from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.render.report.facts import Lacking
from dtl_planner.render.report.summary import summary_panel

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = Refusal(
    title="Town",
    deadline="1 May 2010",
    clashing=(),
    reason="the deadline comes first",
    is_minimal=False,
    ways_out=(),
)


def test_what_matters_most_comes_before_a_line_from_each_part() -> None:
    assert told(panel_of(facts_of(), "summary")) == snapshot("""\
summary: Summary (None)
What matters most, then each part in a line.
== What matters most: What | What it comes to
Planned for -> structure | Proposed structure
Services that change -> changes | 5
Themes answered -> consultation | 1 of 2
Components without a category yet -> services | 1 of 8
The plan -> timeline | 12 things change in 1 phase, without dates.
== What each part says: Part | In one line
The programme -> programme | 2 bodies, 4 roles, 2 steps of engagement and 1 enabler.
    Not stated: when it is in force; whether bodies decide; what bodies report to; who
    sits on bodies; who manages roles (1 of 4); whom roles answer to for joint work; how
    many took part in meetings; when enablers are ready.
Services -> services | 8 components: 2 core, 1 extended, 1 hosted, 2 city-wide, 1
    led for others, 1 under review. 1 decision outranks the rule.
Questions to ask -> questions | 1 question to begin with, for 1 component; 1 would
    settle at once.
Structures side by side -> structure | 8 components: 2 core, 1 extended, 1 hosted, 2
    city-wide, 1 led for others, 1 undecided. 4 teams, 3 roles and 1 body. 1 hosted has
    no host.
What changes -> changes | 5 services change: 1 merged, 1 split, 3 added, 1 closed, 1
    post created, 1 post ended, 1 rehosted, 2 recategorised, 1 joined, 3 moved, 1 line
    changed, 1 place changed, 2 dates moved, 1 decided; 3 stay and turn locality facing;
    1 undecided; 1 host undecided. 4 teams formed. Posts in scope: 12 (not stated for 7
    units); FTE in scope: about 12.5 (not stated for 6 units). Themes answered: 1 of 2;
    1 stands beside these changes.
Alliances and dependencies -> links | 1 alliance with 2 members; no rings; 1
    cluster; 6 tied to nothing; 1 further alliance suggested.
Timeline -> timeline | 12 things change in 1 phase, without dates.
Places -> places | 3 places.
What people said, and what became of it -> consultation | 1 question, 2 themes, 0
    actions, 1 effect (1 changed); 3 answers, 2 of them open. 2 breaks in the trail.
Sources, and what is open -> sources | 10 facts with a source, of 2 papers; 0 our
    reading, in whole or in part; 86 without a source. 12 warnings and 13 notes.
""")


@pytest.mark.needs("ortools", "holidays")
def test_a_plan_with_dates_and_risks_are_among_what_matters_most() -> None:
    text = told(panel_of(facts_of(ROOT / "examples/croydon"), "summary"))
    assert text.split("[What each part says]")[0] == snapshot("""\
summary: Summary (None)
What matters most, then each part in a line.
== What matters most: What | What it comes to
Planned for -> structure | Proposed structure
Services that change -> changes | 2
Themes answered -> consultation | 5 of 5
Components without a category yet -> services | 5 of 7
Open risks and challenges -> risks | 7 / each has a mitigation
The plan -> timeline | Back from 30 June 2022; feasible, proved best; 13 of 13
    milestones in time.
== What each part says: Part | In one line
The programme -> programme | 1 vision, 6 aims, 1 intended outcome, 6 principles, 3
    priorities, 5 bodies, 2 roles, 1 project, 1 flexibility rule, 6 steps of engagement
    and 6 enablers. Not stated: whether bodies decide (4 of 5); what bodies report to;
    who sits on bodies (4 of 5); whom roles answer to for joint work; what pays for
    projects; how many took part in meetings (3 of 4); what flexibility rules measure;
    when enablers are ready.
Services -> services | 7 components: 1 pioneer, 1 navigator, 5 under review. 3
    answers are inferred.
Questions to ask -> questions | 2 questions to begin with, for 5 components; 1 would
    settle at once. 1 other open answer changes nothing and can wait.
Structures side by side -> structure | 7 components: 1 pioneer, 1 navigator, 5
    undecided. 2 roles and 5 bodies.
What changes -> changes | 2 services change: 2 recategorised; 5 undecided. Posts and
    FTE in scope: not stated. Themes answered: 5 of 5; 1 stands beside these changes.
Alliances and dependencies -> links | 1 alliance with 3 members; no rings; 1
    cluster; 13 tied to nothing; no further alliances suggested.
Timeline -> timeline | 13 milestones, 6 activities for 2 services and teams in 3
    phases. None of 19 items critical.
Places -> places | 38 places, 1 of them without a name. Where 14 places lie is not
    fully stated.
Demand -> demand | 14 indicators, 6 places.
Risks -> risks | 7 risks, none scored; 12 mitigations.
What people said, and what became of it -> consultation | 1 question, 5 themes, 2
    actions, 4 effects (2 changed, 2 open); 0 answers. 0 breaks in the trail, 2 notes.
Sources, and what is open -> sources | 238 facts with a source, of 2 papers; 39 our
    reading, in whole or in part; 7 without a source. 17 notes.
""")


def test_what_the_report_cannot_say_is_said_once_for_each_reason(tmp_path: Path) -> None:
    lacking = Lacking("there is no scheme: write one into criteria.yaml")
    facts = facts_in(tmp_path, services="dtl: 1\nservices: []\n")
    bare = replace(facts, classification=lacking, compared=lacking, plan=lacking, register=lacking)
    assert told(summary_panel(bare, ())) == snapshot("""\
summary: Summary (None)
What matters most, then each part in a line.
## What this report cannot say
- there is no scheme: write one into criteria.yaml.
""")


def test_a_plan_that_is_refused_is_said_before_all_else(tmp_path: Path) -> None:
    facts = replace(facts_in(tmp_path, services="dtl: 1\nservices: []\n"), plan=REFUSED)
    assert told(summary_panel(facts, ())) == snapshot("""\
summary: Summary (None)
What matters most, then each part in a line.
[warning] No plan fits the rules that are written. No single change was found that
    helps.
== What matters most: What | What it comes to
Planned for -> structure | Proposed structure
Services that change -> changes | 0
""")


def test_a_team_gets_the_lines_and_no_figures_of_the_whole() -> None:
    facts = facts_of(ROOT / "examples/croydon", reader="child-protection-teams")
    assert "What matters most" not in told(panel_of(facts, "summary"))
