"""Plans of made-up programmes: how good and how soon, what clashes, and what a delay moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.contest import machine
from benchmarks.programmes import programme
from dtl_planner.plan.engine.bounding.refuting import Bounds, refute
from dtl_planner.plan.engine.clashing.conflict import find_clash, ways_out
from dtl_planner.plan.engine.problem import Demand, Level, Placement, Resource, Same, Starts, Why
from dtl_planner.plan.engine.search.at_hand import plan_at_hand
from dtl_planner.plan.engine.search.heuristic import find_plan
from dtl_planner.plan.engine.solver.run import Budget
from dtl_planner.plan.engine.solver.solve import solve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.plan.engine.problem import Group, Problem
    from dtl_planner.plan.engine.solver.run import Outcome

_SIZES = (30, 100, 300, 1_000)
_FIRST = {200: 1.0, 2_000: 10.0}
_CLASHING = (30, 100, 200, 300)
_WITHIN = 60.0
_NAMED_WITHIN = 5.0
_DELAYS = 3
_MOST_MOVED = 0.1


def main(*, most: int) -> None:
    """Measure, and print beside what is aimed for.

    Args:
        most: Services in the largest programme.
    """
    print(machine("ortools", "numba"))
    find_plan(programme(4).problem, placings=10)  # so that nothing is compiled while the clock runs
    _growth([size for size in _SIZES if size <= most])
    _first_plans([size for size in _FIRST if size <= most])
    _clashes([size for size in _CLASHING if size <= most])
    _delays([size for size in _SIZES if size <= most])


def _growth(sizes: list[int]) -> None:
    print(f"\nplans, six activities a service; aim: 300 within {_WITHIN:g} s with a bound")
    for size in sizes:
        made = programme(size)
        began = perf_counter()
        outcome = _planned(made.problem)
        print(f"  {size:>5} services  {outcome.status:13} {perf_counter() - began:>7.1f} s")
        for one in outcome.levels:
            told = f"{one.value:>9,} bound {one.bound:>9,} gap {one.gap:>7.1%}"
            print(f"        {one.level:18} {told}", flush=True)


def _planned(problem: Problem, *, hint: Mapping[str, int] | None = None) -> Outcome:
    return solve(problem, budget=Budget(effort=1e6, seconds=_WITHIN), hint=hint)


def _first_plans(sizes: list[int]) -> None:
    print("\na first plan that keeps all rules")
    for size in sizes:
        problem = programme(size).problem
        began = process_time()
        bounds = refute(problem)
        found = plan_at_hand(problem, bounds, is_quick=True) if isinstance(bounds, Bounds) else None
        told = "" if found else "  NONE FOUND"
        spent = process_time() - began
        print(f"  {size:>5} services {spent:>7.2f} s  aim {_FIRST[size]:g} s{told}", flush=True)


@dataclass(frozen=True, slots=True)
class _Tightened:
    """A programme that could be done, and what was done to it."""

    how: str
    problem: Problem


def _clashes(sizes: list[int]) -> None:
    """Say why there is no plan, or find out that there is one after all."""
    print(f"\nclashes named, and ways out with a plan; aim: within {_NAMED_WITHIN:g} s")
    print(f"  {'':49} {'named':>7} {'repaired':>9} {'all ways':>9}")
    for size in sizes:
        for one in _tightened(programme(size).problem):
            began = process_time()
            clash = find_clash(one.problem)
            times = [process_time() - began]
            ways = ways_out(one.problem, clash) if clash else ()
            times.extend(process_time() - began for _ in ways)
            spent = [f"{time:.2f} s" for time in (times[0], *times[1:2], *times[-1:])]
            found = "can be done"
            if clash:
                found = f"{clash.ground}, {len(clash.rules)} rules, {len(times) - 1} ways out"
            told = f"{size:>5} services, {one.how:33} {spent[0]:>7}"
            later = " ".join(f"{time:>9}" for time in spent[1:]) if clash else ""
            print(f"  {told} {later:19} {found}", flush=True)


def _tightened(problem: Problem) -> list[_Tightened]:
    """Make a programme impossible, by one rule each time."""
    late = Starts("late", "s0000/embed", ((problem.horizon - 50, problem.horizon),), Why.RELEASE)
    allies = next(one for one in problem.groups if one.weight is None and one.same is Same.PHASE)
    gates = (Placement("gate", allies.tasks[0], 3, 3), Placement("gate", allies.tasks[1], 0, 2))
    together = next(one for one in problem.groups if one.weight is None and one.same is Same.TIME)
    return [
        _Tightened("in change: two fifths", _limited(problem, "in-change", 2 / 5)),
        _Tightened("vesting a year earlier", _sooner(problem, 260)),
        _Tightened("vesting half a year earlier", _sooner(problem, 130)),
        _Tightened("released too late", replace(problem, starts=(*problem.starts, late))),
        _Tightened("allies at two gates", replace(problem, placements=gates)),
        _Tightened("allies, and one mover", _one_mover(problem, together)),
    ]


def _limited(problem: Problem, resource: str, share: float) -> Problem:
    less = (
        replace(one, steps=tuple((day, int(amount * share)) for day, amount in one.steps))
        if one.id == resource
        else one
        for one in problem.resources
    )
    return replace(problem, resources=tuple(less))


def _sooner(problem: Problem, days: int) -> Problem:
    early = (
        replace(one, spans=((0, one.spans[0][1] - days),)) if one.why is Why.DEADLINE else one
        for one in problem.starts
    )
    return replace(problem, starts=tuple(early))


def _one_mover(problem: Problem, together: Group) -> Problem:
    """Let two who move at the same time need a mover, of whom there is one."""
    demand = Demand("mover", 1)
    tasks = (
        replace(task, demands=(*task.demands, demand)) if task.id in together.tasks[:2] else task
        for task in problem.tasks
    )
    mover = Resource("mover", "one-mover", ((0, 1),))
    return replace(problem, tasks=tuple(tasks), resources=(*problem.resources, mover))


def _delays(sizes: list[int]) -> None:
    print(f"\n{_DELAYS} delays of ten days: items moved; aim: at most {_MOST_MOVED:.0%}")
    for size in sizes:
        made = programme(size)
        problem = _delayed(made.problem, made.plan)
        began = perf_counter()
        outcome = _planned(problem)
        spent = perf_counter() - began
        if outcome.starts is None:
            print(f"  {size:>5} services  {outcome.status} {spent:>7.1f} s")
            continue
        moved = sum(outcome.starts[task] != day for task, day in made.plan.items())
        told = f"{moved:>5} of {len(made.plan)}, {moved / len(made.plan):.1%}"
        print(f"  {size:>5} services  {told} {spent:>7.1f} s", flush=True)


def _delayed(problem: Problem, plan: Mapping[str, int]) -> Problem:
    """Give a programme some way through, with tasks in hand that take longer than planned.

    What has begun stays where it was, and the tasks are spread over all that are in hand.
    """
    now = problem.horizon // 3
    in_hand = sorted(
        task.id
        for task in problem.tasks
        if plan[task.id] <= now < plan[task.id] + task.duration and not task.id.endswith("/embed")
    )
    slow = {in_hand[place * len(in_hand) // _DELAYS] for place in range(_DELAYS)}
    tasks = (
        replace(task, duration=task.duration + 10) if task.id in slow else task
        for task in problem.tasks
    )
    begun = (
        Starts(f"begun-{task}", task, ((day, day),), Why.FIXED)
        for task, day in sorted(plan.items())
        if day <= now
    )
    return replace(
        problem,
        tasks=tuple(tasks),
        starts=(*problem.starts, *begun),
        previous=tuple(sorted(plan.items())),
        objective=(Level.MOVED, Level.SHIFTED),
    )
