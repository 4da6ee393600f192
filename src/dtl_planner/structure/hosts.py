"""Hosts for hosted services that have none: what is proposed, why, and what second best would cost.

A service goes where its host is said to lie, else to the place of the building it works from, else
where the load stays even. Nothing here is written anywhere: a host is for people to settle.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.structure.balance import COMBINATIONS, Sharing, share_out
from dtl_planner.structure.hosting import Hosted, Hosting, HostLoad, Second, Together
from dtl_planner.structure.load import has_no_host, hosted_units, size, total_fte
from dtl_planner.structure.model import HOST, Open
from dtl_planner.structure.tiers import localities, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.structure.balance import Cost
    from dtl_planner.structure.model import Structure, Unit


def candidates(structure: Structure) -> tuple[Place, ...]:
    """Give the places that could host, in the order of the files.

    They are those of the tier in which hosted services are managed, by the scheme's word for it;
    else of the tier of the hosts there are, of the heads there are, or of any locality.
    """
    places = structure.catalogue.of(Place)
    for tiers in _tiers(structure, {place.id: place.tier for place in places}):
        if found := tuple(place for place in places if place.tier in tiers):
            return found
    return ()


def propose_hosts(
    structure: Structure,
    *,
    demand: Mapping[str, Fraction] | None = None,
    most: int = COMBINATIONS,
) -> Hosting:
    """Propose a host for every hosted service that has none.

    Args:
        structure: The structure; at least one place in it could host.
        demand: The share of the demand in each place; used where every place has one.
        most: Up to how many ways of sharing out all are weighed.
    """
    return _Placing(structure, demand or {}, most).hosting()


def _tiers(structure: Structure, tier_of: Mapping[str, str]) -> Iterator[set[str]]:
    hosts = (unit.host for unit in hosted_units(structure))
    heads = (
        place for unit in structure.units.values() if unit.heads_place for place in unit.places
    )
    yield {str(each.managed) for each in structure.categories.values() if each.member_of == HOST}
    yield {tier_of[host] for host in hosts if isinstance(host, str) and host in tier_of}
    yield {tier_of[place] for place in heads if place in tier_of}
    yield {place.tier for place in localities(structure)}


class _Placing:
    """One run: the numbers that services and places become, and back again."""

    def __init__(self, structure: Structure, demand: Mapping[str, Fraction], most: int) -> None:
        hosted = hosted_units(structure)
        self.structure = structure
        self.units = tuple(unit for unit in hosted if has_no_host(unit))
        self.settled = tuple(unit for unit in hosted if not has_no_host(unit))
        self.unsized = tuple(unit for unit in hosted if unit.fte is None)
        self.in_fte = bool(hosted) and total_fte(hosted) is not None
        places = candidates(structure)
        self.has_demand = bool(demand) and all(demand.get(place.id, 0) for place in places)
        self.slots = self._slots(places)
        self.held = self._held()
        self.shares = self._shares(places, demand)
        self.scale = lcm(*(n.denominator for n in (*self.held, *self.shares, *self._sizes())))
        self.sharing = Sharing(
            sizes=tuple(self._scaled(n) for n in self._sizes()),
            allowed=tuple(self._allowed(unit) for unit in self.units),
            held=tuple(self._scaled(n) for n in self.held),
            shares=tuple(self._scaled(n) for n in self.shares),
        )
        self.shared = share_out(self.sharing, most=most)
        self.then = self.sharing.held_with(self.shared.chosen)

    def hosting(self) -> Hosting:
        """Put the result into services and places again."""
        return Hosting(
            structure=self.structure,
            in_fte=self.in_fte,
            unsized=self.unsized,
            has_demand=self.has_demand,
            hosted=tuple(self._hosted(n) for n in range(len(self.units))),
            loads=tuple(self._loads()),
            alike=self._alike(),
            together=tuple(self._together()),
            shared=self.shared,
            scale=self.scale,
        )

    def _slots(self, places: Sequence[Place]) -> tuple[Place, ...]:
        """One slot for each place; for one record of several places, as many as could be used."""
        hosted = len(self.units) + len(self.settled)
        return tuple(p for p in places for _ in range(min(p.count, max(hosted, 1))))

    def _size(self, unit: Unit) -> Fraction:
        return (size(unit.fte) if self.in_fte else None) or Fraction(0 if self.in_fte else 1)

    def _sizes(self) -> tuple[Fraction, ...]:
        return tuple(self._size(unit) for unit in self.units)

    def _held(self) -> list[Fraction]:
        """What each slot holds; which of several unnamed places hosts what is not known."""
        held = [Fraction(0)] * len(self.slots)
        for unit in self.settled:
            own = [n for n, place in enumerate(self.slots) if place.id == unit.host]
            if own:  # else its host is a place of another tier
                held[min(own, key=lambda n: held[n])] += self._size(unit)
        return held

    def _shares(self, places: Sequence[Place], demand: Mapping[str, Fraction]) -> list[Fraction]:
        total = sum(self._sizes(), Fraction(0)) + sum(self.held)
        if not self.has_demand:
            even = total / max(number_of(self.structure, (place.id for place in places)), 1)
            return [even] * len(self.slots)
        whole = sum(Fraction(demand[place.id]) for place in places)
        return [total * Fraction(demand[p.id]) / whole / p.count for p in self.slots]

    def _scaled(self, number: Fraction) -> int:
        return int(number * self.scale)

    def _allowed(self, unit: Unit) -> tuple[int, ...]:
        """Where a service may go: between the places named, and there to those of its base."""
        between = unit.host.between if isinstance(unit.host, Open) else ()
        slots = range(len(self.slots))
        named = [n for n in slots if self.slots[n].id in between] or list(slots)
        based = [n for n in named if unit.base in self.slots[n].bases]
        return tuple(based or named)

    def _hosted(self, n: int) -> Hosted:
        unit, place = self.units[n], self.slots[self.shared.chosen[n]]
        between = unit.host.between if isinstance(unit.host, Open) else ()
        named = tuple(each for each in between if each in {p.id for p in self.slots})
        base = unit.base if unit.base in place.bases else None
        return Hosted(unit, place, self._size(unit), named, base, self._second(n, base))

    def _second(self, n: int, base: str | None) -> Second | None:
        """Find the place that costs least if this service alone goes there, or exchanges."""
        here = self.slots[self.shared.chosen[n]]
        others = [slot for slot, place in enumerate(self.slots) if place.id != here.id]
        if not others:
            return None
        allowed = set(self.sharing.allowed[n])
        slot = min(others, key=lambda s: (s not in allowed, self._after({n: s}), s))
        place, worse = self.slots[slot], self._worse({n: slot})
        leaves = base if base is not None and base not in place.bases else None
        exchanges = [
            (self._after(change), m, self._worse(change)) for m, change in self._exchanges(n, place)
        ]
        if not exchanges or min(exchanges)[2] >= worse:
            return Second(place, worse, leaves)
        _, m, exchange_worse = min(exchanges)
        return Second(place, worse, leaves, self.units[m], exchange_worse)

    def _exchanges(self, n: int, place: Place) -> Iterator[tuple[int, dict[int, int]]]:
        chosen = self.shared.chosen
        for m, slot in enumerate(chosen):
            if self.slots[slot].id == place.id and chosen[n] in self.sharing.allowed[m]:
                yield m, {n: slot, m: chosen[n]}

    def _after(self, change: Mapping[int, int]) -> Cost:
        """Weigh what the places would hold if some services went elsewhere."""
        held = list(self.then)
        for n, slot in change.items():
            held[self.shared.chosen[n]] -= self.sharing.sizes[n]
            held[slot] += self.sharing.sizes[n]
        return self.sharing.cost(held)

    def _worse(self, change: Mapping[int, int]) -> Fraction:
        return Fraction(self._after(change)[0] - self.shared.above, self.scale)

    def _loads(self) -> Iterator[HostLoad]:
        for place in {place.id: place for place in self.slots}.values():
            own = [n for n, slot in enumerate(self.slots) if slot.id == place.id]
            yield HostLoad(
                place,
                sum((self.held[n] for n in own), Fraction(0)),
                Fraction(sum(self.then[n] for n in own), self.scale),
                self.shares[own[0]] * place.count,
            )

    def _alike(self) -> tuple[tuple[Unit, ...], ...]:
        """Services of one size with one choice that nevertheless go to different places."""
        groups: dict[object, list[int]] = {}
        for n in range(len(self.units)):
            groups.setdefault((self.sharing.sizes[n], self.sharing.allowed[n]), []).append(n)
        return tuple(
            tuple(self.units[n] for n in group)
            for group in groups.values()
            if len({self.slots[self.shared.chosen[n]].id for n in group}) > 1
        )

    def _together(self) -> Iterator[Together]:
        parents = Counter(unit.part_of for unit in self.units if unit.part_of)
        for parent in (each for each, number in parents.items() if number > 1):
            own = [n for n, unit in enumerate(self.units) if unit.part_of == parent]
            if len({self.slots[self.shared.chosen[n]].id for n in own}) == 1:
                continue
            if shared := set.intersection(*(set(self.sharing.allowed[n]) for n in own)):
                ways = [(dict.fromkeys(own, slot), slot) for slot in sorted(shared)]
                change, slot = min(ways, key=lambda way: (self._after(way[0]), way[1]))
                units = tuple(self.units[n] for n in own)
                place, worse = self.slots[slot], self._worse(change)
                yield Together(self.structure.units[parent], units, place, worse)
