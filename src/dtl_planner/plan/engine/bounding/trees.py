"""Trees of links: of all that tasks wait for, as much as leaves no rings.

In a tree the best starts of all tasks are found at once, from the leaves to the root: what a task
costs at each of its starts is what it costs itself, and the least that its branches then cost.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from dtl_planner.plan.engine.arcs import arcs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.plan.engine.arcs import Arc
    from dtl_planner.plan.engine.bounding.refuting import Bounds
    from dtl_planner.plan.engine.problem import Problem

Numbers = Any
"""An array of whole numbers."""

_NEVER = 1 << 48
_MOST_IN_A_TREE = 64


class _Branch(NamedTuple):
    """A child in a tree, and the arcs that bind it to its parent."""

    child: int
    parent: int
    is_later: bool
    arcs: tuple[Arc, ...]


@dataclass(frozen=True)
class Layer:
    """Children equally far from the roots of their trees, on the same side, one a parent.

    Attributes:
        children: Their rows.
        parents: The rows of their parents.
        is_later: Whether they wait for their parents, or their parents for them.
        limits: For each child and each start of its parent its first start, or its last one.
    """

    children: Numbers
    parents: Numbers
    is_later: bool
    limits: Numbers

    def least(self, costs: Numbers) -> Numbers:
        """Give for each child the least it costs at each start of its parent."""
        never = np.full((len(costs), 1), _NEVER, dtype=np.int64)
        if self.is_later:
            from_there = np.minimum.accumulate(costs[:, ::-1], axis=1)[:, ::-1]
            return np.take_along_axis(np.hstack([from_there, never]), self.limits, axis=1)
        until_then = np.minimum.accumulate(costs, axis=1)
        return np.take_along_axis(np.hstack([never, until_then]), self.limits + 1, axis=1)

    def choose(self, costs: Numbers, starts: Numbers) -> None:
        """Choose the cheapest start of each child, once the parents have theirs."""
        for place, child in enumerate(self.children):
            limit = self.limits[place, starts[self.parents[place]]]
            if self.is_later:
                starts[child] = limit + costs[child, limit:].argmin()
            else:
                starts[child] = costs[child, : limit + 1].argmin()


@dataclass(frozen=True)
class Forest:
    """Trees.

    Attributes:
        tasks: Row by row.
        layers: The children that are farthest from their roots first.
        roots: Their rows.
    """

    tasks: tuple[str, ...]
    layers: tuple[Layer, ...]
    roots: Numbers


def forest_of(problem: Problem, bounds: Bounds) -> Forest:
    """Choose trees of links, of those first that leave the least room."""
    names = tuple(sorted(task.id for task in problem.tasks))
    rows = {task: row for row, task in enumerate(names)}
    arcs: dict[tuple[int, int], list[Arc]] = defaultdict(list)
    for arc in arcs_of(problem):
        arcs[rows[arc.before], rows[arc.after]].append(arc)
    near: dict[int, list[int]] = defaultdict(list)
    for before, after in _chosen(arcs, bounds, len(names)):
        near[before].append(after)
        near[after].append(before)
    branches: list[list[_Branch]] = []
    roots = []
    seen: set[int] = set()
    for root in range(len(names)):
        if root not in seen:
            roots.append(root)
            seen.add(root)
            _climb(root, near, arcs, seen, branches)
    layers = [
        _layer(some, is_later=is_later, horizon=problem.horizon)
        for level in reversed(branches)
        for is_later in (True, False)
        for some in _one_a_parent([one for one in level if one.is_later is is_later])
    ]
    return Forest(names, tuple(layers), np.array(roots, dtype=np.int64))


def _chosen(
    arcs: Mapping[tuple[int, int], Sequence[Arc]], bounds: Bounds, count: int
) -> list[tuple[int, int]]:
    """Choose pairs that make no rings, and no tree too large."""

    def room(pair: tuple[int, int]) -> int:
        return min(
            bounds.low[arc.after]
            - arc.earliest(bounds.low[arc.before])
            + arc.latest(bounds.high[arc.after])
            - bounds.high[arc.before]
            for arc in arcs[pair]
        )

    tree = list(range(count))
    members = {row: [row] for row in range(count)}
    found = []
    for pair in sorted(arcs, key=lambda pair: (room(pair), pair)):
        one, other = tree[pair[0]], tree[pair[1]]
        if one != other and len(members[one]) + len(members[other]) <= _MOST_IN_A_TREE:
            found.append(pair)
            for row in members[other]:
                tree[row] = one
            members[one] += members.pop(other)
    return found


def _climb(
    root: int,
    near: Mapping[int, Sequence[int]],
    arcs: Mapping[tuple[int, int], Sequence[Arc]],
    seen: set[int],
    branches: list[list[_Branch]],
) -> None:
    """Add the branches of a tree, level by level."""
    level, height = [root], 0
    while level:
        above = []
        for parent in level:
            for child in near.get(parent, ()):
                if child not in seen:
                    seen.add(child)
                    above.append(child)
                    is_later = (parent, child) in arcs
                    pair = (parent, child) if is_later else (child, parent)
                    if height == len(branches):
                        branches.append([])
                    branches[height].append(_Branch(child, parent, is_later, tuple(arcs[pair])))
        level, height = above, height + 1


def _one_a_parent(branches: Sequence[_Branch]) -> Iterator[list[_Branch]]:
    """Give branches in turns, so that no parent comes twice in one."""
    turns: dict[int, list[_Branch]] = defaultdict(list)
    counts: dict[int, int] = defaultdict(int)
    for one in branches:
        turns[counts[one.parent]].append(one)
        counts[one.parent] += 1
    yield from turns.values()


def _layer(branches: Sequence[_Branch], *, is_later: bool, horizon: int) -> Layer:
    return Layer(
        children=np.array([one.child for one in branches], dtype=np.int64),
        parents=np.array([one.parent for one in branches], dtype=np.int64),
        is_later=is_later,
        limits=np.array([_limits(one, horizon) for one in branches], dtype=np.int64),
    )


def _limits(branch: _Branch, horizon: int) -> Numbers:
    """Give for each start of the parent the first start of the child, or the last."""
    starts = np.arange(horizon + 1)
    if branch.is_later:
        firsts = [
            starts + arc.gap if arc.table is None else np.array(arc.table) for arc in branch.arcs
        ]
        return np.clip(np.max(firsts, axis=0), 0, horizon + 1)
    lasts = [
        starts - arc.gap
        if arc.table is None
        else np.searchsorted(np.array(arc.table), starts, side="right") - 1
        for arc in branch.arcs
    ]
    return np.clip(np.min(lasts, axis=0), -1, horizon)
