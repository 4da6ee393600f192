"""The only part here that knows OR-Tools: betters a grouping, proves it best, or that none is.

Where every locality that there could be can be listed, the best grouping is a choice of so many of
them that hold each unit once. How even it can be is found by halving: a limit either lets a choice
through, or is proved too tight. Where nothing is known yet, a grouping of any kind is looked for as
a forest, in which every unit hangs on a neighbour of its locality, nearer to the root.

One worker, a fixed seed and a budget in CP-SAT's deterministic time: the same answer on every
machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias

from ortools.sat.python import cp_model

from dtl_planner.places.grouping.candidates import Candidates, bits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dtl_planner.places.grouping.budget import Budget
    from dtl_planner.places.grouping.candidates import Candidate
    from dtl_planner.places.grouping.units import Units

Variable: TypeAlias = Any
"""A variable of CP-SAT."""

_SEED = 1
_LEAST_EFFORT = 1e-3
_ASK_SECONDS = 0.05
_CAUTION = 4
"""A limit is tried at this part of what is left: tight ones are proved impossible quickly."""

_MOST_TO_COMPACT = 12_000
"""With more localities to choose from, fewest cuts are left to the search by steps."""


class ModelError(Exception):
    """CP-SAT refuses the model: a bug."""


class Answer(StrEnum):
    """What CP-SAT knows once the budget is spent."""

    BEST = "best"  # a grouping, and proof that none is better
    GOOD = "good"  # a grouping
    NONE = "none"  # proof that there is no such grouping
    UNKNOWN = "unknown"  # neither a grouping nor proof that there is none


@dataclass(frozen=True, slots=True)
class Solved:
    """What came of it.

    Attributes:
        where: The locality of each unit.
        bound: What the largest excess beyond what is near enough cannot be below.
        is_compact: Whether it is proved that no grouping as even cuts fewer borders.
        effort: CP-SAT's deterministic time that was spent.
    """

    where: tuple[int, ...]
    bound: int
    is_compact: bool
    effort: float


def find_any(
    units: Units, *, budget: Budget, stop: Callable[[], bool]
) -> tuple[Answer, tuple[int, ...] | None]:
    """Find a grouping that gives everything that was asked for, however uneven, or prove none."""
    return _Run(budget.effort, stop).any_forest(units)


def solve(  # noqa: PLR0913 - what is known, and how long to go on
    units: Units,
    known: Sequence[int],
    *,
    worst: int,
    least: int,
    budget: Budget,
    stop: Callable[[], bool],
) -> Solved:
    """Find the most even grouping; of equals, the one that cuts the fewest borders.

    Args:
        units: What is to be grouped.
        known: A sound grouping to begin with, as the locality of each unit.
        worst: Its largest excess beyond what is near enough.
        least: An excess that nothing can be below.
        budget: How much may be spent. Where it does not reach to list every locality that there
            could be, the known grouping is left as it is.
        stop: Asked now and then whether to leave it at the best so far.
    """
    run, where = _Run(budget.effort, stop), tuple(known)
    candidates = Candidates(units, worst=worst, most_steps=budget.listed)
    if not candidates.is_complete:
        return Solved(where, min(least, worst), is_compact=False, effort=0.0)
    limits = sorted({each.over for each in candidates.all if each.over >= least} | {worst})
    where, low, high = _evened(run, units, candidates, limits, where)
    where, is_compact = _compacted(run, units, candidates.within(limits[high]), where)
    return Solved(
        where,
        limits[low],
        is_compact=is_compact and low == high,
        effort=budget.effort - run.left,
    )


def _evened(
    run: _Run,
    units: Units,
    candidates: Candidates,
    limits: Sequence[int],
    where: tuple[int, ...],
) -> tuple[tuple[int, ...], int, int]:
    """Halve, cautiously, the limits between the one proved needed and the one proved enough."""
    low, high = 0, len(limits) - 1
    while low < high:
        middle = low + (high - low) // _CAUTION
        fine = candidates.within(limits[middle])
        answer, found = run.choice(units, fine)
        if found is not None:
            where = found
            high = limits.index(max(_over(fine, found)))
        elif answer is Answer.NONE:
            low = middle + 1
        else:
            break
    return where, low, high


def _compacted(
    run: _Run, units: Units, fine: Sequence[Candidate], where: tuple[int, ...]
) -> tuple[tuple[int, ...], bool]:
    """Look for a choice that cuts fewer borders than the one at hand, where there are few."""
    if len(fine) > _MOST_TO_COMPACT:
        return where, False
    rims = {each.units: each.rim for each in fine}
    answer, found = run.choice(units, fine, below=sum(rims[each] for each in _sets(where)))
    return found or where, answer in (Answer.NONE, Answer.BEST)


def _over(fine: Sequence[Candidate], where: Sequence[int]) -> list[int]:
    over = {each.units: each.over for each in fine}
    return [over[each] for each in _sets(where)]


class _Run:
    """CP-SAT, how much of the budget is left, and whether somebody wants it to stop."""

    def __init__(self, effort: float, stop: Callable[[], bool]) -> None:
        self.left, self.stop = effort, stop

    def choice(
        self, units: Units, fine: Sequence[Candidate], *, below: int | None = None
    ) -> tuple[Answer, tuple[int, ...] | None]:
        """Choose localities that hold every unit once.

        Args:
            units: What is to be grouped.
            fine: The localities to choose from.
            below: Their rims together are to be as short as can be, and shorter than this.
        """
        cp = cp_model.CpModel()
        chosen = [cp.new_bool_var("") for _ in fine]
        holding: list[list[Variable]] = [[] for _ in range(len(units))]
        for each, variable in zip(fine, chosen, strict=True):
            for unit in bits(each.units):
                holding[unit].append(variable)
        for variables in holding:
            cp.add_exactly_one(variables)
        cp.add(sum(chosen) == units.question.into)
        if below is not None:
            rim = sum(each.rim * one for each, one in zip(fine, chosen, strict=True))
            cp.add(rim <= below - 1)
            cp.minimize(rim)
        solver, answer = self._solve(cp)
        if answer in (Answer.NONE, Answer.UNKNOWN):
            return answer, None
        taken = [each for each, one in zip(fine, chosen, strict=True) if solver.boolean_value(one)]
        where = {unit: number for number, each in enumerate(taken) for unit in bits(each.units)}
        return answer, tuple(where[unit] for unit in range(len(units)))

    def any_forest(self, units: Units) -> tuple[Answer, tuple[int, ...] | None]:
        """Find a grouping as a forest."""
        forest = _Forest(units)
        solver, answer = self._solve(forest.cp)
        if answer in (Answer.NONE, Answer.UNKNOWN):
            return answer, None
        return Answer.GOOD, forest.where(solver)

    def _solve(self, cp: cp_model.CpModel) -> tuple[cp_model.CpSolver, Answer]:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = _SEED
        solver.parameters.max_deterministic_time = max(self.left, _LEAST_EFFORT)
        # CP-SAT would take Ctrl-C away from Python.
        solver.parameters.catch_sigint_signal = False
        status = self._watched(solver, cp)
        self.left -= solver.response_proto.deterministic_time
        match status:
            case cp_model.OPTIMAL:
                return solver, Answer.BEST
            case cp_model.FEASIBLE:
                return solver, Answer.GOOD
            case cp_model.INFEASIBLE:
                return solver, Answer.NONE
            case cp_model.UNKNOWN:
                return solver, Answer.UNKNOWN
            case _:
                raise ModelError(cp.validate())

    def _watched(self, solver: cp_model.CpSolver, cp: cp_model.CpModel) -> int:
        """Run CP-SAT in a thread of its own, and ask beside it whether to stop."""
        answers: list[int] = []
        thread = Thread(target=lambda: answers.append(int(solver.solve(cp))))
        thread.start()
        while thread.is_alive():
            thread.join(_ASK_SECONDS)
            if self.stop():
                solver.stop_search()
        return answers[0]


def _sets(where: Sequence[int]) -> list[int]:
    chosen: dict[int, int] = {}
    for unit, locality in enumerate(where):
        chosen[locality] = chosen.get(locality, 0) | 1 << unit
    return list(chosen.values())


class _Forest:
    """Any grouping, in CP-SAT's words; each function says what it enforces."""

    def __init__(self, units: Units) -> None:
        self.units, self.cp = units, cp_model.CpModel()
        number, into = len(units), units.question.into
        new = self.cp.new_bool_var
        self.has = [[new("") for _ in range(into)] for _ in range(number)]
        self.root = [[new("") for _ in range(into)] for _ in range(number)]
        self.depth = [self.cp.new_int_var(0, max(number - into, 0), "") for _ in range(number)]
        self.hangs = {
            (above, unit): new("") for above in range(number) for unit in units.near[above]
        }
        self._hang_together()
        self._stand_in_order()
        self._keep_wishes()

    def where(self, solver: cp_model.CpSolver) -> tuple[int, ...]:
        """Give the locality of each unit."""
        return tuple(
            [solver.boolean_value(each) for each in has].index(True)  # it has exactly one
            for has in self.has
        )

    def _hang_together(self) -> None:
        """Every unit is a root or hangs on a neighbour in its locality, nearer to the root."""
        for unit, has in enumerate(self.has):
            self.cp.add_exactly_one(has)
            parents = [self.hangs[other, unit] for other in self.units.near[unit]]
            self.cp.add_exactly_one([*parents, *self.root[unit]])
            for one, root in zip(has, self.root[unit], strict=True):
                self.cp.add_implication(root, one)
        for (above, unit), hangs in self.hangs.items():
            self.cp.add(self.depth[unit] == self.depth[above] + 1).only_enforce_if(hangs)
            for one, other in zip(self.has[above], self.has[unit], strict=True):
                self.cp.add_bool_or([~hangs, ~one, other])

    def _stand_in_order(self) -> None:
        """Every locality has one root, and localities stand in the order of their roots."""
        firsts = []
        for locality in range(self.units.question.into):
            roots = [root[locality] for root in self.root]
            self.cp.add_exactly_one(roots)
            firsts.append(sum(unit * root for unit, root in enumerate(roots)))
        for one, other in pairwise(firsts):
            self.cp.add(one + 1 <= other)

    def _keep_wishes(self) -> None:
        """What must be together is, and what must be apart is."""
        for first, *others in self.units.bonds:
            for other in others:
                for one, two in zip(self.has[first], self.has[other], strict=True):
                    self.cp.add(one == two)
        for first, other in self.units.apart:
            for one, two in zip(self.has[first], self.has[other], strict=True):
                self.cp.add_at_most_one([one, two])
