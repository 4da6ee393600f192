"""Why there is no plan: which rules clash, and the cheapest single way out.

Arithmetic first, which is instant and can be said in words; then the solver. What comes out is
always shrunk until every rule in it is needed, and that is checked rule by rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.deciding import FEW, Deciding, plan_at_hand
from dtl_planner.plan.engine.keeping import only_rules
from dtl_planner.plan.engine.passes import Passes, Stuck, passes
from dtl_planner.plan.engine.problem import HORIZON
from dtl_planner.plan.engine.pushing import Refutation
from dtl_planner.plan.engine.refuting import Bounds, refute
from dtl_planner.plan.engine.relaxing import Ladder, Relaxation, offers
from dtl_planner.plan.engine.solver.clashes import can_be_done, clashing_rules
from dtl_planner.plan.engine.solver.run import Status
from dtl_planner.plan.engine.verify import broken_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from dtl_planner.plan.engine.problem import Problem

_EFFORT = 1.0
"""CP-SAT's deterministic time to shrink a clash, and again for all ways out."""
_MORE_TRIES = 4
"""How often a smaller change than one that works is tried, where each try takes its time."""
_FIRST_EFFORT = 5.0
"""The same for whether there is a plan at all, and for the first clash."""


class Ground(StrEnum):
    """What it takes to see that rules clash."""

    CHAIN = "chain"  # a chain of links is longer than its window, or a ring
    PHASES = "phases"  # the same of who must share a phase
    CAPACITY = "capacity"  # more work than a resource has room for
    SEARCH = "search"  # the solver tried everything


@dataclass(frozen=True, slots=True)
class Clash:
    """Rules that cannot hold together.

    Attributes:
        rules: Their ids, in order; without any one of them the others can hold together.
        ground: What it takes to see it.
        told: What is wrong, in words, where arithmetic says it.
        is_minimal: Whether it was checked that every rule is needed.
        stuck: The chain or ring, where it is one.
    """

    rules: tuple[str, ...]
    ground: Ground
    told: str | None
    is_minimal: bool
    stuck: Stuck | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why there is no plan, and what would give one.

    Attributes:
        clash: A smallest set of rules that clash.
        ways_out: Single changes with which there is a plan, the cheapest of each rule, each tried.
    """

    clash: Clash
    ways_out: tuple[Relaxation, ...]


def explain(problem: Problem) -> Conflict | None:
    """Say why there is no plan; `None` where there is one, or where nothing was proved."""
    clash = find_clash(problem)
    if clash is None:
        return None
    return Conflict(clash, tuple(ways_out(problem, clash)))


def find_clash(problem: Problem) -> Clash | None:
    """Find rules that cannot hold together, none of them needless.

    `None` where there is a plan, or where the budget does not suffice to prove that there is none.
    """
    stuck = passes(problem)
    if isinstance(stuck, Stuck):
        return _chain(problem, stuck)
    bounds = refute(problem)
    if isinstance(bounds, Refutation):
        return _refuted(problem, bounds)
    if plan_at_hand(problem, bounds) is not None:
        return None
    if can_be_done(problem, effort=_FIRST_EFFORT) is not Status.INFEASIBLE:
        return None
    core = clashing_rules(problem, effort=_FIRST_EFFORT)
    return _needed(problem, list(core or problem.rules), Ground.SEARCH)


def ways_out(problem: Problem, clash: Clash) -> Iterator[Relaxation]:
    """Try for each rule of a clash the cheapest change with which all the rest can be done."""
    deciding = Deciding(_EFFORT)
    for rule in clash.rules:
        for ladder in offers(problem, rule):
            if (found := _least_rung(ladder, clash, deciding)) is not None:
                yield found
                break


def _least_rung(ladder: Ladder, clash: Clash, deciding: Deciding) -> Relaxation | None:
    """Find a low rung that gives a plan, as higher ones loosen more; `None` without one.

    No rung can do on which the clash is still there, which a part of the problem shows. From the
    next on, mostly a few suffice for the rest to hold as well; a plan then shows by itself with how
    much less it would do, and what lies between is tried a few times more.
    """

    def plan(by: int) -> Mapping[str, int] | None:
        is_quick = by < ladder.most
        return deciding.verdict(ladder.rung(by).problem, is_quick=is_quick).starts

    def is_gone(by: int) -> bool:
        return isinstance(refute(only_rules(ladder.rung(by).problem, clash.rules)), Bounds)

    if not is_gone(ladder.most):
        return None
    low = _first(1, ladder.most, is_gone)
    for by in _upwards(low, ladder.most):
        if (starts := plan(by)) is not None:
            break
        low = by + 1
    else:
        return None
    high = _enough(ladder, starts, low, by)
    tries = 0
    while low < high and (tries < _MORE_TRIES or len(ladder.problem.tasks) <= FEW):
        middle, tries = (low + high) // 2, tries + 1
        low, high = (middle + 1, high) if plan(middle) is None else (low, middle)
    return ladder.rung(high)


def _upwards(low: int, most: int) -> Iterator[int]:
    """Give numbers in ever longer steps, and the last."""
    step = 0
    while low + step < most:
        yield low + step
        step = 2 * step + 1
    yield most


def _enough(ladder: Ladder, starts: Mapping[str, int], low: int, high: int) -> int:
    """Give the first rung on which a plan keeps all rules."""
    return _first(low, high, lambda by: not broken_rules(ladder.rung(by).problem, starts))


def _first(low: int, high: int, is_enough: Callable[[int], bool]) -> int:
    """Give the first number that is enough, where the highest is and more is never worse."""
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return high


def _chain(problem: Problem, stuck: Stuck) -> Clash:
    """Shrink a chain by passes alone: no search is needed for it."""

    def found(rules: Collection[str]) -> Passes | Stuck:
        return passes(only_rules(problem, rules))

    start = [rule for rule in stuck.rules if rule != HORIZON]
    first = start if isinstance(found(start), Stuck) else list(problem.rules)
    kept = _shrunk(first, lambda rules: isinstance(found(rules), Stuck))
    again = found(kept)
    told = again if isinstance(again, Stuck) else stuck
    return Clash(tuple(kept), Ground.CHAIN, None, is_minimal=True, stuck=told)


def _refuted(problem: Problem, refutation: Refutation) -> Clash:
    """Shrink what arithmetic shows, first as far as arithmetic goes."""
    ground = Ground.CAPACITY if refutation.is_of_room else Ground.PHASES
    kept = _shrunk(
        list(refutation.rules),
        lambda rules: isinstance(refute(only_rules(problem, rules)), Refutation),
    )
    return _needed(problem, kept, ground)


def _needed(problem: Problem, rules: list[str], ground: Ground) -> Clash:
    """Leave out every rule without which the others still clash, and say how it is seen."""
    deciding = Deciding(_EFFORT)
    kept = _shrunk(rules, lambda some: deciding.is_refuted(only_rules(problem, some)), least=2)
    is_minimal = True
    for rule in tuple(kept):
        rest = [one for one in kept if one != rule]
        match deciding.verdict(only_rules(problem, rest)).status:
            case Status.INFEASIBLE:
                kept = rest
            case Status.OUT_OF_BUDGET:
                is_minimal = False
    last = refute(only_rules(problem, kept))
    told = last.told if isinstance(last, Refutation) else None
    return Clash(tuple(kept), ground if told else Ground.SEARCH, told, is_minimal)


def _shrunk(rules: list[str], clashes: Callable[[list[str]], bool], *, least: int = 1) -> list[str]:
    """Take away what is not needed: big pieces first, as most of what is found is needless."""
    kept, size = list(rules), max(len(rules) // 2, 1)
    while size >= least:
        at = 0
        while at < len(kept):
            rest = kept[:at] + kept[at + size :]
            if clashes(rest):
                kept = rest
            else:
                at += size
        size //= 2
    return kept
