"""Whatever the heuristic gives is a plan, costs what it says, and comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_problems import best_cost, every_plan, problems
from hypothesis import given, settings

from dtl_planner.plan.engine.search.charging import costs_of
from dtl_planner.plan.engine.search.compiling import PLAIN, fastest
from dtl_planner.plan.engine.search.costing import reckon
from dtl_planner.plan.engine.search.heuristic import find_plan
from dtl_planner.plan.engine.search.layout import mirrored, net_of, units_of
from dtl_planner.plan.engine.verify import broken_rules, measured

if TYPE_CHECKING:
    from dtl_planner.plan.engine.problem import Problem


@given(problems())
def test_a_plan_that_is_found_is_sound_and_no_better_than_the_best(problem: Problem) -> None:
    found = find_plan(problem, placings=60, engines=lambda _: PLAIN)
    if found is None:
        return
    assert broken_rules(problem, found.starts) == ()
    assert found.cost == measured(problem, found.starts)
    best = best_cost(problem)
    assert best is not None
    assert best <= found.cost
    assert find_plan(problem, placings=60, engines=lambda _: PLAIN) == found


@given(problems())
def test_the_mirror_of_the_mirror_binds_alike(problem: Problem) -> None:
    net = net_of(problem, units_of(problem, all_together=False))
    if net is None:
        return
    twice = mirrored(mirrored(net))
    assert (twice.windows, twice.free, twice.uses) == (net.windows, net.free, net.uses)
    for before, after in zip(net.waits, twice.waits, strict=True):
        gaps = {(wait.unit, wait.gap) for wait in before if wait.table is None}
        assert gaps == {(wait.unit, wait.gap) for wait in after if wait.table is None}


@given(problems())
def test_flat_numbers_give_the_cost_that_is_measured(problem: Problem) -> None:
    units = units_of(problem, all_together=False)
    net = net_of(problem, units)
    if net is None:
        return
    costs = costs_of(problem, units, net, list)
    for plan in list(every_plan(problem))[::11]:
        found = [0] * (len(problem.objective) + 1)
        reckon([plan[tasks[0]] for tasks in units], costs, [0] * problem.horizon, found)
        assert tuple(found) == (0, *measured(problem, plan))


@pytest.mark.needs("numba")
@settings(max_examples=20)
@given(problems())
def test_the_compiled_loop_gives_the_same_plan(problem: Problem) -> None:
    assert find_plan(problem, placings=60, engines=lambda _: fastest()) == find_plan(
        problem, placings=60, engines=lambda _: PLAIN
    )


@pytest.mark.needs("numba")
@settings(max_examples=20)
@given(problems())
def test_a_search_that_is_handed_on_gives_the_same_plan(problem: Problem) -> None:
    slow = PLAIN._replace(pace=1)  # so that it is handed on after the first plan
    given = find_plan(problem, placings=60, engines=lambda work: fastest() if work else slow)
    assert given == find_plan(problem, placings=60, engines=lambda _: PLAIN)


def test_without_numba_the_plain_loop_serves() -> None:
    assert list(fastest().numbers([1, 2])) == PLAIN.numbers([1, 2])
