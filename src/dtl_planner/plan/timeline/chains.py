"""The chain of work that decides the end of a plan, and what could not have begun earlier.

Slack alone does not tell what is critical. A plan that works back from its deadline begins
everything as late as it may, so that nothing in it has slack; critical is what could not have begun
earlier either.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.critical import Holds
from dtl_planner.plan.engine.passes import Stuck, passes
from dtl_planner.plan.engine.problem import Link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtl_planner.plan.engine.critical import Binding
    from dtl_planner.plan.engine.problem import Problem


def at_earliest(
    problem: Problem, starts: Mapping[str, int], bindings: Sequence[Binding]
) -> frozenset[str]:
    """Find the tasks that could not start earlier, all others moved as needed.

    Args:
        problem: What was planned.
        starts: The start of each task.
        bindings: Who waits for whom with not a day between. Who has what is limited before whom is
            kept as it is.
    """
    handed = tuple(
        Link(one.rule, one.before, one.after) for one in bindings if one.holds is Holds.CAPACITY
    )
    found = passes(replace(problem, links=(*problem.links, *handed)))
    if isinstance(found, Stuck):
        raise ValueError("these starts are no plan")  # noqa: TRY004 - a value, of two kinds
    return frozenset(task for task, start in starts.items() if found.earliest[task] == start)


def longest_chain(
    problem: Problem, starts: Mapping[str, int], bindings: Sequence[Binding]
) -> tuple[str, ...]:
    """Give the chain of tasks to the end of the plan that begins earliest, the first task first.

    Args:
        problem: What was planned.
        starts: The start of each task.
        bindings: Who waits for whom with not a day between.
    """
    into: dict[str, list[str]] = defaultdict(list)
    for one in bindings:
        into[one.after].append(one.before)
    roots = _roots(starts, bindings)
    ends = {task.id: starts[task.id] + task.duration for task in problem.tasks}
    last = max(ends.values(), default=0)
    chains = [_back(task, into, roots, starts) for task in sorted(ends) if ends[task] == last]
    return min(chains, key=lambda chain: (roots[chain[0]], -len(chain), chain), default=())


def _roots(starts: Mapping[str, int], bindings: Sequence[Binding]) -> dict[str, int]:
    """Give for each task the earliest start that a chain to it begins with."""
    after: dict[str, list[str]] = defaultdict(list)
    for one in bindings:
        after[one.before].append(one.after)
    roots: dict[str, int] = dict(starts)
    waiting = sorted(starts, key=lambda task: (-starts[task], task))
    while waiting:
        task = waiting.pop()
        for following in after[task]:
            if roots[task] < roots[following]:
                roots[following] = roots[task]
                waiting.append(following)
    return roots


def _back(
    task: str,
    into: Mapping[str, Sequence[str]],
    roots: Mapping[str, int],
    starts: Mapping[str, int],
) -> tuple[str, ...]:
    """Follow a chain back to the start that it begins with."""
    chain = [task]
    while True:
        known = [
            one for one in into.get(chain[-1], ()) if roots[one] == roots[task] and one not in chain
        ]
        if not known:
            return tuple(reversed(chain))
        chain.append(max(known, key=lambda one: (starts[one], one)))
