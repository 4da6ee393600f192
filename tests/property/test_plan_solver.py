"""What the solver gives is checked against trying every plan there is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawn_problems import best_cost, problems
from hypothesis import given, settings
from hypothesis import strategies as st

from dtl_planner.plan.engine.verify import broken_rules, measured

if TYPE_CHECKING:
    from dtl_planner.plan.engine.problem import Problem

pytest.importorskip("ortools", reason="needs ortools, of the extra `plan`")

from dtl_planner.plan.engine.solver.run import Budget, Outcome, Status
from dtl_planner.plan.engine.solver.solve import solve

pytestmark = pytest.mark.needs("ortools")

ALONE = Budget(placings=0)


def _rank(outcome: Outcome) -> tuple[float, ...]:
    if outcome.status is Status.INFEASIBLE:
        return (float("inf"),)
    assert outcome.status is Status.OPTIMAL
    return tuple(reached.value for reached in outcome.levels)


@settings(max_examples=40)
@given(problems(), st.sampled_from([ALONE, Budget()]))
def test_the_solver_finds_what_trying_every_plan_finds(problem: Problem, budget: Budget) -> None:
    outcome, best = solve(problem, budget=budget), best_cost(problem)
    if best is None:
        assert outcome.status is Status.INFEASIBLE
        assert (outcome.starts, outcome.levels) == (None, ())
        return
    assert outcome.status is Status.OPTIMAL
    assert outcome.starts is not None
    assert broken_rules(problem, outcome.starts) == ()
    assert measured(problem, outcome.starts) == best
    assert tuple(reached.value for reached in outcome.levels) == best
    assert all(reached.is_proved and reached.gap == 0 for reached in outcome.levels)


@settings(max_examples=20)
@given(problems())
def test_the_same_problem_has_the_same_plan(problem: Problem) -> None:
    assert solve(problem) == solve(problem)


@settings(max_examples=30)
@given(problems(), st.data())
def test_to_relax_a_rule_never_makes_the_best_plan_worse(
    problem: Problem, data: st.DataObject
) -> None:
    before = solve(problem, budget=ALONE)
    if not problem.rules:
        return
    rule = data.draw(st.sampled_from(problem.rules))
    relaxed = replace(
        problem,
        starts=tuple(one for one in problem.starts if one.rule != rule),
        links=tuple(one for one in problem.links if one.rule != rule),
        resources=tuple(
            replace(one, steps=((0, 99),)) if one.rule == rule else one for one in problem.resources
        ),
        groups=tuple(g for g in problem.groups if g.rule != rule or g.weight is not None),
        placements=tuple(one for one in problem.placements if one.rule != rule),
        fragile=tuple(f for f in problem.fragile if f.rule != rule or f.weight is not None),
    )
    assert _rank(solve(relaxed, budget=ALONE)) <= _rank(before)
