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
