"""You said, we did, for the audience that a report is for."""

from __future__ import annotations

from inline_snapshot import snapshot
from made_up_town import facts_of, panel_of
from telling import told

from dtl_planner.render.report.panels.heard import PANEL


def test_an_audience_reads_first_what_it_said_and_what_became_of_it() -> None:
    assert told(panel_of(facts_of(reader="staff"), "heard")) == snapshot("""\
heard: You said, we did: staff (dtl consult --said-did --audience staff)
2 points, 1 without an answer.
## Is the balance right?
- You suggested: Clubs should be closer to people.
  - What changes: The clubs go to the localities.
- You were worried: Nobody answers this.
  - No answer is on record yet.
""")


def test_only_an_audience_is_told_what_it_said() -> None:
    assert panel_of(facts_of(), "heard") is None
    assert PANEL.make(facts_of()) is None
    assert panel_of(facts_of(reader="portage"), "heard") is None
