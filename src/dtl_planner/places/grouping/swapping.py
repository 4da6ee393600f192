"""Better groupings step by step: units at the edge of a locality go over to the next.

A step is kept if it is no worse than where the search stood some steps before (late acceptance), so
that it can leave a place where every single step is worse. Whole numbers decide, never the clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.places.grouping.growing import Dice, grown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dtl_planner.places.grouping.units import Units

Cost: TypeAlias = tuple[int, int, int]
"""What is broken, the largest excess beyond what is near enough, and the borders cut."""

_STARTS = 4
_MEMORY = 0.005
"""The share of the steps after which a step is held against what the search had then."""

_CUT = 10_000
"""What a border cut weighs beside squares of excess: as much as one of 100 millionths."""

_OTHERWISE = 12
"""In one of so many steps two localities are divided anew."""

_BROKEN = 10**15


def improved(
    units: Units,
    *,
    steps: int,
    known: Sequence[int] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[list[int], Cost]:
    """Search for a good grouping; give the locality of each unit, and what it costs.

    Args:
        units: What is to be grouped.
        steps: How many steps to try, over several beginnings.
        known: A grouping to begin with each time; grown anew without.
        stop: Asked now and then whether to leave it at the best so far.
    """
    best: tuple[Cost, list[int]] | None = None
    for start in range(_STARTS):
        begun = grown(units, Dice(start)) if known is None else list(known)
        search = _Search(units, begun, Dice(start + _STARTS))
        search.run(steps // _STARTS, stop)
        if best is None or search.best < best:
            best = search.best
    assert best is not None  # noqa: S101 - there is at least one start
    return best[1], best[0]


class _Search:
    """One grouping on its way, and the best it has been."""

    def __init__(self, units: Units, where: list[int], dice: Dice) -> None:
        self.units, self.where, self.dice = units, where, dice
        self.indicators = units.question.indicators
        self.own: list[list[int]] = [[] for _ in range(units.question.into)]
        self.loads = [[0] * units.question.into for _ in self.indicators]
        for unit, locality in enumerate(where):
            self.own[locality].append(unit)
            for number, demand in enumerate(units.demand[unit]):
                self.loads[number][locality] += demand
        self.over = [
            [self._over(number, load) for load in loads] for number, loads in enumerate(self.loads)
        ]
        self.cut = sum(
            borders
            for unit, near in enumerate(units.near)
            for other, borders in near.items()
            if unit < other and where[unit] != where[other]
        )
        self.best = (self.cost(), list(where))

    def run(self, steps: int, stop: Callable[[], bool]) -> None:
        """Try so many steps."""
        now = self._energy()
        memory = [now] * max(int(steps * _MEMORY), 1)
        for step in range(steps):
            if step % 1_000 == 0 and stop():
                return
            moves = self._change()
            then, before = self._energy(), memory[step % len(memory)]
            if then > now and then > before:
                for unit, origin in reversed(moves):
                    self._move(unit, origin)
            else:
                now = then
                self._keep_if_best()
            memory[step % len(memory)] = min(now, before)

    def cost(self) -> Cost:
        """Give what the grouping costs."""
        return self._broken(), max(map(max, self.over)), self.cut

    def _keep_if_best(self) -> None:
        cost = self.cost()
        if cost < self.best[0]:
            self.best = (cost, list(self.where))

    def _over(self, number: int, load: int) -> int:
        question = self.units.question
        return max(question.excess(self.indicators[number], load) - question.near_enough, 0)

    def _energy(self) -> int:
        uneven = sum(each * each for over in self.over for each in over)
        return self._broken() * _BROKEN + uneven + self.cut * _CUT

    def _broken(self) -> int:
        where = self.where
        split = sum(len({where[unit] for unit in bond}) - 1 for bond in self.units.bonds)
        return split + sum(where[one] == where[other] for one, other in self.units.apart)

    def _change(self) -> list[tuple[int, int]]:
        """Move a unit; half of the time move another on from where it went. Give their origins."""
        if self.dice.below(_OTHERWISE) == 0:
            return self._divided_anew()
        moves: list[tuple[int, int]] = []
        unit = self.dice.below(len(self.where))
        for _ in range(1 + self.dice.below(2)):
            goal = self._goal(unit)
            if goal is None:
                break
            moves.append((unit, self.where[unit]))
            self._move(unit, goal)
            others = self.own[goal]
            unit = others[self.dice.below(len(others))]
        return moves

    def _divided_anew(self) -> list[tuple[int, int]]:
        """Take two localities for one, span a tree over it, and cut that where it is most even."""
        unit = self.dice.below(len(self.where))
        here = self.where[unit]
        others = [own for each in self.units.near[unit] if (own := self.where[each]) != here]
        if not others:
            return []
        there = others[self.dice.below(len(others))]
        order, above = self._tree(unit, {here, there})
        low = self._best_cut(order, above)
        below = {low}
        for each in order:
            if above[each] in below:
                below.add(each)
        if 2 * sum(self.where[each] == here for each in below) > len(below):
            here, there = there, here  # as few as can be change their locality
        goals = {each: there if each in below else here for each in order}
        moves = [(each, self.where[each]) for each in order if self.where[each] != goals[each]]
        for each, _ in moves:
            self._move(each, goals[each])
        return moves

    def _tree(self, root: int, localities: set[int]) -> tuple[list[int], dict[int, int]]:
        """Span a tree over localities at random; give its units from the root on, and parents."""
        above, order = {root: -1}, [root]
        edges = [(root, other) for other in self.units.near[root]]
        while edges:
            place = self.dice.below(len(edges))
            edges[place], edges[-1] = edges[-1], edges[place]
            at, unit = edges.pop()
            if unit not in above and self.where[unit] in localities:
                above[unit] = at
                order.append(unit)
                edges.extend((unit, other) for other in self.units.near[unit])
        return order, above

    def _best_cut(self, order: list[int], above: dict[int, int]) -> int:
        """Find the unit below which a tree is cut so that both parts are most even."""
        loads = {unit: list(self.units.demand[unit]) for unit in order}
        for unit in reversed(order[1:]):
            for number, load in enumerate(loads[unit]):
                loads[above[unit]][number] += load
        whole = loads[order[0]]

        def uneven(unit: int) -> int:
            parts = enumerate(zip(loads[unit], whole, strict=True))
            return sum(self._over(n, p) ** 2 + self._over(n, w - p) ** 2 for n, (p, w) in parts)

        return min(order[1:], key=uneven)

    def _goal(self, unit: int) -> int | None:
        """Choose a locality that a unit can go over to without taking its own apart."""
        here = self.where[unit]
        goals = [own for other in self.units.near[unit] if (own := self.where[other]) != here]
        if not goals or not self._can_leave(unit):
            return None
        return goals[self.dice.below(len(goals))]

    def _can_leave(self, unit: int) -> bool:
        """Whether the units around one that are in its locality hang together without it."""
        here, near, where = self.where[unit], self.units.near, self.where
        around = {other for other in near[unit] if where[other] == here}
        if not around:
            return False  # it is all that its locality has
        reached, seen = [min(around)], {unit}
        while reached and around:
            at = reached.pop()
            if at not in seen:
                seen.add(at)
                around.discard(at)
                reached.extend(o for o in near[at] if where[o] == here and o not in seen)
        return not around

    def _move(self, unit: int, goal: int) -> None:
        here = self.where[unit]
        for other, borders in self.units.near[unit].items():
            self.cut += borders * ((self.where[other] == here) - (self.where[other] == goal))
        self.where[unit] = goal
        self.own[here].remove(unit)
        self.own[goal].append(unit)
        for number, demand in enumerate(self.units.demand[unit]):
            for locality, by in ((here, -demand), (goal, demand)):
                self.loads[number][locality] += by
                self.over[number][locality] = self._over(number, self.loads[number][locality])
