"""Which work each change brings, and how long it takes."""

from __future__ import annotations

from textwrap import wrap

from inline_snapshot import snapshot
from told_briefs import told
from written_plans import write

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.plan.making.assumed_playbook import assumed_playbook
from dtl_planner.plan.making.brief import Item, ItemKind, Place, Spread

TWO = """
services:
  - {id: play, name: Play, current: {managed: city-wide}, answers: {local: yes}}
  - {id: music, name: Music, current: {managed: city-wide}, answers: {local: no}}
"""


def test_each_change_brings_the_work_of_its_play_and_what_stays_brings_none() -> None:
    assert told(write(TWO).brief()) == snapshot(
        [
            "play.design 10",
            "play.move 5",
            "play:play:move: Play: Move after Design",
            "  play.design finish-to-start play.move",
            "The lengths of time of the playbook Plain are assumptions: no source states",
            "    them.",
        ]
    )


def test_the_first_play_that_fits_counts() -> None:
    playbook = """
playbooks:
  - id: many
    name: Many
    basis: stated
    plays:
      - {categories: [city-wide], changes: [stays], activities: [{id: a, name: A, takes: 1 day}]}
      - {kinds: [team], activities: [{id: b, name: B, takes: 1 day}]}
      - {only: [music], activities: [{id: c, name: C, takes: 1 day}]}
      - {only: [play], changes: [merged], activities: [{id: d, name: D, takes: 1 day}]}
      - {changes: [split], activities: [{id: e, name: E, takes: 1 day}]}
      - {activities: [{id: f, name: F, takes: 1 day}]}
"""
    assert told(write(TWO, playbook=playbook).brief()) == snapshot(["play.e 1", "music.a 1"])


def test_an_empty_play_brings_nothing_at_all() -> None:
    playbook = "playbooks: [{id: idle, name: Idle, plays: [{changes: [split]}]}]"
    assert write(TWO, playbook=playbook).brief().items == ()


def test_activities_follow_the_one_before_or_those_they_name() -> None:
    playbook = """
playbooks:
  - id: fork
    name: Fork
    plays:
      - changes: [split]
        activities:
          - {id: begin, name: Begin, takes: 2 days}
          - {id: left, name: Left, takes: 3 days}
          - {id: right, name: Right, takes: 3 days, after: [begin]}
          - {id: aside, name: Aside, takes: 1 day, after: []}
          - {id: end, name: End, takes: 0 days, after: [left, right]}
"""
    assert told(write(TWO, playbook=playbook).brief()) == snapshot(
        [
            "play.begin 2",
            "play.left 3",
            "play.right 3",
            "play.aside 1",
            "play.end 0",
            "play:play:end: Play: End after Left and Right",
            "  play.left finish-to-start play.end",
            "  play.right finish-to-start play.end",
            "play:play:left: Play: Left after Begin",
            "  play.begin finish-to-start play.left",
            "play:play:right: Play: Right after Begin",
            "  play.begin finish-to-start play.right",
            "The lengths of time of the playbook Fork are assumptions: no source states them.",
        ]
    )


def test_lengths_are_working_days_unless_they_are_of_the_calendar() -> None:
    playbook = """
playbooks:
  - id: long
    name: Long
    plays:
      - changes: [split]
        activities:
          - {id: a, name: A, takes: {least: 1 week, likely: 2 weeks, most: 20 days}}
          - {id: b, name: B, takes: {likely: 45 calendar days, most: 12 calendar weeks}}
"""
    brief = write(TWO, playbook=playbook).brief()
    assert [item.spread for item in brief.items] == [
        Spread(5, 10, 20),
        Spread(45, 45, 84, is_calendar=True),
    ]
    assert told(brief) == snapshot(
        [
            "play.a 10",
            "play.b 0",
            "play.b.end 0",
            "play:play:b: Play: B after A",
            "  play.a finish-to-start play.b",
            "takes:play.b: Play: B takes 45 calendar days",
            "  play.b start-to-start play.b.end +45c",
            "The lengths of time of the playbook Long are assumptions: no source states them.",
        ]
    )
    four_days = "planning: {deadline: 2010-12}\ncalendar: {holidays: none, week: [mon, tue, wed]}\n"
    assert write(TWO, playbook=playbook, time=four_days).brief().items[0].spread == Spread(3, 6, 20)


def test_a_length_can_be_set_otherwise() -> None:
    brief = write(TWO).brief("takes.move=6 days")
    assert [task.duration for task in brief.problem.tasks] == [10, 6]


def test_without_a_playbook_the_assumed_one_serves_and_says_so() -> None:
    brief = write(TWO, playbook="").brief()
    assert brief.playbook == "The playbook that dtl assumes"
    assert [line for sentence in brief.assumed for line in wrap(sentence)] == snapshot(
        [
            "No playbook is stated: which work each change brings, and how long it",
            "takes, are assumptions of `dtl`.",
        ]
    )
    assert [(item.name, item.spread) for item in brief.items] == snapshot(
        [
            ("Design", Spread(least=10, likely=20, most=40)),
            ("Consult the staff", Spread(least=20, likely=20, most=40)),
            ("Go over", Spread(least=5, likely=10, most=20)),
        ]
    )
    assert all(play.changes for play in assumed_playbook().plays)


def test_an_item_says_where_it_is_from() -> None:
    services = f"sources: {{paper: {{title: The paper}}}}\n{TWO}"
    playbook = """
playbooks:
  - id: cited
    name: Cited
    source: paper
    plays:
      - changes: [split]
        activities:
          - {id: a, name: A, takes: 1 day, basis: stated, source: {id: paper, section: Page 2}}
          - {id: b, name: B, takes: 1 day}
"""
    assert write(services, playbook=playbook).brief().items == snapshot(
        (
            Item(
                id="play.a",
                kind=ItemKind.ACTIVITY,
                name="A",
                subject="play",
                subject_name="Play",
                opens="play.a",
                closes="play.a",
                spread=Spread(least=1, likely=1, most=1),
                changes=("split",),
                basis=Basis.STATED,
                source="The paper, Page 2",
                written=Place(section="playbooks", id="cited", route=("plays", 0, "activities", 0)),
            ),
            Item(
                id="play.b",
                kind=ItemKind.ACTIVITY,
                name="B",
                subject="play",
                subject_name="Play",
                opens="play.b",
                closes="play.b",
                spread=Spread(least=1, likely=1, most=1),
                changes=("split",),
                basis=Basis.INFERRED,
                source="The paper",
                written=Place(section="playbooks", id="cited", route=("plays", 0, "activities", 1)),
            ),
        )
    )


def test_what_ends_brings_work_too() -> None:
    programme = """
roles:
  - {id: chief, name: Chief, stands: both, is_top: yes}
  - {id: old-head, name: Old head, stands: current}
  - {id: new-head, name: New head, managed_by: chief}
bodies: [{id: board, name: Board, stands: proposed}]
"""
    assert [item.id for item in write(programme=programme).brief().items] == snapshot(
        ["new-head.design", "new-head.move", "old-head.design", "old-head.move"]
    )
