from __future__ import annotations

import pytest

from dtl_planner.risks.constraints import Constraint, Force, is_known_only_to_plans, named
from dtl_planner.risks.register import Rule


def rule(id_: str, force: Force = Force.MUST) -> Constraint:
    return Constraint(id_, f"what {id_} asks for", force, None)


KNOWN = {
    one.id: one
    for one in (
        rule("busy:youth:0"),
        rule("busy:youth:1", Force.IDLE),
        rule("busy:youth-club:0"),
        rule("alliance:families", Force.WISH),
        rule("alliance:families:team"),
    )
}


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("busy:youth:0", ["busy:youth:0"]),
        ("busy:youth", ["busy:youth:0", "busy:youth:1"]),
        ("busy", ["busy:youth:0", "busy:youth:1", "busy:youth-club:0"]),
        ("alliance:families", ["alliance:families", "alliance:families:team"]),
        ("bus", []),
        ("busy:youth:", []),
    ],
)
def test_part_of_an_id_stands_for_all_rules_that_begin_with_it(name: str, ids: list[str]) -> None:
    assert [one.id for one in named(name, KNOWN)] == ids


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("busy:youth", Force.MUST),  # what no plan has does not count beside what one has
        ("busy:youth:1", Force.IDLE),
        ("alliance:families", Force.WISH),  # the weakest of those that a plan has
        ("quiet", None),
    ],
)
def test_several_rules_are_as_strong_as_the_weakest_that_a_plan_has(
    name: str, force: Force | None
) -> None:
    assert Rule(name, named(name, KNOWN), is_told=True).force is force


def test_only_plans_know_of_links_and_plays() -> None:
    told = {name: is_known_only_to_plans(name) for name in ("link:a:0", "play:a:b", "window:a")}
    assert told == {"link:a:0": True, "play:a:b": True, "window:a": False}
