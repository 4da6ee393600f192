"""No plan beats a bound, and no plan is lost to what is said to follow from rules and aims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawn_problems import best_cost, every_plan, problems
from hypothesis import given, settings
from hypothesis import strategies as st

from dtl_planner.plan.engine.bounding.pushing import Refutation
from dtl_planner.plan.engine.bounding.refuting import Bounds, refute
from dtl_planner.plan.engine.clashing.keeping import only_rules
from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.engine.verify import broken_rules, measured

if TYPE_CHECKING:
    from dtl_planner.plan.engine.problem import Problem

pytest.importorskip("numpy", reason="needs numpy, which ortools brings along")

from dtl_planner.plan.engine.bounding.bounds import least_below, least_costs
from dtl_planner.plan.engine.bounding.holding import held
from dtl_planner.plan.engine.passes import Passes, passes

pytestmark = pytest.mark.needs("numpy")


@settings(max_examples=200)
@given(problems())
def test_every_plan_lies_within_the_bounds_of_arithmetic(problem: Problem) -> None:
    bounds = refute(problem)
    for plan in every_plan(problem):
        assert isinstance(bounds, Bounds)
        for task, start in plan.items():
            assert bounds.low[task] <= start <= bounds.high[task]


@settings(max_examples=100)
@given(problems())
def test_the_rules_that_arithmetic_names_cannot_be_kept_together(problem: Problem) -> None:
    found = refute(problem)
    if isinstance(found, Refutation):
        part = only_rules(problem, found.rules)
        assert isinstance(refute(part), Refutation)
        assert best_cost(part) is None


@settings(max_examples=100)
@given(problems(), st.data())
def test_a_plan_for_some_rules_keeps_these_rules(problem: Problem, data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.sampled_from(problem.rules)))
    part = only_rules(problem, kept)
    assert set(part.rules) == kept
    whole = next(every_plan(problem), None)
    if whole is not None:
        assert broken_rules(part, whole) == ()


@settings(max_examples=100)
@given(problems(), st.sampled_from(Level))
def test_no_plan_beats_the_bound_of_a_level(problem: Problem, level: Level) -> None:
    problem = replace(problem, objective=(level,))
    found, best = passes(problem), best_cost(problem)
    if best is not None:
        assert isinstance(found, Passes)
        least = least_costs(problem, found)
        assert least <= best
        assert least <= least_below(problem, best, least) <= best
        assert least_below(problem, (best[0] + 9,), least) <= best


@settings(max_examples=200)
@given(problems(), st.permutations(list(Level)), st.integers(0, 3))
def test_no_plan_beats_the_bound_of_a_level_while_those_before_are_held(
    problem: Problem, levels: list[Level], spare: int
) -> None:
    problem = replace(problem, objective=tuple(levels[:3]))
    costs = [measured(problem, plan) for plan in every_plan(problem)]
    if not costs:
        return
    worse = tuple(cost + spare for cost in min(costs))
    found = least_below(problem, worse, (0, 0, 0))
    for place, bound in enumerate(found):
        for one in costs:
            if all(cost <= most for cost, most in zip(one[:place], worse, strict=False)):
                assert bound <= one[place]


@settings(max_examples=150)
@given(problems(), st.sampled_from(Level), st.integers(0, 3))
def test_to_hold_a_level_loses_no_plan_that_costs_no_more(
    problem: Problem, level: Level, spare: int
) -> None:
    problem = replace(problem, objective=(level,))
    plans = list(every_plan(problem))
    bounds = refute(problem)
    if not plans:
        return
    assert isinstance(bounds, Bounds)
    value = min(measured(problem, plan)[0] for plan in plans) + spare
    tighter = held(problem, level, value, bounds)
    for plan in plans:
        if measured(problem, plan)[0] <= value:
            assert broken_rules(tighter, plan) == ()
