"""A clash is a clash, nothing in it is needless, and every way out leads to a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_problems import best_cost, problems
from hypothesis import given, settings

if TYPE_CHECKING:
    from dtl_planner.plan.engine.problem import Problem

pytest.importorskip("ortools", reason="needs ortools, of the extra `plan`")

from dtl_planner.plan.engine.conflict import explain
from dtl_planner.plan.engine.solver.clashes import can_be_done
from dtl_planner.plan.engine.solver.run import Status


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
