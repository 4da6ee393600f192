"""What is asked when small areas are to be grouped into localities, as plain data.

Areas are numbers from here on, in the order they were given. A grouping is good when no locality
has far more or less demand than an even share (the mean), and then when few borders between areas
become borders between localities. Deviations are kept in millionths of the even share, rounded up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.places.pieces import pieces_of
from dtl_planner.places.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Ids: TypeAlias = Sequence[str]
    Demand: TypeAlias = Mapping[str, Mapping[str, int | Decimal | None]]

Grouping: TypeAlias = tuple[tuple[int, ...], ...]
"""The areas of each locality, by number; localities in the order of their first areas."""

MILLION = 1_000_000
_LARGEST = 2**60


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure of demand.

    Attributes:
        name: What it is called.
        demand: How much of it each area has: whole numbers, none below nought.
        weight: How much a deviation counts beside those of other indicators.
        decimals: How many of the digits of these numbers stand behind the point.
    """

    name: str
    demand: tuple[int, ...]
    weight: int = 1
    decimals: int = 0

    @property
    def total(self) -> int:
        """All there is of it."""
        return sum(self.demand)


@dataclass(frozen=True, slots=True)
class Question:
    """Areas to be grouped.

    Attributes:
        areas: Their ids.
        borders: The pairs that border on each other, the lower number first.
        indicators: What is to be balanced; at least one.
        into: How many localities there are to be.
        together: Areas that must be in one locality.
        apart: Pairs that must not be in one.
        named: Localities that have a name, and the areas that must be in them.
        near_enough: A deviation, in millionths of an even share, that is as good as none.
    """

    areas: tuple[str, ...]
    borders: tuple[tuple[int, int], ...]
    indicators: tuple[Indicator, ...]
    into: int
    together: tuple[tuple[int, ...], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    named: tuple[tuple[str, tuple[int, ...]], ...] = ()
    near_enough: int = 0

    def neighbours(self) -> list[list[int]]:
        """Give for each area those that it borders on."""
        near: list[list[int]] = [[] for _ in self.areas]
        for one, other in self.borders:
            near[one].append(other)
            near[other].append(one)
        return near

    def excess(self, indicator: Indicator, load: int) -> int:
        """Give by how much a load deviates from an even share, in weighted millionths of it."""
        apart = abs(self.into * load - indicator.total)
        return -(-indicator.weight * MILLION * apart // indicator.total)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people settle beforehand, by the areas' ids.

    Attributes:
        together: Areas that must be in one locality.
        apart: Pairs that must not be in one.
        named: Localities that have a name, and the areas that must be in them.
        weights: How much each indicator counts, in whole numbers; 1 where nothing is said.
        near_enough: A deviation, in millionths of an even share, that is as good as none.
    """

    together: Sequence[Ids] = ()
    apart: Sequence[tuple[str, str]] = ()
    named: Mapping[str, Ids] = field(default_factory=dict)
    weights: Mapping[str, int] = field(default_factory=dict)
    near_enough: int = 0


def ask(
    demand: Demand,
    borders: Iterable[tuple[str, str]],
    *,
    areas: Ids,
    into: int,
    wishes: Wishes | None = None,
) -> Question | tuple[Refused, ...]:
    """Put a question, or say everything that keeps it from being answered.

    Args:
        demand: For each indicator the demand of each area; `None` where it is not known.
        borders: The pairs of areas that border on each other; others are passed over.
        areas: The areas to be grouped, in the order in which they are to be told.
        into: How many localities there are to be.
        wishes: What is settled beforehand.
    """
    wishes = wishes or Wishes()
    number = {area: place for place, area in enumerate(areas)}
    if refused := (
        *_on_number(demand, areas, into),
        *_on_demand(demand, areas, into, wishes),
        *_strangers(wishes, number),
    ):
        return refused
    question = Question(
        areas=tuple(areas),
        borders=_pairs(borders, number),
        indicators=tuple(
            _indicator(name, [by[area] or 0 for area in areas], wishes.weights.get(name, 1))
            for name, by in demand.items()
        ),
        into=into,
        together=tuple(tuple(number[each] for each in ids) for ids in wishes.together),
        apart=_pairs(wishes.apart, number),
        named=tuple(
            (name, tuple(number[each] for each in ids)) for name, ids in wishes.named.items()
        ),
        near_enough=wishes.near_enough,
    )
    return tuple(_on_wishes(question)) or question


def together_of(question: Question) -> tuple[tuple[int, ...], ...]:
    """Give the areas that must be together, all that follows drawn from it; each area once."""
    group = list(range(len(question.areas)))

    def root(area: int) -> int:
        while group[area] != area:
            area = group[area]
        return area

    for areas in (*question.together, *(areas for _, areas in question.named)):
        for area in areas:
            group[root(area)] = root(areas[0])
    gathered: dict[int, list[int]] = {}
    for area in range(len(question.areas)):
        gathered.setdefault(root(area), []).append(area)
    return tuple(tuple(areas) for areas in gathered.values())


def _indicator(name: str, numbers: Sequence[int | Decimal], weight: int) -> Indicator:
    """Count in the smallest part that any of the numbers has, so that all are whole."""
    decimals = _decimals(numbers)
    whole = tuple(int(Decimal(number).scaleb(decimals)) for number in numbers)
    return Indicator(name, whole, weight, decimals)


def _decimals(numbers: Iterable[int | Decimal | None]) -> int:
    """Count the digits behind the point, noughts at the end left out."""
    known = [Decimal(number).normalize() for number in numbers if number is not None]
    return max((max(-int(each.as_tuple().exponent), 0) for each in known), default=0)


def _pairs(
    pairs: Iterable[tuple[str, str]], number: Mapping[str, int]
) -> tuple[tuple[int, int], ...]:
    known = [(number[p], number[q]) for p, q in pairs if p in number and q in number and p != q]
    return tuple(sorted({(min(pair), max(pair)) for pair in known}))


def _on_number(demand: Demand, areas: Ids, into: int) -> Iterator[Refused]:
    if not 1 <= into <= len(areas):
        yield Refused(f"{len(areas)} areas cannot be grouped into {into} localities.")
    if not demand:
        yield Refused("Nothing says what is to be balanced.")


def _on_demand(demand: Demand, areas: Ids, into: int, wishes: Wishes) -> Iterator[Refused]:
    for name, by in demand.items():
        total = sum((Decimal(by.get(area) or 0) for area in areas), Decimal())
        weight = wishes.weights.get(name, 1)
        if unknown := tuple(area for area in areas if by.get(area) is None):
            yield Refused(f"`{name}` is not known of every area.", unknown)
        elif below := tuple(area for area in areas if (by[area] or 0) < 0):
            yield Refused(f"`{name}` is below nought.", below)
        elif not total:
            yield Refused(f"`{name}` is nought everywhere.")
        if weight < 1:
            yield Refused(f"The weight of `{name}` is below 1.")
        if total.scaleb(_decimals(by.values())) * max(into, 1) * weight * MILLION > _LARGEST:
            yield Refused(f"The numbers of `{name}` are too large, or have too many decimals.")


def _strangers(wishes: Wishes, number: Mapping[str, int]) -> Iterator[Refused]:
    named = [(area for area in ids) for ids in wishes.named.values()]
    asked = dict.fromkeys(area for ids in (*wishes.together, *wishes.apart, *named) for area in ids)
    if strangers := tuple(area for area in asked if area not in number):
        yield Refused("What is settled beforehand names what is no area here.", strangers)


def _on_wishes(question: Question) -> Iterator[Refused]:
    """Find what can be seen to be impossible without any search."""
    pieces = pieces_of(range(len(question.areas)), question.neighbours().__getitem__)
    if len(pieces) > question.into:
        firsts = tuple(question.areas[piece[0]] for piece in pieces)
        yield Refused(
            f"The areas fall into {len(pieces)} parts without a border between them, and no "
            f"locality may be in two of them, so {question.into} will not do; one area of each.",
            firsts,
        )
    if len(question.named) > question.into:
        yield Refused(
            f"{len(question.named)} localities have a name, and {question.into} are wanted."
        )
    where = {area: number for number, piece in enumerate(pieces) for area in piece}
    group = {area: number for number, one in enumerate(together_of(question)) for area in one}
    for one in together_of(question):
        if len({where[area] for area in one}) > 1:
            names = tuple(question.areas[area] for area in one)
            yield Refused("Areas that must be together have no way from one to the other.", names)
    yield from _on_parting(question, group)


def _on_parting(question: Question, group: Mapping[int, int]) -> Iterator[Refused]:
    """Find areas that must be in one locality and in two."""
    for p, q in question.apart:
        if group[p] == group[q]:
            names = (question.areas[p], question.areas[q])
            yield Refused("Areas that must be apart must also be together.", names)
    heads = [areas[0] for _, areas in question.named if areas]
    for p, q in combinations(heads, 2):
        if group[p] == group[q]:
            areas = tuple(question.areas[area] for area in dict.fromkeys((p, q)))
            yield Refused("What must be together must be in two localities with a name.", areas)
