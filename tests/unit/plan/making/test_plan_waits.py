"""What waits for what, as dependencies, milestones, alliances and playbooks say."""

from __future__ import annotations

from inline_snapshot import snapshot
from told_briefs import assumed_told, rules_told, told
from written_plans import local, moving, write

from dtl_planner.plan.making.brief import Place

ONE_STEP = """
playbooks:
  - id: plain
    name: Plain
    plays:
      - kinds: [service, component, team, role]
        activities: [{id: move, name: Move, takes: 1 week}]
"""


def test_all_four_kinds_of_link_tie_the_ends_that_they_name() -> None:
    services = moving(local("base"), *(
        local(f"s{number}", f"depends_on: [{{on: base, kind: {kind}}}]")
        for number, kind in enumerate(
            ["finish-to-start", "start-to-start", "finish-to-finish", "start-to-finish"]
        )
    ))  # fmt: skip
    assert rules_told(write(services).brief()) == snapshot(
        [
            "link:s0:0: S0 waits for Base",
            "  base.move finish-to-start s0.design",
            "link:s1:0: S1 waits for Base",
            "  base.design start-to-start s1.design",
            "link:s2:0: S2 waits for Base",
            "  base.move finish-to-finish s2.move",
            "link:s3:0: S3 waits for Base",
            "  base.design start-to-finish s3.move",
            "play:base:move: Base: Move after Design",
            "  base.design finish-to-start base.move",
            "play:s0:move: S0: Move after Design",
            "  s0.design finish-to-start s0.move",
            "play:s1:move: S1: Move after Design",
            "  s1.design finish-to-start s1.move",
            "play:s2:move: S2: Move after Design",
            "  s2.design finish-to-start s2.move",
            "play:s3:move: S3: Move after Design",
            "  s3.design finish-to-start s3.move",
        ]
    )


def test_lags_are_days_of_the_calendar_where_they_are_weeks() -> None:
    services = moving(local("base"), *(
        local(f"s{number}", f"depends_on: [{{on: base, lag: {lag}}}]")
        for number, lag in enumerate(
            ["4 weeks", "4 working weeks", "10 days", "45 calendar days", "-5 days", "0 days"]
        )
    ))  # fmt: skip
    brief = write(services, playbook=ONE_STEP).brief()
    assert rules_told(brief) == snapshot(
        [
            "link:s0:0: S0 waits for Base (4 weeks after)",
            "  base.move finish-to-start s0.move +28c",
            "link:s1:0: S1 waits for Base (4 working weeks after)",
            "  base.move finish-to-start s1.move +20w",
            "link:s2:0: S2 waits for Base (10 days after)",
            "  base.move finish-to-start s2.move +10w",
            "link:s3:0: S3 waits for Base (45 calendar days after)",
            "  base.move finish-to-start s3.move +45c",
            "link:s4:0: S4 waits for Base (less 5 days)",
            "  base.move finish-to-start s4.move -5w",
            "link:s5:0: S5 waits for Base",
            "  base.move finish-to-start s5.move",
        ]
    )
    assert brief.rules["link:s0:0"].counted == "calendar days"
    assert brief.rules["link:s2:0"].counted == "working days"
    assert brief.rules["link:s4:0"].counted is None


def test_a_whole_waits_with_all_its_parts_and_is_waited_for_with_all_of_them() -> None:
    services = """
services:
  - id: youth
    name: Youth
    depends_on: [{on: play}]
    components:
      - {id: clubs, name: Clubs, current: {managed: city-wide}, answers: {local: yes}}
      - {id: camps, name: Camps, current: {managed: city-wide}, answers: {local: yes}}
  - {id: play, name: Play, current: {managed: city-wide}, answers: {local: yes}}
  - id: music
    name: Music
    current: {managed: city-wide}
    answers: {local: yes}
    depends_on: [{on: youth, because: waits-for-decision}]
"""
    assert rules_told(write(services, playbook=ONE_STEP).brief()) == snapshot(
        [
            "link:music:0: Music waits for a decision on Youth",
            "  clubs.move finish-to-start music.move",
            "  camps.move finish-to-start music.move",
            "link:youth:0: Youth waits for Play",
            "  play.move finish-to-start clubs.move",
            "  play.move finish-to-start camps.move",
        ]
    )


def test_enablers_and_posts_are_waited_for_and_what_nobody_needs_is_left_out() -> None:
    services = "services:\n" + local("play", "depends_on: [{on: ict}, {on: head}]")
    programme = """
enablers:
  - {id: ict, name: ICT, depends_on: [{on: cables, lag: 1 week}]}
  - {id: cables, name: Cables}
  - {id: carpets, name: Carpets, depends_on: [{on: paint}]}
  - {id: paint, name: Paint}
  - {id: desks, name: Desks, ready: by 2010-05}
roles:
  - {id: head, name: Head, is_top: yes, filled: by 2010-03}
  - {id: deputy, name: Deputy, managed_by: head, stands: both}
"""
    brief = write(services, programme, playbook=ONE_STEP).brief()
    assert [item.id for item in brief.items] == snapshot(
        ["play.move", "head.move", "head", "ict", "cables", "desks"]
    )
    assert told(brief) == snapshot(
        [
            "play.move 5",
            "head.move 5",
            "head 0",
            "ict 0",
            "cables 0",
            "desks 0",
            "link:ict:0: ICT waits for Cables (1 week after)",
            "  cables finish-to-start ict +7c",
            "link:play:0: Play waits for ICT",
            "  ict finish-to-start play.move",
            "link:play:1: Play waits for Head",
            "  head finish-to-start play.move",
            "ready:desks: Desks ready by 31 May 2010",
            "  desks starts ..2010-06-01 (deadline)",
            "ready:head: Head filled by 31 March 2010",
            "  head starts ..2010-04-01 (deadline)",
            "ready:head:work: Head: Filled after Move",
            "  head.move finish-to-start head",
            "The lengths of time of the playbook Plain are assumptions: no source states",
            "    them.",
        ]
    )


def test_what_nothing_brings_is_told_once() -> None:
    services = (
        "services:\n"
        + local("play", "depends_on: [{on: archive}]")
        + local("music", "depends_on: [{on: archive}, {on: press}]")
        + "  - {id: archive, name: Archive, current: {managed: city-wide}, answers: {local: no}}\n"
        + "  - {id: press, name: Press, current: {managed: city-wide}, answers: {local: no}}\n"
    )
    brief = write(services, playbook=ONE_STEP).brief()
    assert rules_told(brief) == []
    assert assumed_told(brief) == snapshot(
        [
            "The lengths of time of the playbook Plain are assumptions: no source states",
            "    them.",
            "Others wait for what nothing in the plan brings, so it is taken as there:",
            "    Archive and Press.",
        ]
    )


def test_activities_wait_for_what_they_name() -> None:
    playbook = """
playbooks:
  - id: plain
    name: Plain
    plays:
      - changes: [split]
        activities:
          - id: move
            name: Move
            takes: 1 week
            waits_for: [{on: ict, lag: 2 weeks, kind: finish-to-finish}, {on: agreed}]
"""
    programme = """
enablers: [{id: ict, name: ICT}]
milestones: [{id: agreed, name: Agreed by the board}]
"""
    brief = write("services:\n" + local("play"), programme, playbook=playbook).brief()
    assert rules_told(brief) == snapshot(
        [
            "play:play:move:0: Play: Move waits for ICT (2 weeks after)",
            "  ict finish-to-finish play.move +14c",
            "play:play:move:1: Play: Move waits for Agreed by the board",
            "  agreed finish-to-start play.move",
        ]
    )
    assert [rule.written for rule in brief.rules.values() if rule.id.startswith("play")] == (
        snapshot(
            [
                Place(
                    section="playbooks",
                    id="plain",
                    route=("plays", 0, "activities", 0, "waits_for", 0),
                ),
                Place(
                    section="playbooks",
                    id="plain",
                    route=("plays", 0, "activities", 0, "waits_for", 1),
                ),
            ]
        )
    )


def test_a_milestone_is_reached_when_all_it_names_is_done() -> None:
    services = """
teams:
  - {id: hub, name: Hub, part_of: wing}
  - {id: wing, name: Wing}
services:
  - {id: play, name: Play, current: {managed: city-wide}, answers: {local: yes}, joins: [hub]}
  - {id: music, name: Music, current: {managed: city-wide}, answers: {local: yes}, joins: [hub]}
  - {id: art, name: Art, current: {managed: city-wide}, answers: {local: yes}, live: by 2010-09}
"""
    programme = """
milestones:
  - {id: there, name: All there, when_done: [wing, art]}
  - {id: told, name: Told everyone, depends_on: [{on: there, lag: 4 weeks}]}
"""
    assert rules_told(write(services, programme, playbook=ONE_STEP).brief()) == snapshot(
        [
            "link:told:0: Told everyone waits for All there (4 weeks after)",
            "  there finish-to-start told +28c",
            "milestone:there:done:0: All there: when Wing is done",
            "  wing.move finish-to-start there",
            "  hub.move finish-to-start there",
            "  play.move finish-to-start there",
            "  music.move finish-to-start there",
            "milestone:there:done:1: All there: when Art is done",
            "  art finish-to-start there",
            "ready:art: Art in force by 30 September 2010",
            "  art starts ..2010-10-01 (deadline)",
            "ready:art:work: Art: In force after Move",
            "  art.move finish-to-start art",
        ]
    )


def test_an_alliance_is_waited_for_by_its_team_or_its_members() -> None:
    services = """
teams: [{id: hub, name: Hub}]
alliances:
  - id: early
    name: Early years
    kind: natural-alliance
    members: [play, music]
    forms: {team: hub}
  - {id: late, name: Late years, kind: same-staff, members: [art], depends_on: [{on: early}]}
services:
  - {id: play, name: Play, current: {managed: city-wide}, answers: {local: yes}, joins: [hub]}
  - id: music
    name: Music
    current: {managed: city-wide}
    answers: {local: yes}
    depends_on: [{on: early, because: waits-for-decision}]
  - {id: art, name: Art, current: {managed: city-wide}, answers: {local: yes}}
"""
    assert rules_told(write(services, playbook=ONE_STEP).brief()) == snapshot(
        [
            "link:late:0: Late years waits for Early years",
            "  hub.move finish-to-start art.move",
            "  play.move finish-to-start art.move",
            "link:music:0: Music waits for a decision on Early years",
            "  hub.move finish-to-start music.move",
            "  play.move finish-to-start music.move",
        ]
    )


def test_what_became_of_a_unit_is_waited_for_in_its_place() -> None:
    services = (
        "services:\n" + local("play") + local("music") + local("dance", "depends_on: [{on: play}]")
        + local("art", "depends_on: [{on: music}]")
    )  # fmt: skip
    proposals = """
proposals:
  split:
    title: Split
    adds:
      family-play: {kind: service, name: Family play, was: [play], because: For families.}
      school-play: {kind: service, name: School play, was: [play], because: For schools.}
      songs: {kind: service, name: Songs, was: [music], because: A better name.}
    changes:
      play: {ends: yes, because: It is shared out.}
      music: {ends: yes, because: It is renamed.}
"""
    playbook = ONE_STEP.replace(
        "kinds:", "changes: [split, added, renamed, closed]\n        kinds:"
    )
    written = write(services, playbook=playbook, proposals=proposals)
    assert rules_told(written.brief("structure=split")) == snapshot(
        [
            "link:art:0: Art waits for Music",
            "  songs.move finish-to-start art.move",
            "link:dance:0: Dance waits for Play",
            "  play.move finish-to-start dance.move",
        ]
    )


def test_what_was_merged_is_waited_for_in_what_it_became_and_a_link_may_lead_nowhere() -> None:
    services = """
teams:
  - {id: one, name: One, part_of: two}
  - {id: two, name: Two, part_of: three}
  - {id: three, name: Three, joins: [one]}
""" + moving(local("play"), local("music"), local("art", "depends_on: [{on: music}, {on: three}]"))
    proposals = """
proposals:
  merged:
    title: Merged
    adds: {arts: {kind: service, name: Arts, was: [play, music], because: They share a house.}}
    changes:
      play: {ends: yes, because: It goes into Arts.}
      music: {ends: yes, because: It goes into Arts.}
"""
    playbook = """
playbooks:
  - id: plain
    name: Plain
    plays:
      - changes: [merged]
        activities: [{id: move, name: Move, takes: 1 week, waits_for: [{on: two}]}]
      - changes: [split]
        activities: [{id: move, name: Move, takes: 1 week, waits_for: [{on: two}]}]
"""
    written = write(services, playbook=playbook, proposals=proposals)
    brief = written.brief("structure=merged")
    assert rules_told(brief) == snapshot(
        ["link:art:0: Art waits for Music", "  arts.move finish-to-start art.move"]
    )
    assert assumed_told(brief) == snapshot(
        [
            "The lengths of time of the playbook Plain are assumptions: no source states",
            "    them.",
            "Others wait for what nothing in the plan brings, so it is taken as there: Three",
            "    and Two.",
        ]
    )
