"""Phases in the order of dependencies, for a workspace that states no dates at all.

As few phases as can be: phase by phase, what the longest chain still hangs on goes first, as far
as there is room for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dtl_planner.plan.making.loads import resources_of
from dtl_planner.plan.making.network import network_of
from dtl_planner.plan.making.scope import scope_of
from dtl_planner.plan.making.waits import waits_of, without_idle
from dtl_planner.plan.making.wording import some
from dtl_planner.plan.timeline.order import Ordered, Ordering, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.diff.difference import Difference
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
    filling = _Filling.of(scope, network)
    stages = tuple(filling.stages())
    placed = {name for stage in stages for name in stage}
    in_rings = {name for ring in rings for name in ring}
    return Ordering(
        title=settings.title,
        structure=difference.comparison.after.name,
        stages=tuple(_told(stages, scope, network, filling.limit)),
        rings=rings,
        stuck=tuple(name for name in scope.works if name not in placed | in_rings),
        assumed=tuple(_assumed(filling, scope)),
    )


@dataclass(slots=True)
class _Filling:
    """Fills phase after phase."""

    scope: Scope
    network: Network
    limits: Mapping[str, int]
    left: list[str]
    done: set[str] = field(default_factory=set)
    early: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, scope: Scope, network: Network) -> _Filling:
        """Begin with nothing placed; what is in a ring, or waits for one, never is."""
        chains = _chains(network, network.in_order())
        filling = cls(scope, network, _limits(scope), list(chains))
        filling.left.sort(key=lambda block: (-chains[block], filling.is_fragile(block), block))
        return filling

    @property
    def limit(self) -> int | None:
        """How many services may change in one phase, where that is limited for all."""
        found = [
            one.at_once
            for one in self.scope.settings.capacity
            if one.counts == "services" and one.per == "programme" and not one.of
        ]
        return min(found, default=None)

    def stages(self) -> Iterator[tuple[str, ...]]:
        """Give the ids of what changes in each phase, in order."""
        is_first = True
        while self.left:
            taken = self._fill(spare_fragile=is_first) or self._fill(spare_fragile=False)
            names = [name for block in taken for name in self.network.members[block]]
            working = tuple(name for name in self.scope.works if name in names)
            if working:
                if is_first:
                    self.early += [name for name in working if self._is_spared(name)]
                is_first = False
                yield working

    def _fill(self, *, spare_fragile: bool) -> list[str]:
        """Take what can change now, the longest chain first, as far as there is room."""
        taken: list[str] = []
        used: Counter[str] = Counter()
        grew = True
        while grew:
            grew = False
            for block in [*self.left]:
                if not self._may(block, taken) or (spare_fragile and self.is_fragile(block)):
                    continue
                needs = self._needs(block)
                if self._fits(needs, used) or (not +used and needs):
                    if not self._fits(needs, used):
                        self.large.append(block)
                    used += needs
                    taken.append(block)
                    self.left.remove(block)
                    grew = True
        self.done |= {*taken}
        return taken

    def _may(self, block: str, taken: list[str]) -> bool:
        network = self.network
        return network.before[block] <= self.done and network.with_[block] <= self.done | {*taken}

    def _fits(self, needs: Counter[str], used: Counter[str]) -> bool:
        return all(used[name] + amount <= self.limits[name] for name, amount in needs.items())

    def _needs(self, block: str) -> Counter[str]:
        """How many services of a block draw on each limit."""
        subjects = [self.scope.subjects[name] for name in self._working(block)]
        return Counter(
            name
            for capacity in self.scope.settings.capacity
            if capacity.counts == "services"
            for subject in subjects
            if subject.is_service
            for name in resources_of(capacity, subject)
        )

    def _working(self, block: str) -> list[str]:
        return [name for name in self.network.members[block] if name in self.scope.works]

    def is_fragile(self, block: str) -> bool:
        """Whether something fragile is in a block, which is to be spared."""
        return any(self._is_spared(name) for name in self._working(block))

    def _is_spared(self, name: str) -> bool:
        is_allowed = self.scope.settings.care.first_phase == "allowed"
        return self.scope.subjects[name].is_fragile and not is_allowed


def _limits(scope: Scope) -> dict[str, int]:
    """How many services may change at once, for each resource that they draw on."""
    return {
        name: capacity.at_once
        for capacity in scope.settings.capacity
        if capacity.counts == "services"
        for works in scope.works.values()
        for name in resources_of(capacity, works[0].subject)
    }


def _chains(network: Network, in_order: tuple[str, ...]) -> dict[str, int]:
    """Give how many phases hang on each block, itself included."""
    chains = dict.fromkeys(in_order, 1)
    for block in reversed(in_order):
        for other in network.ahead(block):
            step = 1 if other in network.before[block] else 0
            chains[other] = max(chains[other], chains[block] + step)
    return chains


def _told(
    stages: tuple[tuple[str, ...], ...], scope: Scope, network: Network, limit: int | None
) -> Iterator[Stage]:
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


def _assumed(filling: _Filling, scope: Scope) -> Iterator[str]:
    if not scope.book.is_written:
        yield (
            "No playbook is stated: that each of these changes brings work is an assumption of "
            "`dtl`."
        )
    if filling.early:
        names = some(scope.called(name) for name in filling.early)
        yield f"Nothing else can come first, so fragile services do: {names}."
    if filling.large:
        names = some(
            name
            for block in filling.large
            for name in map(scope.called, filling.network.members[block])
        )
        yield f"These ask for one phase, and are more than may change at once: {names}."
