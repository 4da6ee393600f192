"""What changes, as blocks that share a phase, and which of them come before which."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.graph.network import knots
from dtl_planner.plan.making.ends import Ends
from dtl_planner.plan.making.wait import FINISH_TO_START

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.plan.making.scope import Scope
    from dtl_planner.plan.making.wait import Waits


@dataclass(frozen=True, slots=True)
class Network:
    """Blocks of what shares a phase, and their order.

    Attributes:
        members: The ids of each block, by the first of them; a block may be of one.
        home: The block of each id.
        before: For each block, which blocks stand in an earlier phase.
        with_: For each block, which blocks stand in an earlier phase or in the same one.
    """

    members: Mapping[str, tuple[str, ...]]
    home: Mapping[str, str]
    before: Mapping[str, frozenset[str]]
    with_: Mapping[str, frozenset[str]]

    def ahead(self, block: str) -> tuple[str, ...]:
        """Give every block that does not stand in a later phase than this one, sorted."""
        return tuple(sorted(self.before[block] | self.with_[block]))

    def in_order(self) -> tuple[str, ...]:
        """Give every block after those that it waits for; what never can begin is left out."""
        left = {block: len(self.ahead(block)) for block in self.members}
        after: dict[str, list[str]] = defaultdict(list)
        for block in self.members:
            for other in self.ahead(block):
                after[other].append(block)
        ready = deque(block for block, number in left.items() if not number)
        found: list[str] = []
        while ready:
            found.append(ready.popleft())
            for block in after[found[-1]]:
                left[block] -= 1
                if not left[block]:
                    ready.append(block)
        return tuple(found)


def network_of(scope: Scope, waits: Waits) -> tuple[Network, tuple[tuple[str, ...], ...]]:
    """Put what shares a phase into blocks, and find out what comes before what.

    What brings no work of its own, such as a milestone, takes no phase: what waits for it waits
    for what it waits for. What only has to begin or to end with one another shares a phase too.

    Returns:
        The network, and the ids that wait for one another in rings, each ring sorted.
    """
    strict: dict[str, set[str]] = defaultdict(set)
    weak: dict[str, set[str]] = defaultdict(set)
    for wait in waits.found:
        first, second = (scope.items[name].subject for name in (wait.before, wait.after))
        if first != second:
            is_strict = wait.kind == FINISH_TO_START and first in scope.works
            (strict if is_strict else weak)[second].add(first)
    names = dict.fromkeys((*scope.works, *(item.subject for item in scope.items.values())))
    together = list(_together(scope))
    network = _network(names, together, strict, weak)
    rings = []
    for knot in _knotted(network):
        inside = [name for block in knot for name in network.members[block]]
        if any(network.before[block] & {*knot} for block in knot):
            rings.append(tuple(sorted(inside)))
        else:
            together.append(tuple(inside))
    return _network(names, together, strict, weak), tuple(sorted(rings))


def _knotted(network: Network) -> list[list[str]]:
    """Give blocks that wait for one another, whichever way; most networks have none."""
    stuck = set(network.members) - set(network.in_order())
    arcs = [(one, other) for one in sorted(stuck) for other in network.ahead(one) if other in stuck]
    return knots(arcs) if arcs else []


def _network(
    names: Iterable[str],
    together: Iterable[tuple[str, ...]],
    strict: Mapping[str, Iterable[str]],
    weak: Mapping[str, Iterable[str]],
) -> Network:
    home = _blocks(names, together)
    return Network(_members(home), home, _between(home, strict), _between(home, weak))


def _together(scope: Scope) -> Iterator[tuple[str, ...]]:
    """Give what alliances ask to be in one phase; what begins together is."""
    ends = Ends(scope)
    for alliance in scope.catalogue.of(Alliance):
        if alliance.in_plan is not None and alliance.in_plan.together is not None:
            chains = [one for name in ends.members(alliance.id) for one in ends.chains(name)]
            items = [item for chain in chains for item in chain.lasts]
            yield tuple(dict.fromkeys(scope.items[item].subject for item in items))


def _blocks(names: Iterable[str], together: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Give the first id of the block of each id."""
    home = {name: name for name in names}
    for group in together:
        blocks = sorted({home[name] for name in group})
        for name, block in home.items():
            if block in blocks:
                home[name] = blocks[0]
    return home


def _members(home: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, block in home.items():
        found[block].append(name)
    return {block: tuple(names) for block, names in found.items()}


def _between(
    home: Mapping[str, str], awaited: Mapping[str, Iterable[str]]
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {block: set() for block in home.values()}
    for name, others in awaited.items():
        found[home[name]] |= {home[other] for other in others} - {home[name]}
    return {block: frozenset(others) for block, others in found.items()}
