"""Why there is no plan: which rules clash, and the cheapest single way out.

Arithmetic first, which is instant and can be said in words; then the solver. What comes out is
always shrunk until every rule in it is needed, and that is checked rule by rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.arithmetic import is_short, shortages
from dtl_planner.plan.engine.passes import Stuck, passes
from dtl_planner.plan.engine.problem import HORIZON
from dtl_planner.plan.engine.relaxing import Ladder, Relaxation, offers
from dtl_planner.plan.engine.solver.clashes import can_be_done, clashing_rules
from dtl_planner.plan.engine.solver.run import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtl_planner.plan.engine.problem import Problem

_EFFORT = 0.5
"""CP-SAT's deterministic time for one question."""
_FIRST_EFFORT = 5.0
"""The same for whether there is a plan at all, and for the first clash."""


class Ground(StrEnum):
    """What it takes to see that rules clash."""

    CHAIN = "chain"  # a chain of links is longer than its window, or a ring
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
    found = passes(problem)
    if isinstance(found, Stuck):
        return _chain(problem, found)
    shortage = next(shortages(problem, found), None)
    if shortage is not None:
        kept = _shrunk(list(shortage.rules), lambda rules: is_short(problem, rules))
        return _searched(problem, kept, Ground.CAPACITY, shortage.told)
    if can_be_done(problem, effort=_FIRST_EFFORT) is not Status.INFEASIBLE:
        return None
    core = clashing_rules(problem, effort=_FIRST_EFFORT)
    return _searched(problem, list(core or problem.rules), Ground.SEARCH, None)


def ways_out(problem: Problem, clash: Clash) -> Iterator[Relaxation]:
    """Try for each rule of a clash the cheapest change with which all the rest can be done."""
    for rule in clash.rules:
        for ladder in offers(problem, rule):
            if (found := _least_rung(ladder)) is not None:
                yield found
                break


def _least_rung(ladder: Ladder) -> Relaxation | None:
    """Find the first rung that gives a plan, as higher ones loosen more; `None` without one."""
    low, high = 1, ladder.most
    found = ladder.rung(high)
    if not _works(found.problem):
        return None
    while low < high:
        middle = (low + high) // 2
        tried = ladder.rung(middle)
        if _works(tried.problem):
            found, high = tried, middle
        else:
            low = middle + 1
    return found


def _works(problem: Problem) -> bool:
    return can_be_done(problem, effort=_EFFORT) is Status.FEASIBLE


def _chain(problem: Problem, stuck: Stuck) -> Clash:
    """Shrink a chain by passes alone: no search is needed for it."""

    def is_stuck(rules: list[str]) -> bool:
        return isinstance(passes(problem, rules), Stuck)

    start = [rule for rule in stuck.rules if rule != HORIZON]
    kept = _shrunk(start if is_stuck(start) else list(problem.rules), is_stuck)
    again = passes(problem, kept)
    told = again if isinstance(again, Stuck) else stuck
    return Clash(tuple(kept), Ground.CHAIN, None, is_minimal=True, stuck=told)


def _searched(problem: Problem, rules: list[str], ground: Ground, told: str | None) -> Clash:
    """Shrink by search, then check that every rule is needed."""

    def clashes(some: list[str]) -> bool:
        return can_be_done(problem, some, effort=_EFFORT) is Status.INFEASIBLE

    kept = _shrunk(rules, clashes)
    without_one = ([one for one in kept if one != rule] for rule in kept)
    is_minimal = all(
        can_be_done(problem, some, effort=_EFFORT) is Status.FEASIBLE for some in without_one
    )
    return Clash(tuple(kept), ground, told, is_minimal)


def _shrunk(rules: list[str], clashes: Callable[[list[str]], bool]) -> list[str]:
    """Take away what is not needed: big pieces first, as most of what is found is needless."""
    kept, size = list(rules), max(len(rules) // 2, 1)
    while size:
        at = 0
        while at < len(kept):
            rest = kept[:at] + kept[at + size :]
            if clashes(rest):
                kept = rest
            else:
                at += size
        size //= 2
    return kept
