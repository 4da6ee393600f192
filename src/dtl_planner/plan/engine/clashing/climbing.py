"""How much a rule must be loosened: the least step of a ladder with which all the rest can be done.

No rung will do on which the clash is still there, which a part of the problem shows at once. From
the next on mostly a few suffice. A plan shows by itself with how much less it would do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounding.refuting import Bounds, refute
from dtl_planner.plan.engine.clashing.deciding import FEW
from dtl_planner.plan.engine.clashing.keeping import only_rules
from dtl_planner.plan.engine.clashing.relaxing import Loosened
from dtl_planner.plan.engine.problem import Level
from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from dtl_planner.plan.engine.clashing.deciding import Deciding
    from dtl_planner.plan.engine.clashing.relaxing import Ladder, Relaxation

_MORE_TRIES = 2
"""How often a smaller step than one that works is tried, where each try takes its time."""


def least_rung(ladder: Ladder, rules: Collection[str], deciding: Deciding) -> Relaxation | None:
    """Find the lowest rung with a plan, or a low one where there are many tasks.

    Args:
        ladder: Ever looser problems.
        rules: The rules that clash, the one that is loosened among them.
        deciding: Says whether there is a plan.

    Returns:
        The problem with a plan; `None` where not even the highest rung is seen to have one.
    """
    found = _Climb(ladder, deciding).lowest(rules)
    return None if found is None else ladder.rung(found)


class _Climb:
    """One ladder, tried rung by rung."""

    def __init__(self, ladder: Ladder, deciding: Deciding) -> None:
        self.ladder, self.deciding = ladder, deciding

    def lowest(self, rules: Collection[str]) -> int | None:
        """Narrow down where the lowest rung lies, and give it."""
        most = self.ladder.most

        def is_gone(by: int) -> bool:
            part = only_rules(self.ladder.rung(by).problem, rules)
            return isinstance(refute(part), Bounds)

        if not is_gone(most):
            return None
        low = _first(1, most, is_gone)
        if self._plan(low, is_quick=low < most) is not None:
            return low
        starts = self._plan(most) if low < most else None
        if starts is None:
            return None
        return self._between(low + 1, self._enough(starts, low + 1, most))

    def _between(self, low: int, high: int) -> int:
        """Find the first rung between two, of which the second has a plan."""
        for by in _upwards(low, (low + high) // 2):
            starts = self._plan(by, is_quick=True)
            if starts is not None:
                high = self._enough(starts, low, by)
                break
            low = by + 1
        tries, is_small = 0, len(self.ladder.problem.tasks) <= FEW
        while low < high and (is_small or tries < _MORE_TRIES):
            middle, tries = (low + high) // 2, tries + 1
            starts = self._plan(middle, is_quick=True)
            if starts is None:
                low = middle + 1
            else:
                high = self._enough(starts, low, middle)
        return high

    def _plan(self, by: int, *, is_quick: bool = False) -> Mapping[str, int] | None:
        way = Level.EARLY if self.ladder.how is Loosened.LATER else Level.LATE
        problem = self.ladder.rung(by).problem
        return self.deciding.verdict(problem, way=way, is_quick=is_quick).starts

    def _enough(self, starts: Mapping[str, int], low: int, high: int) -> int:
        """Give the first rung on which a plan keeps all rules."""
        return _first(low, high, lambda by: not broken_rules(self.ladder.rung(by).problem, starts))


def _upwards(low: int, most: int) -> Iterator[int]:
    """Give numbers in ever longer steps."""
    step = 0
    while low + step < most:
        yield low + step
        step = 3 * step + 1


def _first(low: int, high: int, is_enough: Callable[[int], bool]) -> int:
    """Give the first number that is enough, where the highest is and more is never worse."""
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return high
