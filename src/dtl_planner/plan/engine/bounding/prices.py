"""A bound from prices: what tasks would cost if each day of a resource had its price.

Who pays for a resource need not share it: tasks then start when it is cheapest for them, tree by
tree of links, and what the days there are would bring in is taken off. Whatever the prices, no plan
costs less; they are raised where too much is wanted and lowered where too little, and the best
bound counts. All in whole numbers, so that the bound is exact and the same everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from dtl_planner.plan.engine.arcs import allowed_starts
from dtl_planner.plan.engine.bounding.energy import amount_of
from dtl_planner.plan.engine.bounding.trees import Forest, forest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.plan.engine.bounding.refuting import Bounds
    from dtl_planner.plan.engine.bounding.shares import Shares
    from dtl_planner.plan.engine.problem import Problem

Numbers = Any
"""An array of whole numbers."""

_UNIT = 1_024
"""Prices are counted in these parts of a unit of cost."""
_NEVER = 1 << 48
"""What it costs to start on a day that is not allowed."""
_ROUNDS = 30
_PATIENCE = 4


def priced_bound(problem: Problem, bounds: Bounds, shares: Shares, *, aim: int) -> int:
    """Give what the tasks cost at least together.

    Args:
        problem: What is to be planned.
        bounds: Between which days tasks start.
        shares: What each task costs by its start.
        aim: What a plan costs, which nothing need be proved above.
    """
    market = _Market(problem, bounds, shares)
    best, step, stalled = market.worth(), 1.0, 0
    goal = aim * _UNIT
    for _ in range(_ROUNDS):
        if best > goal - _UNIT or not market.reprice(step * max(goal - market.value, _UNIT)):
            break
        value = market.worth()
        stalled = 0 if value > best else stalled + 1
        best = max(best, value)
        if stalled == _PATIENCE:
            step, stalled = step / 2, 0
    return int(-(-best // _UNIT))


class _Market:
    """Tasks, what their starts cost, and the prices of the days of resources."""

    def __init__(self, problem: Problem, bounds: Bounds, shares: Shares) -> None:
        self.horizon = problem.horizon
        self.forest: Forest = forest_of(problem, bounds)
        names = self.forest.tasks
        self.own = _own_costs(problem, bounds, shares, names)
        uses: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for row, task in enumerate(names):
            length = problem.task[task].duration
            for number, resource in enumerate(problem.resources):
                if length and (amount := amount_of(problem.task[task], resource)):
                    uses[number, amount, length].append(row)
        self.uses = {use: np.array(rows, dtype=np.int64) for use, rows in uses.items()}
        flat = [(*use, row) for use, rows in uses.items() for row in rows]
        self.each = np.array(flat, dtype=np.int64).reshape(len(flat), 4).T
        days = range(problem.horizon)
        self.there = np.array(
            [[one.capacity(day) for day in days] for one in problem.resources], dtype=np.int64
        ).reshape(len(problem.resources), problem.horizon)
        self.prices = np.zeros_like(self.there)
        self.starts: Numbers = None
        self.value = 0

    def worth(self) -> int:
        """Give the bound that the prices make, in parts of a unit.

        Every tree has starts that go together: the earliest of all its tasks do.
        """
        costs = self.own.copy()
        self._charge(costs)
        for layer in self.forest.layers:
            sums = costs[layer.parents] + layer.least(costs[layer.children])
            costs[layer.parents] = np.minimum(sums, _NEVER)
        roots = self.forest.roots
        least = costs[roots].min(axis=1)
        self.starts = np.zeros(len(costs), dtype=np.int64)
        self.starts[roots] = costs[roots].argmin(axis=1)
        for layer in reversed(self.forest.layers):
            layer.choose(costs, self.starts)
        self.value = int(least.sum()) - int((self.prices * self.there).sum())
        return self.value

    def reprice(self, gap: float) -> bool:
        """Raise prices where too much is wanted, and lower them elsewhere; false at the end."""
        wanted = np.zeros((len(self.there), self.horizon + 1), dtype=np.int64)
        resources, amounts, lengths, rows = self.each
        starts = self.starts[rows]
        np.add.at(wanted, (resources, starts), amounts)
        np.add.at(wanted, (resources, starts + lengths), -amounts)
        over = wanted.cumsum(axis=1)[:, :-1] - self.there
        over[(self.prices == 0) & (over < 0)] = 0
        size = int((over * over).sum())
        if not size:
            return False
        steps = np.rint(over * (gap / size)).astype(np.int64)
        self.prices = np.maximum(self.prices + steps, 0)
        return True

    def _charge(self, costs: Numbers) -> None:
        """Add what tasks pay for resources, by their starts."""
        sums = np.zeros((len(self.there), self.horizon + 1), dtype=np.int64)
        np.cumsum(self.prices, axis=1, out=sums[:, 1:])
        for (resource, amount, length), rows in self.uses.items():
            until = sums[resource, length:]
            costs[rows, : len(until)] += amount * (until - sums[resource, : len(until)])


def _own_costs(problem: Problem, bounds: Bounds, shares: Shares, names: Sequence[str]) -> Numbers:
    """Give what starts cost without any prices, in parts of a unit."""
    found = np.full((len(names), problem.horizon + 1), _NEVER, dtype=np.int64)
    allowed = allowed_starts(problem)
    for row, task in enumerate(names):
        for first, last in allowed[task][0]:
            begin, end = max(first, bounds.low[task]), min(last, bounds.high[task]) + 1
            if begin < end:
                found[row, begin:end] = 0
                if task in shares:
                    found[row, begin:end] = np.array(shares[task][begin:end]) * _UNIT
    return found
