"""Fills phase after phase with what changes: as few phases as dependencies and capacity allow.

What the longest chain still hangs on goes first, as far as there is room for it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dtl_planner.plan.making.loads import resources_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.plan.making.network import Network
    from dtl_planner.plan.making.scope import Scope


@dataclass(frozen=True, slots=True)
class Filled:
    """Everything that changes, phase by phase.

    Attributes:
        stages: The ids of what changes in each phase.
        early: Fragile ones in the first phase, since nothing else can come first.
        large: What asks for one phase, and is more than may change at once.
    """

    stages: tuple[tuple[str, ...], ...]
    early: tuple[str, ...]
    large: tuple[str, ...]


def fill(scope: Scope, network: Network) -> Filled:
    """Put everything that changes into phases; what is in a ring, or waits for one, is left out."""
    filling = _Filling.of(scope, network)
    stages = tuple(filling.stages())
    return Filled(stages, tuple(filling.early), tuple(filling.large))


@dataclass(slots=True)
class _Filling:
    """What is still to be placed, and what there is room for."""

    scope: Scope
    network: Network
    limits: Mapping[str, int]
    needs: Mapping[str, Counter[str]]
    left: list[str]
    done: set[str] = field(default_factory=set)
    early: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, scope: Scope, network: Network) -> _Filling:
        """Begin with nothing placed, and what most hangs on at the front."""
        chains = _chains(network, network.in_order())
        needs = {block: _needs(scope, network.members[block]) for block in chains}
        filling = cls(scope, network, _limits(scope), needs, list(chains))
        filling.left.sort(key=lambda block: (-chains[block], filling.spares(block), block))
        return filling

    def stages(self) -> Iterator[tuple[str, ...]]:
        """Give the ids of what changes in each phase, in order."""
        is_first = True
        while self.left:
            taken = self._fill(sparing=is_first) or self._fill(sparing=False)
            names = {name for block in taken for name in self.network.members[block]}
            working = tuple(name for name in self.scope.works if name in names)
            if working:
                if is_first:
                    self.early += [name for name in working if self._is_spared(name)]
                is_first = False
                yield working

    def spares(self, block: str) -> bool:
        """Whether something fragile is in a block, which is to be spared."""
        return any(self._is_spared(name) for name in self.network.members[block])

    def _fill(self, *, sparing: bool) -> list[str]:
        """Take what can change now, the longest chain first, as far as there is room."""
        taken: dict[str, None] = {}
        used: Counter[str] = Counter()
        before = -1
        while len(taken) > before:  # what is taken may let others into the same phase
            before = len(taken)
            for block in self.left:
                is_out = block in taken or (sparing and self.spares(block))
                if not is_out and self._may(block, taken) and self._has_room(block, used):
                    used += self.needs[block]
                    taken[block] = None
        self.left = [block for block in self.left if block not in taken]
        self.done |= {*taken}
        return list(taken)

    def _may(self, block: str, taken: Mapping[str, None]) -> bool:
        network = self.network
        return network.before[block] <= self.done and all(
            other in self.done or other in taken for other in network.with_[block]
        )

    def _has_room(self, block: str, used: Counter[str]) -> bool:
        """Whether there is room; what never has any gets a phase that holds nothing else."""
        needs = self.needs[block]
        if all(used[name] + amount <= self.limits[name] for name, amount in needs.items()):
            return True
        is_alone = not used and any(amount > self.limits[name] for name, amount in needs.items())
        if is_alone:
            self.large += [name for name in self.network.members[block] if name in self.scope.works]
        return is_alone

    def _is_spared(self, name: str) -> bool:
        is_allowed = self.scope.settings.care.first_phase == "allowed"
        return name in self.scope.works and self.scope.subjects[name].is_fragile and not is_allowed


def _needs(scope: Scope, members: tuple[str, ...]) -> Counter[str]:
    """How many services of a block draw on each limit."""
    return Counter(
        name
        for member in members
        if member in scope.works and scope.subjects[member].is_service
        for capacity in scope.settings.capacity
        if capacity.counts == "services"
        for name in resources_of(capacity, scope.subjects[member])
    )


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
