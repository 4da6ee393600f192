"""Small planning problems drawn at random, and the best that trying every plan finds."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from dtl_planner.plan.problem import (
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
)
from dtl_planner.plan.spans import joined
from dtl_planner.plan.verify import broken_rules, measured

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn

HORIZON = 7
NAMES = ("a", "b", "c")
DAYS = (0, 1, 2, 3, 4, 7, 8, 9)
"""A week from a Monday on, and the next until Wednesday."""


def _spans(draw: DrawFn) -> tuple[tuple[int, int], ...]:
    number = st.integers(0, HORIZON)
    return joined(draw(st.lists(st.tuples(number, number), min_size=1, max_size=3)))


@st.composite
def problems(draw: DrawFn) -> Problem:
    """Three tasks, and a few rules of every kind."""
    some = st.integers(0, 2)
    weight = st.none() | st.integers(1, 3)
    task = st.sampled_from(NAMES)
    return Problem(
        horizon=HORIZON,
        tasks=tuple(_task(draw, name) for name in NAMES),
        starts=tuple(
            Starts(f"window-{one}", draw(task), _spans(draw)) for one in range(draw(some))
        ),
        links=tuple(_link(draw, one) for one in range(draw(st.integers(0, 3)))),
        resources=(Resource("team", "teams", _steps(draw), level_weight=draw(some)),),
        groups=tuple(
            Group(f"alliance-{one}", pair, draw(st.sampled_from(Same)), draw(weight))
            for one, pair in enumerate((("a", "b"), ("b", "c"))[: draw(some)])
        ),
        phase_ends=draw(st.sampled_from([(), (3,), (2, 5)])),
        placements=tuple(
            Placement("place", draw(task), 0, draw(st.integers(0, 1))) for _ in range(draw(some))
        ),
        fragile=tuple(Fragile("spare", draw(task), draw(weight)) for _ in range(draw(some))),
        previous=tuple((name, draw(st.integers(0, 5))) for name in NAMES[: draw(some)]),
        objective=tuple(draw(st.lists(st.sampled_from(Level), max_size=3, unique=True))),
        days=DAYS,
    )


def _task(draw: DrawFn, name: str) -> Task:
    amount = draw(st.integers(0, 2))
    due = draw(st.none() | st.integers(0, HORIZON))
    demands = (Demand("team", amount),) if amount else ()
    return Task(name, draw(st.integers(0, 3)), demands, due, draw(st.integers(1, 2)))


def _link(draw: DrawFn, number: int) -> Link:
    before, after = draw(st.permutations(NAMES))[:2]
    kind, unit = draw(st.sampled_from(LinkKind)), draw(st.sampled_from(LagUnit))
    return Link(f"link-{number}", before, after, kind, draw(st.integers(-2, 3)), unit)


def _steps(draw: DrawFn) -> tuple[tuple[int, int], ...]:
    first, second = draw(st.integers(1, 3)), draw(st.integers(0, 3))
    return ((0, first), (draw(st.integers(1, HORIZON)), second))


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
