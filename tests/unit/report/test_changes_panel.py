"""What changes, with its degree and its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from made_up_town import facts_in, facts_of, panel_of
from telling import told
from told_panels import programme, rows_of

if TYPE_CHECKING:
    from pathlib import Path

MANY = "".join(
    f"  - {{id: s{n}, name: S{n}, answers: {{local: yes}}, current: {{managed: city-wide}}}}\n"
    for n in range(41)
)
TWO = """dtl: 1
services:
  - {id: play, name: Play, answers: {local: yes}}
  - {id: school, name: School, outside: {because: It is a partner}}
"""
NEW = """dtl: 1
proposals:
  new:
    title: A post
    adds: {deputy: {kind: role, name: Deputy, because: Somebody has to.}}
"""
HEAD = """dtl: 1
roles: [{id: head, name: Head}]
"""
AGAIN = """dtl: 1
proposals:
  again:
    title: The same head
    adds: {chief: {kind: role, name: Head, was: [head], because: It is written anew.}}
    changes: {head: {ends: yes, because: It is written anew.}}
"""
SAME = """dtl: 1
services: [{id: play, name: Play, outside: {because: It is a programme}}]
"""


def test_changes_go_by_service_and_then_what_else_is_proposed() -> None:
    assert told(panel_of(facts_of(), "changes")) == snapshot("""\
changes: What changes (dtl diff current proposed)
5 services change: 1 merged, 1 split, 3 added, 1 closed, 1 post created, 1 post
    ended, 1 rehosted, 2 recategorised, 1 joined, 3 moved, 1 line changed, 1 place
    changed, 2 dates moved, 1 decided; 3 stay and turn locality facing; 1 undecided; 1
    host undecided. 4 teams formed. Posts in scope: 12 (not stated for 7 units); FTE in
    scope: about 12.5 (not stated for 6 units). Themes answered: 1 of 2; 1 stands beside
    these changes.
== From: Current structure. To: Proposed structure: What | Change | Before and after
    | Why | Degree (searched)
= Youth service (split, 3 ways)
Youth clubs -> unit-clubs | split | managed city-wide → core, managed in each
    locality | by rule: it is local (paper, Section 3) / People said: Clubs should be
    closer to people. | split / posts: 12 / FTE: 9.5 #change-clubs
Award scheme -> unit-award | rehosted | managed city-wide → hosted, host: undecided
    | by rule: it belongs to one place / To be settled by: the talks with staff / People
    said: Clubs should be closer to people. | transfer / FTE: about 3 #change-award
Court work -> unit-court | stays | city-wide and becomes locality facing | by rule:
    nothing else holds | minor #change-court
Court work | moved | division: Learning → Families | | reporting line
Court work | date moved | not stated → by 2010-01 | | none
= Play service (not known)
Play service -> unit-play | recategorised | not stated → core, managed in each
    locality | by rule: it is local (paper, Section 3) | not known #change-play
Play service | joined | not a member → North team | | not known
= Library (transfer as far as stated)
Library -> unit-library | stays | city-wide, becomes extended and becomes locality
    facing | by rule: its people stay together / Missing: a named contact for 1 locality
    | minor #change-library
Library | moved | division: not stated → Learning | stated: it joins Learning team |
    not known
Library | line changed | line manager: not stated → line manager: Head of locality |
    | not known
Library | place changed | named contact for: nowhere → named contact for: North
    Locality | | minor
Library | date moved | not stated → 2010-04 | | none
Library | merged | into Learning team; told under Teams | | transfer
= Music (transfer as far as stated)
Music -> unit-music | recategorised | managed city-wide → led for others | by rule:
    it is led for others | transfer #change-music
Music | moved | division: not stated → Learning | stated: it joins Learning team |
    not known
Music | merged | into Learning team; told under Teams | | transfer
= Portage (not known)
Portage -> unit-portage | undecided | not stated → undecided (core or city-wide) |
    stated: Under review (paper, Section 4) / To be settled by: The review of early
    years | not known #change-portage
= Museum (minor)
Museum -> unit-museum | stays | city-wide and becomes locality facing | decided: It
    moves house first. Then it is looked at again. (paper, Section 6) | minor
    #change-museum
Museum | decided | no decision → city-wide | Decided by The cabinet, 2009-09; review
    2010-09 | none
= Teams (transfer)
North team -> unit-north-team | added | not there → North team | stated (paper,
    Section 3) | minor #change-north-team
Learning team -> unit-learning-team | merged | Library and Music → Learning team | |
    transfer #change-learning-team
Core team -> unit-core-team | added | not there → Core team | | minor
    #change-core-team
Whole team -> unit-whole-team | added | not there → Whole team | Missing: a named
    contact for 1 locality | minor #change-whole-team
= Roles (transfer)
Head of locality -> unit-head | post created | not there → Head of locality (2
    posts; one for each of: North Locality, South Locality) | | minor / posts: 2
    #change-head
Old head -> unit-old-head | post ended | Old head → not there | | transfer
    #change-old-head
= Bodies (transfer)
Old forum -> unit-forum | closed | Old forum → not there | | transfer #change-forum
## What else is proposed. Proposal later: A second round
Against the proposed structure: 6 services change: 1 merged, 1 split, 1 post
    created, 1 renamed, 1 rehosted, 1 recategorised, 1 joined, 1 left, 1 moved, 1 line
    changed, 1 place changed, 1 resized. Posts in scope: not stated; FTE in scope: over
    about 12 (not stated for 3 units). Themes answered: 1 of 2; 1 stands beside these
    changes.
== From: Proposed structure. To: Proposal later: A second round: What | Change |
    Before and after | Why | Degree (searched)
= Youth service (split)
Award scheme -> unit-award | rehosted | hosted, host: undecided → hosted, host:
    North Locality | proposed: Most of it is there. (survey, Table 2) / People said:
    Clubs should be closer to people. | not known / FTE: about 3 #change-later.award
Youth service -> unit-youth | moved | Court work: part of Library; before: part of
    Youth service; told under Library | | reporting line #change-later.youth
School play -> unit-school-play | split | out of Play service; told under Play
    service | | split #change-later.school-play
= Library (transfer as far as stated)
Court work -> unit-court | moved | part of Youth service → part of Library |
    proposed: A trial. | reporting line #change-later.court
Library -> unit-library | left | Learning team → not a member | proposed: The hall
    is ready. | transfer / FTE: 4 #change-later.library
Library | line changed | line manager: Head of locality → line manager: Deputy | |
    reporting line / FTE: 4
Library | place changed | base: Old Hall → base: New Hall | | transfer / FTE: 4
Library | resized | full-time equivalents: not stated → full-time equivalents: 4 | |
    not known / FTE: 4
= Portage (not known)
Portage -> unit-portage | recategorised | undecided (core or city-wide) → core,
    managed in each locality | proposed: People leaned towards a locality. | not known
    #change-later.portage
Portage | joined | not a member → Northern team | | not known
= Arts (transfer)
Arts -> unit-arts | merged | Museum and Music → Arts | proposed: They share a house.
    | transfer / FTE: over 5 #change-later.arts
= Family play (split)
Family play -> unit-family-play | split | out of Play service; told under Play
    service | | split #change-later.family-play
= Play service (split)
Play service -> unit-play | split | Play service → Family play and School play |
    proposed: Play is for families. / proposed: Play is for schools. | split
    #change-later.play
= Music (transfer)
Music -> unit-music | merged | into Arts; told under Arts | | transfer
    #change-later.music
= Museum (transfer)
Museum -> unit-museum | merged | into Arts; told under Arts | | transfer
    #change-later.museum
= Teams (minor)
Northern team -> unit-north-team | renamed | North team → Northern team | proposed:
    A better name. | minor #change-later.north-team
= Roles (minor)
Deputy -> unit-deputy | post created | not there → Deputy (1 post) | proposed: The
    head needs one. | minor / posts: 1 #change-later.deputy
[note] Sources are: survey: Staff survey; paper: The town's paper.
The degree of change is on a scale of our own:
- none: nothing changes in the daily work
- minor: the same team and place, working in another way, or something new beside it
- reporting line: another division or line manager
- transfer: another team, management or place
- split: shared out over several teams or places
- not known: a state is not stated, or undecided
""")


def test_a_team_sees_the_changes_in_which_it_takes_part() -> None:
    assert told(panel_of(facts_of(reader="play"), "changes")) == snapshot("""\
changes: What changes (dtl diff current proposed)
2 of 24 changes concern Play service.
== From: Current structure. To: Proposed structure: What | Change | Before and after
    | Why | Degree
= Play service (not known)
Play service -> unit-play | recategorised | not stated → core, managed in each
    locality | by rule: it is local (paper, Section 3) | not known #change-play
Play service | joined | not a member → North team | | not known
## What else is proposed. Proposal later: A second round
== From: Proposed structure. To: Proposal later: A second round: What | Change |
    Before and after | Why | Degree
= Play service (split)
Play service -> unit-play | split | Play service → Family play and School play |
    proposed: Play is for families. / proposed: Play is for schools. | split
    #change-later.play
[note] Sources are: survey: Staff survey; paper: The town's paper.
The degree of change is on a scale of our own:
- none: nothing changes in the daily work
- minor: the same team and place, working in another way, or something new beside it
- reporting line: another division or line manager
- transfer: another team, management or place
- split: shared out over several teams or places
- not known: a state is not stated, or undecided
""")


def test_services_without_parts_stand_together_and_ids_behind_names_are_left_out() -> None:
    rows = rows_of(panel_of(programme("north-yorkshire"), "changes"))
    groups = ["Services (not known)", "Teams (minor)", "Roles (minor as far as stated)"]
    assert [*dict.fromkeys(row.group for row in rows)] == groups
    assert [row.cells[2].lines for row in rows if row.cells[1].lines == ("renamed",)] == [
        ("Children's Centre Manager before there are ISMs → Children's Centre Manager",),
        ("Specialist staff of a partner agency → Specialist staff in a locality team",),
    ]


def test_what_has_only_another_id_is_told_with_both(tmp_path: Path) -> None:
    (tmp_path / "proposals").mkdir()
    (tmp_path / "proposals/again.yaml").write_text(AGAIN, encoding="utf-8")
    panel = panel_of(facts_in(tmp_path, services=SAME, programme=HEAD), "changes")
    assert rows_of(panel)[-1].cells[2].lines == ("Head (head) → Head (chief)",)


def test_a_team_of_which_nothing_changes_has_no_panel(tmp_path: Path) -> None:
    assert panel_of(facts_in(tmp_path, services=TWO, reader="school"), "changes") is None


def test_of_too_many_services_the_changes_go_by_degree(tmp_path: Path) -> None:
    found = panel_of(facts_in(tmp_path, services=f"dtl: 1\nservices:\n{MANY}"), "changes")
    assert told(found) == snapshot("""\
changes: What changes (dtl diff current proposed --by degree)
41 services change: 41 split. Posts and FTE in scope: not stated.
== From: Current structure. To: Proposed structure: What | Change | Before and after
    | Why | Degree
= Split
S0 and 40 others, of which the same is told | split | managed city-wide → core,
    managed in each locality | by rule: it is local | split #change-s0
S0; S1; S2; S3; S4; S5; S6; S7; S8; S9; S10; S11; S12; S13; S14; S15; S16; S17; S18;
    S19; S20; S21; S22; S23; S24; S25; S26; S27; S28; S29; S30; S31; S32; S33; S34; S35;
    S36; S37; S38; S39; S40
The degree of change is on a scale of our own:
- none: nothing changes in the daily work
- minor: the same team and place, working in another way, or something new beside it
- reporting line: another division or line manager
- transfer: another team, management or place
- split: shared out over several teams or places
- not known: a state is not stated, or undecided
""")


def test_where_nothing_differs_there_is_no_panel(tmp_path: Path) -> None:
    assert panel_of(facts_in(tmp_path, services=SAME), "changes") is None
    assert panel_of(facts_in(tmp_path, services=SAME, criteria="dtl: 1\n"), "changes") is None


def test_a_team_is_not_told_of_a_proposal_that_leaves_it_as_it_is() -> None:
    found = told(panel_of(facts_of(reader="forum"), "changes"))
    assert "What else is proposed" not in found


def test_a_proposal_can_change_what_the_plan_leaves_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "proposals").mkdir()
    (tmp_path / "proposals/new.yaml").write_text(NEW, encoding="utf-8")
    panel = panel_of(facts_in(tmp_path, services=SAME), "changes")
    assert panel is not None
    assert panel.line == snapshot(
        "No difference: Current structure and Proposed structure are run alike."
    )
