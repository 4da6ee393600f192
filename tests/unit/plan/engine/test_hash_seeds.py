"""A plan, its bounds and the reasons why there is none hang on no hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.needs("ortools")

pytest.importorskip("ortools", reason="needs ortools, of the extra `plan`")

PROGRAM = """
from dtl_planner.plan.engine.bounding.bounds import least_below
from dtl_planner.plan.engine.clashing.conflict import explain
from dtl_planner.plan.engine.problem import (
    Demand, Fragile, Group, Level, Link, Problem, Resource, Same, Starts, Task, Why
)
from dtl_planner.plan.engine.solver.solve import solve

names = [f"{service}/{step}" for service in "abcdefgh" for step in ("design", "move")]
tasks = tuple(
    Task(name, 2 + place % 4, (Demand("team", 1 + place % 2),), due=10 + 2 * place)
    for place, name in enumerate(names)
)
problem = Problem(
    60,
    tasks,
    starts=tuple(
        Starts("live", f"{service}/move", ((0, 46),), Why.DEADLINE) for service in "abcdefgh"
    ),
    links=tuple(
        Link("move-after-design", f"{service}/design", f"{service}/move", lag=2)
        for service in "abcdefgh"
    ),
    resources=(Resource("team", "teams", ((0, 3), (20, 2)), level_weight=1),),
    groups=(
        Group("allies", ("a/move", "b/move"), Same.PHASE),
        Group("friends", ("c/move", "d/move"), Same.TIME, 2),
    ),
    phase_ends=(20, 40),
    fragile=(Fragile("spare", "e/move", 1),),
    objective=(Level.LATENESS, Level.APART, Level.FRAGILE, Level.PEAK, Level.LATE),
)
found = solve(problem)
print(found)
print(least_below(problem, [one.value for one in found.levels], [0, 0, 0, 0, 0]))
few = Resource("team", "teams", ((0, 1),))
tight = Problem(**{
    name: getattr(problem, name) for name in ("horizon", "starts", "links", "groups", "phase_ends")
}, tasks=tuple(Task(task.id, task.duration, (Demand("team", 1),)) for task in tasks),
    resources=(few,))
print(explain(tight))
"""


def _printed(seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": seed},
    )
    return done.stdout


def test_plans_bounds_and_clashes_are_the_same_under_every_hash_seed() -> None:
    first, *others = [_printed(seed) for seed in ("0", "1", "2009")]
    assert "Outcome(" in first
    assert "Conflict(" in first
    assert all(other == first for other in others)
