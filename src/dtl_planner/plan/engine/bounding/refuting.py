"""Shows without search that rules cannot hold together, and which of them it took.

First starts are pushed to and fro; then what must be used of each resource, wherever tasks start
within what is left to them, is held against what there is.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.bounding.energy import shortages, uses_of
from dtl_planner.plan.engine.bounding.pushing import Pushing, Refutation, RefutedError, named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dtl_planner.plan.engine.bounding.energy import Stretch, Use
    from dtl_planner.plan.engine.problem import Problem, Resource


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days each task must start; every plan keeps to them."""

    low: Mapping[str, int]
    high: Mapping[str, int]


def refute(problem: Problem) -> Refutation | Bounds:
    """Show that no plan keeps all rules, or give the bounds that are left."""
    pushing = Pushing(problem)
    try:
        pushing.run()
        for resource in problem.resources:
            _look_for_room(pushing, resource)
    except RefutedError as found:
        return found.refutation
    return Bounds(pushing.low, pushing.high)


def _look_for_room(pushing: Pushing, resource: Resource) -> None:
    """Find a stretch of time in which more of a resource must be used than there is.

    Raises:
        RefutedError: There is one.
    """
    uses = uses_of(pushing.problem, resource, pushing.low, pushing.high)
    found = [
        _shortage(pushing, resource, uses, short)
        for short in shortages(resource, pushing.problem.horizon, uses)
    ]
    if found:
        raise RefutedError(min(found, key=lambda one: len(one.rules)))


def _shortage(
    pushing: Pushing, resource: Resource, uses: Sequence[Use], short: Stretch
) -> Refutation:
    """Count as many tasks as it takes, those first that the fewest rules keep in the stretch."""
    users = _by_rules(pushing, uses, short)
    rules, tasks, needed = {resource.rule}, 0, 0
    while needed <= short.there:
        cheapest = min(users, key=lambda one: (len(one - rules), -sum(users[one]), sorted(one)))
        works = users.pop(cheapest)
        rules |= cheapest
        tasks, needed = tasks + len(works), needed + sum(works)
    told = (
        f"{tasks} tasks need {needed} days of `{resource.id}` between day {short.first} "
        f"and day {short.end}, when there are {short.there}"
    )
    return Refutation(named(rules), told, is_of_room=True)


def _by_rules(
    pushing: Pushing, uses: Sequence[Use], short: Stretch
) -> dict[frozenset[str], list[int]]:
    """Give the work that must be done in a stretch by the rules that keep it there."""
    found: dict[frozenset[str], list[int]] = defaultdict(list)
    for use in uses:
        if days := use.within(short.first, short.end):
            reasons = pushing.reasons(use.task, short.first + days - use.duration, short.end - days)
            found[frozenset(pushing.rules_behind(reasons))].append(days * use.amount)
    return found
