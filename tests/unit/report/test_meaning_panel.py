"""What the change means for a team, as the first thing that it reads."""

from __future__ import annotations

from inline_snapshot import snapshot
from made_up_town import facts_of, panel_of
from telling import told

from dtl_planner.render.report.panels.meaning import PANEL


def test_a_team_reads_first_what_the_change_means_for_it() -> None:
    assert told(panel_of(facts_of(reader="portage"), "meaning")) == snapshot("""\
meaning: What this means for Portage (dtl diff current proposed --for portage)
1 change, 2 matters undecided, 0 decisions, 1 link.
From: Current structure. To: Proposed structure.
## What changes
- Portage: that is not decided yet; see below.
## What stays
- Nothing is said to stay as it is.
## How it is run then
- Managed: undecided (core or city-wide)
- Division: undecided (Families or Learning)
- Not stated: who the line manager is, where it works from, which team it is in,
    from when
## What is undecided, and what settles it
- Portage: where it belongs is undecided (core or city-wide). To be settled by: The
    review of early years. (Section 4)
- Portage: which division it reports to is undecided (Families or Learning). To be
    settled by: the next paper.
## What people decided
- No decision is recorded.
## What waits for what
- Early years (natural alliance) ties together: Portage; Play service. (Section 7)
## What people said
- People asked: Where does portage go? Still open; to be answered in: The next
    paper.
- People asked: When? Answer: Not before spring. Still open.
## Whom to ask
- Nobody is named who leads it.
[note] Sections are those of The town's paper (paper).
""")


def test_only_a_team_is_told_what_it_means() -> None:
    assert panel_of(facts_of(), "meaning") is None
    assert panel_of(facts_of(reader="staff"), "meaning") is None
    assert PANEL.make(facts_of()) is None
