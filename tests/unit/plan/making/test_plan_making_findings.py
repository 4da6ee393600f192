"""What shows only when a plan is made."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap

from inline_snapshot import snapshot
from written_plans import local, moving, write

from dtl_planner.app.checking import check
from dtl_planner.app.opening import open_workspace
from dtl_planner.limits import Limits
from dtl_planner.plan.making.findings import plan_findings

PLANS = Path(__file__).parents[3] / "cases" / "plans"


def test_a_brief_is_not_made_of_what_is_wrong() -> None:
    two = """
playbooks:
  - {id: one, name: One, plays: [{activities: []}]}
  - {id: two, name: Two, plays: [{activities: []}]}
"""
    made = write(playbook=two).made()
    assert made.brief is None
    assert [one.code.id for one in made.diagnostics] == ["DTL731"]


def test_a_ring_that_runs_through_an_alliance_is_told_with_each_step() -> None:
    services = """
teams: [{id: hub, name: Hub, depends_on: [{on: art}]}]
alliances:
  - id: early
    name: Early years
    kind: natural-alliance
    members: [play, art]
    forms: {team: hub}
    in_plan: {team_first: yes}
""" + moving(local("play"), local("art"))
    made = write(services).made()
    assert [line for one in made.diagnostics for line in wrap(one.message)] == snapshot(
        [
            "What waits for what in the plan leads round in a ring: `art.design` >",
            "`hub.move` > `hub.design` > `art.move` > `art.design`.",
        ]
    )
    assert [near.label for one in made.diagnostics for near in one.related] == snapshot(
        [
            "Early years: the team before its members",
            "Hub: Move after Design",
            "Hub waits for Art",
            "Art: Move after Design",
        ]
    )


def test_a_ring_of_dependencies_is_told_by_the_graph_alone() -> None:
    services = moving(local("a", "depends_on: [{on: b}]"), local("b", "depends_on: [{on: a}]"))
    workspace = write(services).workspace
    assert {one.code.id for one in check(workspace)} == {"DTL212", "DTL401"}
    assert [one.code.id for one in write(services).made().diagnostics] == ["DTL734"]


def test_a_long_ring_is_told_by_its_ends() -> None:
    names = "abcdefgh"
    services = moving(
        *(
            local(one, f"depends_on: [{{on: {two}}}]")
            for one, two in zip(names, names[1:] + "a", strict=True)
        )
    )
    assert [
        line for one in write(services).made().diagnostics for line in wrap(one.message)
    ] == snapshot(
        [
            "What waits for what in the plan leads round in a ring: `a.design` >",
            "`b.move` > `b.design` > `c.move` > ... > `a.design`.",
        ]
    )


def test_without_a_scheme_only_what_is_written_is_looked_at() -> None:
    written = write(programme="windows: [{id: w, name: W, times: [{from: 2000, to: 2000}]}]")
    assert [one.code.id for one in plan_findings(written.catalogue, None)] == ["DTL732"]


def test_sound_programmes_have_no_findings() -> None:
    for folder in sorted(one for one in PLANS.iterdir() if one.is_dir()):
        assert check(open_workspace(folder, limits=Limits())) == ()


def test_a_brief_that_is_made_says_what_lies_outside_its_time() -> None:
    programme = """
windows:
  - {id: w, name: W, times: [{from: 2000, to: 2000}, {from: 2010-02, to: 2010-02}]}
  - {id: x, name: X, times: [{from: 2020, to: 2020}]}
capacity:
  - id: c
    name: C
    counts: services
    at_once: 1
    periods: [{from: 2010-02, to: 2010-03, at_once: 2}]
milestones:
  - {id: done, name: Done, by: by 2010-06, when_done: [chief], depends_on: [{on: later}]}
  - {id: later, name: Later, by: 2010-05}
  - {id: never, name: Never, by: from 2015}
phases:
  - {id: early, name: Early, by: by 2009-06}
  - {id: main, name: Main, by: by 2010-06}
  - {id: late, name: Late, by: by 2011-06}
roles: [{id: chief, name: Chief, is_top: yes, stands: both}]
calendar: {holidays: none, closed: [{from: 2010-02-01, to: 2010-02-02}]}
"""
    time = "planning: {start: 2010-01-04, deadline: 2010-12-31}"
    made = write(programme=programme, time=time).made()
    assert made.brief is not None
    assert [line for one in made.diagnostics for line in wrap(one.message)] == snapshot(
        [
            "The window `w` lies before the start of the plan, 4 January 2010.",
            "The window `x` lies after the deadline of the plan, 31 December 2010.",
            "Nothing is to be done for `chief` before `done` is reached.",
            "The milestone `never` lies after the deadline of the plan, 31 December",
            "2010.",
            "The gate of `early` lies before the start of the plan, 4 January 2010.",
            "The gate of `late` lies after the deadline of the plan, 31 December",
            "2010.",
        ]
    )


def test_a_scenario_or_a_play_that_cannot_be_is_told() -> None:
    written = write(
        playbook="playbooks: [{id: p, name: P, plays: [{changes: [spilt, gone]}]}]\n",
        programme="scenarios:\n- id: s\n  name: S\n  sets: "
        "{prefer: soon, start: 2010, dedline: 1, phase.x: 2010}",
    )
    found = plan_findings(written.catalogue, None)
    assert [line for one in found for line in wrap(f"{one.message} {one.hint}")] == snapshot(
        [
            "The scenario `s` cannot be tried: `prefer` is one of `late`, `early`,",
            "and not `soon`. None",
            "The scenario `s` cannot be tried: there is no setting `dedline`. Did",
            "you mean `deadline`? None",
            "The scenario `s` cannot be tried: there is no phase `x`. None",
            "`spilt` is no kind of change. did you mean `split`?",
            "`gone` is no kind of change. did you mean `joined`?",
        ]
    )
