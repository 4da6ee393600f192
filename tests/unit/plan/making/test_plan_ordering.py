"""Phases in the order of dependencies, without any dates."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from inline_snapshot import snapshot
from written_plans import local, moving, write

if TYPE_CHECKING:
    from dtl_planner.plan.making.order import Ordering

UNDATED = "calendar: {holidays: none}\n"


def told(order: Ordering) -> list[str]:
    """Tell each phase in a line: `a >b +c` is a, which waits for b and shares a phase with c."""
    return [
        f"{stage.number} ({stage.load[0]} of {stage.load[1]}): "
        + ", ".join(
            " ".join(
                [
                    one.subject,
                    *(f">{other}" for other in one.waits_for),
                    *(f"+{other}" for other in one.with_),
                ]
            )
            for one in stage.members
        )
        + (f"; unlocks {', '.join(stage.unlocks)}" if stage.unlocks else "")
        for stage in order.stages
    ]


def test_what_waits_for_something_changes_in_a_later_phase() -> None:
    services = moving(
        local("a"),
        local("b", "depends_on: [{on: a}]"),
        local("c", "depends_on: [{on: b}]"),
        local("d", "depends_on: [{on: a, kind: start-to-start}]"),
        local("e", "depends_on: [{on: agreed}]"),
        local("f"),
    )
    programme = """
enablers: [{id: ict, name: ICT, depends_on: [{on: f}]}]
milestones: [{id: agreed, name: Agreed, depends_on: [{on: ict}], when_done: [b]}]
"""
    order = write(services, programme, time=UNDATED).order()
    assert told(order) == snapshot(
        [
            "1 (3 of None): a, d >a, f; unlocks b, e",
            "2 (1 of None): b >a; unlocks c, e",
            "3 (2 of None): c >b, e >b >f",
        ]
    )
    assert (order.rings, order.stuck, order.structure) == ((), (), "proposed")


def test_capacity_limits_how_many_services_change_in_a_phase() -> None:
    services = "divisions: {arts: {name: Arts}, sports: {name: Sports}}\n" + moving(
        local("a", "division: arts"),
        local("b", "division: arts"),
        local("c", "division: sports"),
        local("d", "division: sports"),
        local("e", "depends_on: [{on: d}]"),
    )
    two = "capacity: [{id: all, name: All, counts: services, at_once: 2}]"
    assert told(write(services, two, time=UNDATED).order()) == snapshot(
        ["1 (2 of 2): a, d; unlocks e", "2 (2 of 2): b, c", "3 (1 of 2): e >d"]
    )
    each = "capacity: [{id: each, name: Each, counts: services, at_once: 1, per: division}]"
    assert told(write(services, each, time=UNDATED).order()) == snapshot(
        ["1 (2 of None): a, d; unlocks e", "2 (3 of None): b, c, e >d"]
    )


def test_alliances_share_a_phase_and_what_is_too_much_for_one_has_it_alone() -> None:
    services = """
teams: [{id: hub, name: Hub}]
alliances:
  - id: early
    name: Early years
    kind: natural-alliance
    members: [a, b, c]
    forms: {team: hub}
    in_plan: {together: phase, team_first: yes}
""" + moving(*map(local, "abcd"))
    two = "capacity: [{id: all, name: All, counts: services, at_once: 2}]"
    order = write(services, two, time=UNDATED).order()
    assert told(order) == snapshot(
        [
            "1 (1 of 2): d, hub; unlocks a, b, c",
            "2 (3 of 2): a >hub +b +c, b >hub +a +c, c >hub +a +b",
        ]
    )
    assert [line for one in order.assumed for line in wrap(one)] == snapshot(
        ["These ask for one phase, and are more than may change at once: A, B", "and C."]
    )


def test_what_begins_or_ends_with_one_another_shares_a_phase() -> None:
    services = moving(
        local("a", "depends_on: [{on: b, kind: start-to-start}]"),
        local("b", "depends_on: [{on: a, kind: start-to-start}]"),
        local("c", "depends_on: [{on: a}]"),
    )
    assert told(write(services, time=UNDATED).order()) == snapshot(
        ["1 (2 of None): a +b, b +a; unlocks c", "2 (1 of None): c >a >b"]
    )


def test_fragile_services_do_not_come_first_unless_nothing_else_can() -> None:
    fragile = "constraints: {fragile: yes}"
    services = moving(local("a", fragile), local("b"), local("c", fragile))
    assert told(write(services, time=UNDATED).order()) == snapshot(
        ["1 (1 of None): b", "2 (2 of None): a, c"]
    )
    assert told(write(services, time=UNDATED).order("fragile.first_phase=allowed")) == snapshot(
        ["1 (3 of None): a, b, c"]
    )
    alone = write(moving(local("a", fragile)), time=UNDATED).order()
    assert told(alone) == snapshot(["1 (1 of None): a"])
    assert [line for one in alone.assumed for line in wrap(one)] == snapshot(
        ["Nothing else can come first, so these fragile ones do: A."]
    )


def test_rings_are_named_with_what_waits_for_them() -> None:
    services = moving(
        local("a", "depends_on: [{on: b}]"),
        local("b", "depends_on: [{on: c, kind: finish-to-finish}]"),
        local("c", "depends_on: [{on: a}]"),
        local("d", "depends_on: [{on: c}]"),
        local("e", "depends_on: [{on: d}]"),
        local("f"),
    )
    order = write(services, time=UNDATED).order()
    assert told(order) == snapshot(["1 (1 of None): f"])
    assert (order.rings, order.stuck) == snapshot(((("a", "b", "c"),), ("d", "e")))


def test_without_a_playbook_the_assumed_one_says_what_is_work() -> None:
    order = write(moving(local("a")), playbook="", time=UNDATED).order()
    assert [line for one in order.assumed for line in wrap(one)] == snapshot(
        [
            "No playbook is stated: that each of these changes brings work is an",
            "assumption of `dtl`.",
        ]
    )


def test_where_nothing_changes_there_are_no_phases() -> None:
    assert write(time=UNDATED).order().stages == ()
