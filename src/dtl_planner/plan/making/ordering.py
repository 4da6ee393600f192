"""Phases in the order of dependencies, for a workspace that states no dates at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.making.filling import fill
from dtl_planner.plan.making.network import network_of
from dtl_planner.plan.making.order import Ordered, Ordering, Stage
from dtl_planner.plan.making.scope import scope_of
from dtl_planner.plan.making.waits import waits_of, without_idle
from dtl_planner.plan.making.wording import some
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.difference import Difference
    from dtl_planner.plan.making.filling import Filled
    from dtl_planner.plan.making.network import Network
    from dtl_planner.plan.making.scope import Scope
    from dtl_planner.plan.making.settings import Settings


def order(difference: Difference, settings: Settings) -> Ordering:
    """Put everything that changes into phases by what depends on what.

    Args:
        difference: What changes between the structure of today and the one that is planned for.
        settings: What the plan prefers: capacity in services, and how fragile ones are spared.
    """
    scope = scope_of(difference, settings)
    scope, waits = without_idle(scope, waits_of(scope))
    network, rings = network_of(scope, waits)
    filled = fill(scope, network)
    placed = {name for stage in filled.stages for name in stage}
    in_rings = {name for ring in rings for name in ring}
    return Ordering(
        title=settings.title,
        structure=difference.comparison.after.name,
        stages=tuple(_told(filled.stages, scope, network)),
        rings=rings,
        stuck=tuple(name for name in scope.works if name not in placed | in_rings),
        assumed=tuple(_assumed(filled, scope)),
    )


def _told(stages: tuple[tuple[str, ...], ...], scope: Scope, network: Network) -> Iterator[Stage]:
    limit = _limit(scope)
    awaited = {name: _awaited(name, scope, network) for stage in stages for name in stage}
    for number, names in enumerate(stages, 1):
        unlocked = [
            name for later in stages[number:] for name in later if {*awaited[name]} & {*names}
        ]
        load = sum(scope.subjects[name].is_service for name in names)
        members = tuple(_ordered(name, names, awaited[name], scope, network) for name in names)
        yield Stage(number, members, tuple(unlocked), (load, limit))


def _ordered(
    name: str, stage: tuple[str, ...], awaited: tuple[str, ...], scope: Scope, network: Network
) -> Ordered:
    subject = scope.subjects[name]
    block = network.members[network.home[name]]
    return Ordered(
        subject=name,
        name=subject.name,
        changes=subject.changes,
        waits_for=awaited,
        with_=tuple(other for other in stage if other in block and other != name),
        is_fragile=subject.is_fragile,
    )


def _awaited(name: str, scope: Scope, network: Network) -> tuple[str, ...]:
    """Give what must have changed before something, seen through what brings no work itself."""
    home = network.home[name]
    found: set[str] = set()
    waiting, seen = [home], {home}
    while waiting:
        for other in network.ahead(waiting.pop()):
            if other not in seen:
                seen.add(other)
                working = [one for one in network.members[other] if one in scope.works]
                found |= {*working}
                waiting += [] if working else [other]
    return tuple(one for one in scope.works if one in found)


def _limit(scope: Scope) -> int | None:
    """How many services may change in one phase, where that is limited for all of them."""
    limits = (
        one.at_once
        for one in scope.settings.capacity
        if one.counts == "services" and one.per == "programme" and not one.of
    )
    return min(limits, default=None)


def _assumed(filled: Filled, scope: Scope) -> Iterator[str]:
    if scope.milestones:
        number = plural(len(scope.milestones), "milestone stands", "milestones stand")
        yield f"{number} in no phase, as phases hold what changes: dtl track lists them."
    if not scope.book.is_written:
        yield (
            "No playbook is stated: that each of these changes brings work is an assumption of "
            "`dtl`."
        )
    if filled.early:
        names = some(scope.called(name) for name in filled.early)
        yield f"Nothing else can come first, so these fragile ones do: {names}."
    if filled.large:
        names = some(scope.called(name) for name in filled.large)
        yield f"These ask for one phase, and are more than may change at once: {names}."
