"""Why there is no plan: which rules clash, and the cheapest single way out.

Arithmetic first, which is instant and can be said in words; then the solver. What comes out is
always shrunk until every rule in it is needed, and that is checked rule by rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounding.pushing import Refutation
from dtl_planner.plan.engine.bounding.refuting import refute
from dtl_planner.plan.engine.clashing.climbing import least_rung
from dtl_planner.plan.engine.clashing.deciding import Deciding
from dtl_planner.plan.engine.clashing.keeping import only_rules
from dtl_planner.plan.engine.clashing.relaxing import Relaxation, offers
from dtl_planner.plan.engine.passes import Passes, Stuck, passes
from dtl_planner.plan.engine.problem import HORIZON
from dtl_planner.plan.engine.search.at_hand import plan_at_hand
from dtl_planner.plan.engine.solver.clashes import can_be_done, clashing_rules
from dtl_planner.plan.engine.solver.run import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from dtl_planner.plan.engine.problem import Problem

_EFFORT = 1.0
"""CP-SAT's deterministic time for all ways out."""
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


def find_clash(problem: Problem, *, effort: float = 1.0) -> Clash | None:
    """Find rules that cannot hold together, none of them needless.

    `None` where there is a plan, or where the budget does not suffice to prove that there is none.

    Args:
        problem: What cannot be done.
        effort: CP-SAT's deterministic time to leave out what is needless.
    """
    stuck = passes(problem)
    if isinstance(stuck, Stuck):
        return _chain(problem, stuck)
    bounds = refute(problem)
    if isinstance(bounds, Refutation):
        return _refuted(problem, bounds, effort)
    if plan_at_hand(problem, bounds) is not None:
        return None
    if can_be_done(problem, effort=_FIRST_EFFORT) is not Status.INFEASIBLE:
        return None
    core = clashing_rules(problem, effort=_FIRST_EFFORT)
    return _needed(problem, list(core or problem.rules), Ground.SEARCH, effort)


def ways_out(problem: Problem, clash: Clash) -> Iterator[Relaxation]:
    """Try for each rule of a clash the cheapest change with which all the rest can be done."""
    deciding = Deciding(_EFFORT, is_patient=False)
    for rule in clash.rules:
        for ladder in offers(problem, rule):
            if (found := least_rung(ladder, clash.rules, deciding)) is not None:
                yield found
                break


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


def _refuted(problem: Problem, refutation: Refutation, effort: float) -> Clash:
    """Shrink what arithmetic shows, first as far as arithmetic goes."""
    ground = Ground.CAPACITY if refutation.is_of_room else Ground.PHASES
    kept = _shrunk(
        list(refutation.rules),
        lambda rules: isinstance(refute(only_rules(problem, rules)), Refutation),
    )
    return _needed(problem, kept, ground, effort)


def _needed(problem: Problem, rules: list[str], ground: Ground, effort: float) -> Clash:
    """Leave out every rule without which the others still clash, and say how it is seen."""
    deciding = Deciding(effort)
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
