"""Alliances that nobody recorded, and that what is recorded suggests: offered, never assumed."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.services import Service

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.graph.signs import Sign
    from dtl_planner.graph.ties import Graph

MOST_MEMBERS = 8
"""What more services than this have in common says little: a town hall is no alliance."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Services that may belong together.

    Attributes:
        members: Two or more of them.
        signs: What they all have in common: one strong sign, or two of different kinds.
        alliances: For each member that is in alliances already, their ids.
    """

    members: tuple[Service, ...]
    signs: tuple[Sign, ...]
    alliances: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered, the best grounded first, and how many groups were too large to offer."""

    found: tuple[Offer, ...]
    too_large: int


def find_offers(catalogue: Catalogue, graph: Graph, signs: Mapping[str, frozenset[Sign]]) -> Offers:
    """Find groups of services that have enough in common and are in no alliance together.

    Groups come from shared signs and not from comparing each service with each other: that keeps
    the work in proportion to what is written. Components of one service are no group, and beside
    their whole service they are not named.

    Args:
        catalogue: Where the services are written.
        graph: The alliances that there are.
        signs: What each service has.
    """
    alliances = _alliances(graph)
    wholes = {tie.source: tie.target for tie in graph.ties if tie.kind == "part-of"}
    groups, too_large = set(), 0
    for sharing in _groups(signs):
        inside = frozenset(sharing)
        group = tuple(name for name in sharing if wholes.get(name) not in inside)
        if len({wholes.get(name, name) for name in group}) < _LEAST or _allied(group, alliances):
            continue
        if len(group) > MOST_MEMBERS:
            too_large += 1
        else:
            groups.add(group)
    offers = [_offer(group, catalogue, signs, alliances) for group in groups]
    return Offers(tuple(sorted(offers, key=_rank)), too_large)


_LEAST = 2


def _groups(signs: Mapping[str, frozenset[Sign]]) -> set[tuple[str, ...]]:
    """Gather who shares one strong sign, or two signs of different kinds."""
    number = Counter(sign for each in signs.values() for sign in each)
    sharing: defaultdict[tuple[Sign, ...], list[str]] = defaultdict(list)
    for name in sorted(signs):
        shared = sorted(sign for sign in signs[name] if number[sign] >= _LEAST)
        for reason in _reasons(shared):
            sharing[reason].append(name)
    return {tuple(names) for names in sharing.values() if len(names) >= _LEAST}


def _reasons(signs: Iterable[Sign]) -> Iterator[tuple[Sign, ...]]:
    strong = [sign for sign in signs if sign.is_strong]
    weak = [sign for sign in signs if not sign.is_strong]
    yield from ((sign,) for sign in strong)
    yield from (pair for pair in combinations(weak, 2) if pair[0].kind is not pair[1].kind)


def _alliances(graph: Graph) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for tie in graph.ties:
        if tie.is_membership:
            found[tie.source].append(tie.target)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


def _allied(group: tuple[str, ...], alliances: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether one alliance holds all of them already."""
    first, *others = (set(alliances.get(name, ())) for name in group)
    return bool(first.intersection(*others))


def _offer(
    group: tuple[str, ...],
    catalogue: Catalogue,
    signs: Mapping[str, frozenset[Sign]],
    alliances: Mapping[str, tuple[str, ...]],
) -> Offer:
    members = tuple(one for name in group if (one := catalogue.find(Service, name)) is not None)
    first, *others = (signs[name] for name in group)
    return Offer(
        members,
        tuple(sorted(sign for sign in first if all(sign in other for other in others))),
        {name: alliances[name] for name in group if name in alliances},
    )


def _rank(offer: Offer) -> tuple[int, int, int, list[str]]:
    """Strong signs first, then many kinds, then small groups."""
    strong = sum(sign.is_strong for sign in offer.signs)
    kinds = len({sign.kind for sign in offer.signs})
    return -strong, -kinds, len(offer.members), [one.id for one in offer.members]
