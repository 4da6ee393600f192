"""Makespans of published project-scheduling instances, within so many seconds of CPU each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.util import find_spec
from shutil import which
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from benchmarks import taskjuggler
from benchmarks.contest import machine
from benchmarks.psplib import Instance, read_instances, to_problem
from dtl_planner.plan.engine.search.heuristic import find_plan
from dtl_planner.plan.engine.solver.run import Budget
from dtl_planner.plan.engine.solver.solve import solve
from dtl_planner.plan.engine.verify import broken_rules, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from dtl_planner.plan.engine.problem import Problem

_FIRST = 400
"""Plans that the heuristic may make for a first answer."""
_MANY = 100
_AIMS = {
    ("J30", "dtl plan"): "all proved",
    ("J60", "dtl plan"): "gap at most 0.4 %, as many proved as plain CP-SAT",
    ("J120", "dtl plan"): "gap at most 1.2 %",
    ("J120", "dtl heuristic, first plans"): "gap at most 3 % in 0.2 s",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan, and the makespan that nothing can be below; `None` where nothing was found.

    `unchecked` is the makespan of one that plays by rules of its own, and cannot be verified.
    """

    starts: Mapping[str, int] | None
    bound: int = 0
    unchecked: int = 0


def main(*, folder: Path, seconds: float, every: int) -> None:
    """Run all contenders on every so many instances, check every plan, and print.

    Args:
        folder: Where the instances lie.
        seconds: Seconds of CPU for each instance and contender.
        every: Take each instance whose place can be divided by this.
    """
    print(machine("ortools", "numba", "pyjobshop"))
    contenders = _contenders(seconds)
    instances = read_instances(folder)
    for name in ("J30", "J60", "J120"):
        chosen = [one for one in instances if one.set == name][::every]
        print(f"\n{name}: {len(chosen)} instances, {seconds:g} CPU-seconds each at most")
        print(f"  {'':28} {'proved':>8} {'gap':>8} {'worst':>8} {'CPU s':>8}")
        for title, contender in contenders.items():
            _run(title, contender, chosen, _AIMS.get((name, title), ""))


def _contenders(seconds: float) -> dict[str, Callable[[Problem], Answer]]:
    _first(_small())  # so that nothing is compiled while the clock runs
    found: dict[str, Callable[[Problem], Answer]] = {
        "dtl heuristic, first plans": _first,
        "dtl plan": lambda problem: _ours(problem, seconds),
        "plain CP-SAT, 1 worker": lambda problem: _plain(problem, seconds),
    }
    if find_spec("pyjobshop") is None:
        print("  PyJobShop is not installed and left out: pip install pyjobshop")
    else:
        found["PyJobShop, 1 worker"] = lambda problem: _pyjobshop(problem, seconds)
    if which(taskjuggler.PROGRAM) is None:
        print("  TaskJuggler is not installed and left out: gem install taskjuggler")
    else:
        found["TaskJuggler, may break off"] = _taskjuggler
    return found


def _small() -> Problem:
    return to_problem("2 1  1  1 1 1 2  1 1 0")


def _run(
    title: str, contender: Callable[[Problem], Answer], instances: list[Instance], aim: str
) -> None:
    gaps, proved, began = [], 0, _clock()
    for one in instances:
        answer = contender(one.problem)
        makespan = answer.unchecked or _makespan(title, one, answer)
        gaps.append(makespan / one.best - 1)
        proved += makespan == answer.bound
    spent = (_clock() - began) / len(instances)
    mean = sum(gaps) / len(gaps)
    told = f"{proved:>4} / {len(gaps)} {mean:>8.2%} {max(gaps):>8.2%} {spent:>8.2f}"
    print(f"  {title:28} {told}  {aim}".rstrip(), flush=True)


def _clock() -> float:
    """Give the seconds of CPU that this process and those that it started have had."""
    return sum(os.times()[:4])


def _makespan(title: str, one: Instance, answer: Answer) -> int:
    if answer.starts is None:
        raise SystemExit(f"{title} found nothing for {one.name}")
    if broken := broken_rules(one.problem, answer.starts):
        raise SystemExit(f"{title} breaks a rule of {one.name}: {broken[0].told}")
    (makespan,) = measured(one.problem, answer.starts)
    return makespan


def _first(problem: Problem) -> Answer:
    found = find_plan(problem, placings=_FIRST)
    return Answer(found.starts if found else None)


def _ours(problem: Problem, seconds: float) -> Answer:
    placings = 10_000 if len(problem.tasks) > _MANY else 1_000
    found = solve(problem, budget=Budget(effort=1e6, placings=placings, seconds=seconds))
    return Answer(found.starts, found.levels[0].bound if found.levels else 0)


def _plain(problem: Problem, seconds: float) -> Answer:
    """The model of the textbooks, and nothing else."""
    model = cp_model.CpModel()
    starts = {one.id: model.new_int_var(0, problem.horizon, "") for one in problem.tasks}
    spans = {
        one.id: model.new_fixed_size_interval_var(starts[one.id], one.duration, "")
        for one in problem.tasks
    }
    for link in problem.links:
        length = problem.task[link.before].duration
        model.add(starts[link.after] >= starts[link.before] + length)
    for resource in problem.resources:
        uses = [
            (spans[one.id], demand.amount)
            for one in problem.tasks
            for demand in one.demands
            if demand.resource == resource.id
        ]
        model.add_cumulative([one for one, _ in uses], [used for _, used in uses], resource.most)
    end = model.new_int_var(0, problem.horizon, "")
    model.add_max_equality(end, [starts[one.id] + one.duration for one in problem.tasks])
    model.minimize(end)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(None)
    plan = {name: solver.value(start) for name, start in starts.items()}
    return Answer(plan, round(solver.best_objective_bound))


def _pyjobshop(problem: Problem, seconds: float) -> Answer:
    from pyjobshop import Model  # noqa: PLC0415 - a rival

    model = Model()
    stock = {one.id: model.add_renewable(capacity=one.most) for one in problem.resources}
    tasks = {}
    for one in problem.tasks:
        tasks[one.id] = model.add_task()
        uses = {demand.resource: demand.amount for demand in one.demands}
        amounts = [uses.get(name, 0) for name in stock]
        model.add_mode(tasks[one.id], list(stock.values()), one.duration, amounts)
    for link in problem.links:
        model.add_end_before_start(tasks[link.before], tasks[link.after])
    result = model.solve(time_limit=seconds, num_workers=1, display=False)
    if not result.best.tasks:
        return Answer(None)
    found = zip(tasks, result.best.tasks, strict=True)
    return Answer({name: task.start for name, task in found}, round(result.lower_bound))


def _taskjuggler(problem: Problem) -> Answer:
    """Ask a program of its own, whose time counts as well."""
    found = taskjuggler.plan(problem)
    return Answer(None, unchecked=max(one.end for one in found.values()))
