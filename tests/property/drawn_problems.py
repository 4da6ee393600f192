"""Small planning problems drawn at random, and the best that trying every plan finds."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from dtl_planner.plan.engine.problem import (
    Demand,
    Fragile,
    Group,
    LagUnit,
    Level,
    Link,
    LinkKind,
    Placement,
    Problem,
    Resource,
    Same,
    Starts,
    Task,
    Why,
)
from dtl_planner.plan.engine.spans import joined
from dtl_planner.plan.engine.verify import broken_rules, measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

    from dtl_planner.plan.engine.spans import Spans

HORIZON = 7
NAMES = ("a", "b", "c")
DAYS = (0, 1, 2, 3, 4, 7, 8, 9)
"""A week from a Monday on, and the next until Wednesday."""


def problems() -> SearchStrategy[Problem]:
    """Three tasks, and a few rules of every kind.

    Drawn with random numbers of their own: Hypothesis by itself draws too many that are alike.
    """
    return st.integers(0, 1_000_000).map(_by_seed)


def _by_seed(seed: int) -> Problem:
    return drawn_problem(Random(seed))  # noqa: S311 - nothing secret


def drawn_problem(random: Random) -> Problem:
    """Draw one."""
    some = random.randint
    levels = random.sample(list(Level), some(0, 3))
    weights = (None, 1, 2, 3)
    return Problem(
        horizon=HORIZON,
        tasks=tuple(_task(random, name) for name in NAMES),
        starts=tuple(
            Starts(f"window-{one}", random.choice(NAMES), _spans(random), random.choice(list(Why)))
            for one in range(some(0, 2))
        ),
        links=tuple(_link(random, one) for one in range(some(0, 3))),
        resources=(Resource("team", "teams", _steps(random), level_weight=some(0, 2)),),
        groups=tuple(
            Group(f"alliance-{one}", pair, random.choice(list(Same)), random.choice(weights))
            for one, pair in enumerate((("a", "b"), ("b", "c"))[: some(0, 2)])
        ),
        phase_ends=random.choice([(), (3,), (2, 5)]),
        placements=tuple(
            Placement("place", random.choice(NAMES), 0, some(0, 2)) for _ in range(some(0, 1))
        ),
        fragile=tuple(
            Fragile("spare", random.choice(NAMES), random.choice(weights))
            for _ in range(some(0, 1))
        ),
        previous=tuple((name, some(0, 5)) for name in NAMES[: some(0, 3)]),
        objective=tuple(levels),
        days=DAYS,
    )


def _spans(random: Random) -> Spans:
    firsts = [random.randint(0, HORIZON) for _ in range(random.randint(1, 3))]
    return joined((first, first + random.randint(-1, 3)) for first in firsts)


def _task(random: Random, name: str) -> Task:
    amount = random.randint(0, 2)
    due = random.choice([None, *range(HORIZON)])
    demands = (Demand("team", amount),) if amount else ()
    return Task(name, random.choice((0, 1, 1, 2, 2, 3)), demands, due, random.randint(1, 2))


def _link(random: Random, number: int) -> Link:
    before, after = random.sample(NAMES, 2)
    kind, unit = random.choice(list(LinkKind)), random.choice(list(LagUnit))
    return Link(f"link-{number}", before, after, kind, random.randint(-3, 3), unit)


def _steps(random: Random) -> tuple[tuple[int, int], ...]:
    steps = ((0, random.randint(1, 3)), (random.randint(1, HORIZON), random.randint(0, 3)))
    return steps[: random.randint(1, 2)]


def every_plan(problem: Problem) -> Iterator[dict[str, int]]:
    """Give every sound plan, by trying all."""
    names = [task.id for task in problem.tasks]
    ranges = [range(problem.horizon - task.duration + 1) for task in problem.tasks]
    for starts in product(*ranges):
        plan = dict(zip(names, starts, strict=True))
        if not broken_rules(problem, plan):
            yield plan


def best_cost(problem: Problem) -> tuple[int, ...] | None:
    """Give what the best plan costs; `None` where there is no plan."""
    return min((measured(problem, plan) for plan in every_plan(problem)), default=None)
