"""Gates, alliances and fragile services: what hangs on phases."""

from __future__ import annotations

from textwrap import wrap

from inline_snapshot import snapshot
from told_briefs import assumed_told, rules_told
from written_plans import local, moving, write

from dtl_planner.plan.engine.problem import Fragile, Group, Level, Same
from dtl_planner.plan.making.brief import Gate

GATES = """
phases:
  - {id: spring, name: Spring, by: by 2010-04}
  - {id: autumn, name: Autumn, by: by 2010-10}
"""
ONE_STEP = """
playbooks:
  - id: plain
    name: Plain
    basis: stated
    plays:
      - kinds: [service, component, team]
        activities: [{id: move, name: Move, takes: 1 week}]
"""


def test_a_milestone_stands_in_its_phase_and_work_goes_no_further_than_its_gate() -> None:
    playbook = """
playbooks:
  - id: plain
    name: Plain
    basis: stated
    plays:
      - changes: [split]
        activities:
          - {id: design, name: Design, takes: 2 weeks, by: spring}
          - {id: move, name: Move, takes: 1 week, by: autumn}
"""
    programme = f"{GATES}\nmilestones: [{{id: there, name: There, phase: autumn}}]"
    brief = write(moving(local("play"), local("art")), programme, playbook=playbook).brief()
    assert rules_told(brief, but=("start", "deadline", "play:play:move", "play:art:move")) == (
        snapshot(
            [
                "milestone:there:phase: There in the phase Autumn",
                "  there in phases 1 to 1",
                "phase:autumn: work that must not go beyond the phase Autumn",
                "  play.move in phases 0 to 1",
                "  art.move in phases 0 to 1",
                "phase:spring: work that must not go beyond the phase Spring",
                "  play.design in phases 0 to 0",
                "  art.design in phases 0 to 0",
            ]
        )
    )
    assert brief.gates == snapshot(
        (
            Gate(id="spring", name="Spring", end=215, wording="by 2010-04"),
            Gate(id="autumn", name="Autumn", end=345, wording="by 2010-10"),
        )
    )
    assert [brief.calendar.finish(end).isoformat() for end in brief.problem.phase_ends] == (
        snapshot(["2010-04-30", "2010-10-29"])
    )


ALLIANCE = """
teams: [{id: hub, name: Hub}, {id: annex, name: Annex}]
alliances:
  - id: early
    name: Early years
    kind: natural-alliance
    members: [play, youth]
    forms: {team: hub}
    in_plan: {IN_PLAN}
services:
  - id: play
    name: Play
    current: {managed: city-wide}
    answers: {local: yes}
    joins: [hub, annex]
  - id: youth
    name: Youth
    components:
      - {id: clubs, name: Clubs, current: {managed: city-wide}, answers: {local: yes}, joins: [hub]}
      - {id: camps, name: Camps, current: {managed: city-wide}, answers: {local: yes}}
"""


def test_members_of_an_alliance_change_in_one_phase() -> None:
    services = ALLIANCE.replace("IN_PLAN", "together: phase")
    assert rules_told(write(services, GATES, playbook=ONE_STEP).brief()) == snapshot(
        [
            "alliance:early: Early years: its members change in one phase",
            "  same phase: play.move, clubs.move, camps.move",
        ]
    )


def test_members_of_an_alliance_begin_together() -> None:
    services = ALLIANCE.replace("IN_PLAN", "together: time")
    assert rules_told(write(services, GATES, playbook=ONE_STEP).brief()) == snapshot(
        [
            "alliance:early: Early years: its members begin together",
            "  same time: play.move, clubs.move, camps.move",
        ]
    )


def test_a_wish_is_an_aim_and_no_rule() -> None:
    services = ALLIANCE.replace("IN_PLAN", "together: phase, must: no, weight: 7")
    problem = write(services, GATES, playbook=ONE_STEP).brief().problem
    assert (problem.groups, problem.objective) == snapshot(
        (
            (
                Group(
                    rule="alliance:early",
                    tasks=("play.move", "clubs.move", "camps.move"),
                    same=Same.PHASE,
                    weight=7,
                ),
            ),
            (Level.APART, Level.LATE),
        )
    )
    assert "alliance:early" not in problem.rules


def test_the_team_is_formed_before_its_members_change() -> None:
    services = ALLIANCE.replace("IN_PLAN", "team_first: yes")
    assert rules_told(write(services, GATES, playbook=ONE_STEP).brief()) == snapshot(
        [
            "alliance:early:team: Early years: the team before its members",
            "  hub.move finish-to-start play.move",
            "  hub.move finish-to-start clubs.move",
            "  hub.move finish-to-start camps.move",
        ]
    )


def test_a_team_that_brings_no_work_cannot_be_formed_first() -> None:
    services = ALLIANCE.replace("IN_PLAN", "team_first: yes").replace(
        "    forms: {team: hub}\n", ""
    )
    brief = write(services, GATES, playbook=ONE_STEP).brief()
    assert rules_told(brief) == []
    assert assumed_told(brief) == snapshot(
        ["The team that is to be formed first is not stated: Early years."]
    )


FRAGILE = moving(local("play", "constraints: {fragile: yes}"), local("art"))
CARE = """
planning:
  start: 2010-01-04
  deadline: 2010-12-31
  fragile: {first_phase: FIRST, weight: 3, after: [ict]}
calendar: {holidays: none}
"""


def test_fragile_services_do_not_change_in_the_first_phase() -> None:
    programme = GATES + "enablers: [{id: ict, name: ICT}]"
    time = CARE.replace("FIRST", "never")
    brief = write(FRAGILE, programme, time=time).brief()
    assert rules_told(brief) == snapshot(
        [
            "fragile:play: Play: fragile, so not in the first phase",
            "  play.move not in the first phase",
            "fragile:play:after: Play: fragile, so after ICT",
            "  ict finish-to-start play.move",
            "play:art:move: Art: Move after Design",
            "  art.design finish-to-start art.move",
            "play:play:move: Play: Move after Design",
            "  play.design finish-to-start play.move",
        ]
    )
    assert [item.id for item in brief.items if item.is_fragile] == ["play.design", "play.move"]


def test_fragile_services_may_only_be_spared_or_not_be_spared_at_all() -> None:
    programme = GATES + "enablers: [{id: ict, name: ICT}]"
    time = CARE
    spared = write(FRAGILE, programme, time=time.replace("FIRST", "avoided")).brief().problem
    assert (spared.fragile, spared.objective) == snapshot(
        ((Fragile(rule="fragile:play", task="play.move", weight=3),), (Level.FRAGILE, Level.LATE))
    )
    allowed = write(FRAGILE, programme, time=time.replace("FIRST", "allowed")).brief().problem
    assert allowed.fragile == ()


def test_where_no_phases_are_given_the_time_counts_as_as_few_as_serve() -> None:
    brief = write(FRAGILE).brief()
    assert [brief.calendar.finish(end).isoformat() for end in brief.problem.phase_ends] == (
        snapshot(["2010-07-02"])
    )
    assert [line for one in brief.assumed for line in wrap(one)] == snapshot(
        [
            "The lengths of time of the playbook Plain are assumptions: no source",
            "states them.",
            "No phases are given: for what is to change in one phase, or not in the",
            "first, the time from 4 January 2010 to 31 December 2010 counts as 2",
            "phases of equal length.",
        ]
    )
    assert brief.gates == ()
    capacity = "capacity: [{id: c, name: C, counts: services, at_once: 1}]"
    three = moving(*map(local, ["a", "b", "c", "d"]), local("e", "constraints: {fragile: yes}"))
    assert len(write(three, capacity).brief().problem.phase_ends) == 4
    assert write(three, capacity).brief("fragile.first_phase=allowed").problem.phase_ends == ()
