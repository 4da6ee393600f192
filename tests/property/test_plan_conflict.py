"""A clash is a clash, nothing in it is needless, and every way out leads to a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_problems import best_cost, every_plan, problems
from hypothesis import given, settings
from hypothesis import strategies as st

from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from dtl_planner.plan.engine.problem import Problem

pytest.importorskip("ortools", reason="needs ortools, of the extra `plan`")

from dtl_planner.plan.engine.clashing.conflict import explain
from dtl_planner.plan.engine.clashing.relaxing import offers
from dtl_planner.plan.engine.solver.clashes import can_be_done
from dtl_planner.plan.engine.solver.run import Status

pytestmark = pytest.mark.needs("ortools")


@settings(max_examples=40)
@given(problems())
def test_what_cannot_be_done_is_explained_and_nothing_else(problem: Problem) -> None:
    found = explain(problem)
    if best_cost(problem) is not None:
        assert found is None
        return
    assert found is not None
    rules = found.clash.rules
    assert found.clash.is_minimal
    assert can_be_done(problem, rules) is Status.INFEASIBLE
    for rule in rules:
        rest = [one for one in rules if one != rule]
        assert can_be_done(problem, rest) is Status.FEASIBLE
    for way in found.ways_out:
        assert best_cost(way.problem) is not None


@settings(max_examples=30)
@given(problems())
def test_no_smaller_step_of_a_way_out_would_do(problem: Problem) -> None:
    found = explain(problem)
    for way in found.ways_out if found else ():
        if way.by > 1:
            (ladder,) = (one for one in offers(problem, way.rule) if one.how is way.how)
            assert ladder.rung(way.by).problem == way.problem
            assert best_cost(ladder.rung(way.by - 1).problem) is None


@settings(max_examples=60)
@given(problems(), st.integers(1, 4))
def test_every_plan_keeps_the_rules_when_one_of_them_is_loosened(problem: Problem, by: int) -> None:
    plans = list(every_plan(problem))
    for rule in problem.rules if plans else ():
        for ladder in offers(problem, rule):
            looser = ladder.rung(min(by, ladder.most)).problem
            assert all(broken_rules(looser, plan) == () for plan in plans)
