"""The structures side by side, and each from the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from made_up_town import facts_in, facts_of, panel_of
from telling import told

if TYPE_CHECKING:
    from pathlib import Path

ONE = """dtl: 1
services: [{id: play, name: Play, answers: {local: yes}}]
"""


def test_every_unit_has_a_row_and_every_structure_a_column() -> None:
    assert told(panel_of(facts_of(), "structure")) == snapshot("""\
structure: Structures side by side (dtl structure proposed)
8 components: 2 core, 1 extended, 1 hosted, 2 city-wide, 1 led for others, 1
    undecided. 4 teams, 3 roles and 1 body. 1 hosted has no host.
“as now” and “as planned for”: what this table tells is the same. “not stated”: it
    is there, and it is not stated how it is run. “undecided”: it is said to be open.
== Each unit in each structure: Unit | Current structure | Proposed structure
    (planned for) | Proposal later (searched)
= Divisions
Families | not stated | reports to it: Court work | as planned for #unit-families
Learning | reports to it: Youth clubs; Court work | reports to it: Youth clubs;
    Library; Music; Learning team | reports to it: Youth clubs; Library; Learning team
    #unit-learning
= Services and their parts
Youth service | parts: 3 | as now | as now #unit-youth
Youth clubs / part of Youth service -> service-clubs | managed city-wide / division:
    Learning / in: not stated | core, managed in each locality / division: Learning /
    in: Core team | as planned for #unit-clubs
Award scheme / part of Youth service -> service-award | managed city-wide | hosted,
    host: undecided | hosted, host: North Locality #unit-award
Court work / part of Youth service -> service-court | managed city-wide / division:
    Learning | city-wide / division: Families | as planned for #unit-court
Play service -> service-play | not stated | core, managed in each locality / in:
    Core team, North team | not there #unit-play
Library -> service-library | managed city-wide / division: not stated / in: not
    stated / line manager: not stated / works from: Old Hall / parts: none | extended,
    managed city-wide / division: Learning / in: Learning team / line manager: Head of
    locality / works from: Old Hall / parts: none | in: not stated / line manager:
    Deputy / works from: New Hall / parts: 1 / otherwise as planned for #unit-library
Music -> service-music | managed city-wide / division: not stated / in: not stated /
    works from: Old Hall | led for others / division: Learning / in: Learning team /
    works from: Old Hall | not there #unit-music
Portage -> service-portage | where: not stated / division: undecided (Families or
    Learning) / in: not stated | undecided (core or city-wide) / division: undecided
    (Families or Learning) / in: not stated | core, managed in each locality / in: Core
    team, Northern team / otherwise as planned for #unit-portage
Museum -> service-museum | managed city-wide | city-wide | not there #unit-museum
Arts | not there | not there | not stated #unit-arts
Family play | not there | not there | not stated #unit-family-play
School play / part of Youth service | not there | not there | not stated
    #unit-school-play
= Teams
North team | not there | works in: North Locality / members: Play service | called
    Northern team / members: Portage / otherwise as planned for #unit-north-team
Learning team | not there | division: Learning / members: Library; Music | members:
    nobody / otherwise as planned for #unit-learning-team
Core team / part of Whole team | not there | works in: each locality (2) / members:
    Youth clubs; Play service | members: Youth clubs; Portage / otherwise as planned for
    #unit-core-team
Whole team | not there | parts: Core team | as planned for #unit-whole-team
= Roles
Director | line manager: none, as the top of its line / leads: Families | as now |
    as now #unit-director
Head of locality | not there | line manager: Director / head of: each locality (2) |
    as planned for #unit-head
Youth lead | line manager: undecided / leads: Youth service | as now | as now
    #unit-youth-lead
Deputy | not there | not there | not stated #unit-deputy
Old head | not stated | not there | not there #unit-old-head
= Bodies
Partnership board | works in: each locality (2) | as now | as now #unit-partnership
Old forum | not stated | not there | not there #unit-forum
## Proposed structure, from the top
- Divisions: what reports to each
  - Families (1)
    - Court work: city-wide
  - Learning (2)
    - Learning team: team
    - Youth clubs: core
  - undecided (1)
    - Portage: undecided where it goes; settled by: the next paper
  - division not stated (3): Award scheme, Play service, Museum
- North Locality
  - head: Head of locality
  - body: Partnership board
  - North team
    - Play service: core; by rule
  - Core team; all that is core
    - Youth clubs: by rule; 12 posts, 9.5 FTE
    - Play service: by rule; also in North team
- South Locality
  - head: Head of locality
  - body: Partnership board
  - Core team; all that is core
    - Youth clubs: by rule; 12 posts, 9.5 FTE
    - Play service: by rule; also in North team
- Hosted: in the management structure of one place, and at work in the others
  - host undecided (1); settled by: the talks with staff
    - Award scheme: by rule; about 3 FTE
  - hosting nothing so far: North Locality and South Locality
- extended (1)
  - Library: by rule; in Learning team; works from Old Hall
- city-wide (2)
  - Court work: by rule
  - Museum: decided
- led for others (1)
  - Music: by rule; in Learning team; works from Old Hall
- Named contacts: of what works for every locality
  - Library: in North Locality; missing in South Locality
  - Whole team: in South Locality; missing in North Locality
- Teams across the area: with the services their parts come from
  - Learning team: parts of 2 services, division: Learning
    - Library: Library
    - Music: Music
  - Whole team: division: not stated
    - nobody is in it yet
- Roles: each below its line manager
  - Director; leads Families; top of its line
    - Head of locality; 2 posts; one in each of 2 places; head of each place
  - line manager undecided (1)
    - Youth lead; leads Youth service; line manager undecided
  - To whom they answer for joint work is not stated for any of them. Widest span: 2
      directly below Director; 2 layers of management at most.
- Bodies: each below the body that it reports to
  - reports to: not stated (1): Partnership board (one in each of 2 places)
- Undecided where they go (1)
  - Portage: core or city-wide
    - settled by: The review of early years
    - why open: Under review
## What is wanting in the structure planned for
- Where “Portage” goes is undecided.
- The host of “Award scheme” is undecided.
- The division of “Portage” is undecided.
- The line manager of “Youth lead” is undecided.
- “Library” has no named contact in “South Locality”.
- “Whole team” has no named contact in “North Locality”.
== The other structures: Structure | In one line
Current structure | 8 components. 3 roles and 2 bodies. #structure-current
- Divisions: what reports to each
  - Learning (2)
    - Youth clubs
    - Court work
  - undecided (1)
    - Portage: settled by: the next paper
  - division not stated (5): Award scheme, Play service, Library, Music, Museum
- In each locality (2): North Locality and South Locality
  - body: Partnership board
- managed city-wide (6)
  - Youth clubs: Youth service; 12 posts, 9.5 FTE
  - Award scheme: Youth service; about 3 FTE
  - Court work: Youth service
  - Library: works from Old Hall
  - Music: works from Old Hall
  - Museum
- where managed: not stated (2)
  - Play service
  - Portage
- Roles: each below its line manager
  - Director; leads Families; top of its line
  - line manager undecided (1)
    - Youth lead; leads Youth service; line manager undecided
  - line manager not stated (1)
    - Old head
  - To whom they answer for joint work is not stated for any of them.
- Bodies: each below the body that it reports to
  - reports to: not stated (2): Partnership board (one in each of 2 places), Old
      forum
Proposal later | A second round (draft): 8 changes and 4 additions, laid over
    proposed / 7 components: 2 core, 1 hosted, 1 city-wide. 4 teams, 4 roles and 1 body.
    #structure-later
""")


def test_a_proposal_that_is_planned_for_stands_behind_the_current_structure() -> None:
    later = told(panel_of(facts_of(shown="later"), "structure"))
    assert later[: later.index("==")] == snapshot("""\
structure: Structures side by side (dtl structure later)
7 components: 2 core, 1 hosted, 1 city-wide. 4 teams, 4 roles and 1 body.
“as now” and “as planned for”: what this table tells is the same. “not stated”: it
    is there, and it is not stated how it is run. “undecided”: it is said to be open.
""")


def test_a_team_sees_its_own_rows_alone() -> None:
    assert told(panel_of(facts_of(reader="portage"), "structure")) == snapshot("""\
structure: Structures side by side (dtl structure proposed)
Where Portage is now, as planned and as otherwise proposed: 1 unit.
“as now” and “as planned for”: what this table tells is the same. “not stated”: it
    is there, and it is not stated how it is run. “undecided”: it is said to be open.
== Each unit in each structure: Unit | Current structure | Proposed structure
    (planned for) | Proposal later
= Services and their parts
Portage -> service-portage | where: not stated / division: undecided (Families or
    Learning) / in: not stated | undecided (core or city-wide) / division: undecided
    (Families or Learning) / in: not stated | core, managed in each locality / in: Core
    team, Northern team / otherwise as planned for #unit-portage
""")


def test_an_audience_is_not_shown_what_is_wanting() -> None:
    everybody, audience = (panel_of(facts_of(reader=who), "structure") for who in (None, "staff"))
    assert everybody is not None
    assert audience is not None
    left_out = [block for block in everybody.blocks if block not in audience.blocks]
    assert [type(block).__name__ for block in left_out] == ["Heading", "Points"]


def test_of_many_units_only_the_structure_planned_for_is_told_from_the_top(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: s{n}, name: Service {n}, answers: {{local: yes}}}}\n" for n in range(301)
    )
    panel = panel_of(facts_in(tmp_path, services=f"dtl: 1\nservices:\n{rows}"), "structure")
    assert panel is not None
    assert told(panel).splitlines()[-4:] == snapshot(
        [
            "  - Service 299: by rule",
            "  - Service 300: by rule",
            "== The other structures: Structure | In one line",
            "Current structure | 301 components. #structure-current",
        ]
    )


def test_without_a_unit_or_a_scheme_there_is_no_panel(tmp_path: Path) -> None:
    assert panel_of(facts_in(tmp_path, services="dtl: 1\nservices: []\n"), "structure") is None
    assert panel_of(facts_in(tmp_path, services=ONE, criteria="dtl: 1\n"), "structure") is None
