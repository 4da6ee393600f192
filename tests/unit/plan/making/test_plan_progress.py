"""What is done or begun stays where it is, and what was stopped falls out."""

from __future__ import annotations

from inline_snapshot import snapshot
from told_briefs import assumed_told, rules_told, tasks_told, told
from written_plans import local, moving, write

from dtl_planner.plan.engine.problem import Starts, Why

PLAYBOOK = """
playbooks:
  - id: plain
    name: Plain
    basis: stated
    plays:
      - changes: [split]
        activities:
          - {id: design, name: Design, takes: 2 weeks}
          - {id: talk, name: Talk, takes: 28 calendar days}
          - {id: move, name: Move, takes: 1 week}
          - {id: embed, name: Embed, takes: 1 week}
"""
PLAY = moving(
    local("play", "depends_on: [{on: agreed}]", "constraints: {busy: [{from: 2010, to: 2010}]}")
)
AGREED = "milestones: [{id: agreed, name: Agreed, by: by 2010-03}]\n"


def test_what_is_done_stays_at_its_dates_and_waits_for_nothing() -> None:
    progress = AGREED + """
progress:
  play:
    state: started
    activities:
      design: {state: done, began: 2009-11-02, ended: 2009-11-13}
      talk: {state: done, ended: 2009-12-18}
      move: {state: transferred, ended: by 2010-02}
  agreed: {state: done, ended: 2009-10}
"""  # fmt: skip
    brief = write(PLAY, progress, playbook=PLAYBOOK).brief()
    assert told(brief) == snapshot(
        [
            "play.design 10",
            "play.talk 0",
            "play.talk.end 0",
            "play.move 5",
            "play.embed 5",
            "agreed 0",
            "busy:play:0: Play: busy (1 January 2010 to 31 December 2010)",
            "  play.embed starts ..2009-12-25 or 2011-01-03.. (window)",
            "done:agreed: Agreed was done on 30 October 2009",
            "  agreed starts 2009-11-02..2009-11-02 (fixed)",
            "done:play.design: Play: Design was done on 13 November 2009",
            "  play.design starts 2009-11-02..2009-11-02 (fixed)",
            "done:play.move: Play: Move was done on 26 February 2010",
            "  play.move starts 2010-02-22..2010-02-22 (fixed)",
            "done:play.talk: Play: Talk was done on 18 December 2009",
            "  play.talk starts 2009-11-23..2009-11-23 (fixed)",
            "  play.talk.end starts 2009-12-21..2009-12-21 (fixed)",
            "play:play:embed: Play: Embed after Move",
            "  play.move finish-to-start play.embed",
            "When work began is not stated everywhere, so it is reckoned back from its end by",
            "    how long such work takes: Play.",
        ]
    )
    assert f"{brief.calendar.first}" == snapshot("2009-04-01")


def test_what_is_done_as_a_whole_is_done_in_all_its_parts() -> None:
    progress = AGREED + "progress: {play: {state: done, began: 2009-11-02, ended: 2009-12-18}}"
    brief = write(PLAY, progress, playbook=PLAYBOOK).brief()
    assert [line for line in rules_told(brief) if "done:" in line] == snapshot(
        [
            "done:play.design: Play: Design was done on 18 December 2009",
            "done:play.embed: Play: Embed was done on 18 December 2009",
            "done:play.move: Play: Move was done on 18 December 2009",
            "done:play.talk: Play: Talk was done on 18 December 2009",
        ]
    )


def test_what_has_begun_keeps_its_start() -> None:
    progress = AGREED + """
progress:
  play:
    state: started
    activities:
      design: {state: started, began: 2010-01-11, expected: 2010-02-05}
      talk: {state: started, began: 2010-01-18}
      move: {state: started}
      embed: {state: planned, expected: 2010-07}
"""  # fmt: skip
    brief = write(PLAY, progress, playbook=PLAYBOOK).brief()
    assert tasks_told(brief) == snapshot(
        [
            "play.design 20",
            "play.talk 0",
            "play.talk.end 0",
            "play.move 5",
            "play.embed 5",
            "agreed 0",
        ]
    )
    assert rules_told(brief) == snapshot(
        [
            "busy:play:0: Play: busy (1 January 2010 to 31 December 2010)",
            "  play.move starts ..2009-12-25 or 2011-01-03.. (window)",
            "  play.embed starts ..2009-12-25 or 2011-01-03.. (window)",
            "done:play.design: Play: Design began on 11 January 2010",
            "  play.design starts 2010-01-11..2010-01-11 (fixed)",
            "done:play.talk: Play: Talk began on 18 January 2010",
            "  play.talk starts 2010-01-18..2010-01-18 (fixed)",
            "milestone:agreed:by: Agreed by 31 March 2010",
            "  agreed starts ..2010-04-01 (deadline)",
            "play:play:embed: Play: Embed after Move",
            "  play.move finish-to-start play.embed",
            "play:play:move: Play: Move after Talk",
            "  play.talk.end finish-to-start play.move",
            "takes:play.talk: Play: Talk takes 28 calendar days",
            "  play.talk start-to-start play.talk.end +28c",
        ]
    )


def test_days_of_the_calendar_end_when_they_are_expected_to() -> None:
    progress = AGREED + """
progress:
  play:
    state: started
    activities: {talk: {state: started, began: 2010-01-18, expected: 2010-03-01}}
"""  # fmt: skip
    brief = write(PLAY, progress, playbook=PLAYBOOK).brief()
    assert [one for one in brief.problem.starts if one.rule == "done:play.talk"] == snapshot(
        [
            Starts(rule="done:play.talk", task="play.talk", spans=((140, 140),), why=Why.FIXED),
            Starts(rule="done:play.talk", task="play.talk.end", spans=((171, 171),), why=Why.FIXED),
        ]
    )
    assert "takes:play.talk" not in brief.rules


def test_what_was_stopped_falls_out_and_what_follows_it_follows_what_came_before() -> None:
    progress = AGREED + """
progress:
  play:
    state: started
    activities: {talk: {state: stopped}, move: {state: stopped}}
  agreed: {state: stopped}
"""  # fmt: skip
    services = PLAY + local("art") + local("chess")
    progress += "  art: {state: stopped}\n"
    brief = write(services, progress, playbook=PLAYBOOK).brief()
    assert [item.id for item in brief.items] == snapshot(
        ["play.design", "play.embed", "chess.design", "chess.talk", "chess.move", "chess.embed"]
    )
    assert rules_told(brief) == snapshot(
        [
            "busy:play:0: Play: busy (1 January 2010 to 31 December 2010)",
            "  play.design starts ..2009-12-18 or 2011-01-03.. (window)",
            "  play.embed starts ..2009-12-25 or 2011-01-03.. (window)",
            "play:chess:embed: Chess: Embed after Move",
            "  chess.move finish-to-start chess.embed",
            "play:chess:move: Chess: Move after Talk",
            "  chess.talk.end finish-to-start chess.move",
            "play:chess:talk: Chess: Talk after Design",
            "  chess.design finish-to-start chess.talk",
            "play:play:embed: Play: Embed after Design",
            "  play.design finish-to-start play.embed",
            "takes:chess.talk: Chess: Talk takes 28 calendar days",
            "  chess.talk start-to-start chess.talk.end +28c",
        ]
    )
    assert assumed_told(brief) == snapshot(
        [
            "Others wait for what nothing in the plan brings, so it is taken as there:",
            "    Agreed.",
            "What was stopped is not planned: Play (talk and move), Agreed and Art.",
        ]
    )


def test_what_has_begun_or_is_done_is_no_member_of_a_group_any_more() -> None:
    services = """
alliances:
  - id: early
    name: Early years
    kind: natural-alliance
    members: [play, art]
    in_plan: {together: phase}
""" + moving(local("play"), local("art"))
    phases = "phases: [{id: a, name: A, by: by 2010-06}]\n"
    progress = phases + "progress: {play: {state: done, ended: 2010-02-01}}\n"
    assert write(services, progress, playbook=PLAYBOOK).brief().problem.groups == ()


def test_a_beginning_that_nobody_reported_is_said_to_be_reckoned() -> None:
    progress = AGREED + """
progress:
  play:
    state: started
    activities:
      design: {state: done, began: 2009-11-02, ended: 2009-11-13}
      talk: {state: done, ended: 2009-12-18}
  agreed: {state: done, ended: 2009-10}
"""  # fmt: skip
    brief = write(PLAY, progress, playbook=PLAYBOOK).brief()
    assert assumed_told(brief) == snapshot(
        [
            "When work began is not stated everywhere, so it is reckoned back from its end by",
            "    how long such work takes: Play.",
        ]
    )
