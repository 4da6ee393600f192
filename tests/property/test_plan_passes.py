"""Both passes bound every plan there is, and what is stuck has no plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drawn_problems import every_plan, problems
from hypothesis import given

from dtl_planner.plan.engine.arcs import allowed_starts, arcs_of
from dtl_planner.plan.engine.passes import Stuck, longest_chain, passes
from dtl_planner.plan.engine.spans import Spans, at_or_after, at_or_before, shared, without

if TYPE_CHECKING:
    from dtl_planner.plan.engine.problem import Problem


@given(problems())
def test_every_plan_lies_between_the_passes(problem: Problem) -> None:
    found, plans = passes(problem), list(every_plan(problem))
    if isinstance(found, Stuck):
        assert plans == []
        return
    for plan in plans:
        for task, start in plan.items():
            assert found.earliest[task] <= start <= found.latest[task]


@given(problems())
def test_the_earliest_starts_are_a_plan_where_nothing_is_limited(problem: Problem) -> None:
    free = replace(
        problem, resources=(), tasks=tuple(replace(t, demands=()) for t in problem.tasks)
    )
    free = replace(free, groups=tuple(g for g in problem.groups if g.same == "time"))
    found = passes(free)
    if isinstance(found, Stuck):
        assert found.rules
        assert isinstance(passes(free, found.rules), Stuck)
        assert list(every_plan(free)) == []
        return
    assert dict(found.earliest) in list(every_plan(free))
    assert dict(found.latest) in list(every_plan(free))
    assert longest_chain(free, found)


@given(problems())
def test_windows_and_arcs_say_the_same_as_the_rules_day_by_day(problem: Problem) -> None:
    free = replace(
        problem, resources=(), tasks=tuple(replace(t, demands=()) for t in problem.tasks)
    )
    free = replace(free, groups=tuple(g for g in problem.groups if g.weight is not None))
    allowed, arcs = allowed_starts(free), arcs_of(free)
    plans = list(every_plan(free))
    bare = replace(free, starts=(), links=(), placements=(), fragile=())
    for plan in every_plan(bare):
        inside = all(at_or_after(allowed[task][0], day) == day for task, day in plan.items())
        kept = all(arc.earliest(plan[arc.before]) <= plan[arc.after] for arc in arcs)
        back = all(plan[arc.before] <= arc.latest(plan[arc.after]) for arc in arcs)
        assert kept == back
        assert (inside and kept) == (plan in plans)


def _numbers(spans: Spans) -> set[int]:
    return {number for first, last in spans for number in range(first, last + 1)}


@given(problems(), problems())
def test_spans_are_sets_of_numbers(one: Problem, other: Problem) -> None:
    left = one.starts[0].spans if one.starts else ()
    right = other.starts[0].spans if other.starts else ()
    assert _numbers(shared(left, right)) == _numbers(left) & _numbers(right)
    assert _numbers(without(left, right)) == _numbers(left) - _numbers(right)
    for number in range(10):
        later = [day for day in sorted(_numbers(left)) if day >= number]
        sooner = [day for day in sorted(_numbers(left)) if day <= number]
        assert at_or_after(left, number) == (later[0] if later else None)
        assert at_or_before(left, number) == (sooner[-1] if sooner else None)
