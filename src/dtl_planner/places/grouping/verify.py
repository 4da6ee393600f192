"""Holds a grouping against what was asked, knowing nothing of how groupings are found.

Whether a locality is in one piece is asked of the borders themselves, one by one, and deviations
are exact fractions: a mistake of the search, or of the solver, shows here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.places.grouping.question import Grouping, Question


@dataclass(frozen=True, slots=True)
class Broken:
    """Something asked for that a grouping does not give.

    Attributes:
        told: What is wrong, as one sentence.
        areas: The areas it is about, by their ids.
    """

    told: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Locality:
    """One locality of a grouping.

    Attributes:
        name: Its name, where it was given one.
        areas: The ids of its areas.
        loads: How much of each indicator it has.
        deviations: By what part of an even share each is above it, or below nought, below it.
    """

    name: str | None
    areas: tuple[str, ...]
    loads: tuple[int, ...]
    deviations: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """What a grouping comes to.

    Attributes:
        localities: Its localities.
        worst: For each indicator the largest deviation of any locality, either way.
        cut: How many borders between areas have become borders between localities.
        broken: What was asked for and is not so.
    """

    localities: tuple[Locality, ...]
    worst: tuple[Fraction, ...]
    cut: int
    broken: tuple[Broken, ...]


def measured(question: Question, grouping: Grouping) -> Measures:
    """Measure a grouping, also one with another number of localities than was asked for."""
    localities = tuple(_locality(question, grouping, areas) for areas in grouping)
    worst = tuple(
        max((abs(each.deviations[number]) for each in localities), default=Fraction(0))
        for number in range(len(question.indicators))
    )
    where = _where(grouping)
    cut = sum(where.get(one) != where.get(other) for one, other in question.borders)
    return Measures(localities, worst, cut, broken_rules(question, grouping))


def broken_rules(question: Question, grouping: Grouping) -> tuple[Broken, ...]:
    """Find everything that was asked for and is not so; nothing at all for a sound grouping."""
    return (
        *_number(question, grouping),
        *_once(question, grouping),
        *_in_one_piece(question, grouping),
        *_together(question, grouping),
        *_apart(question, grouping),
    )


def _where(grouping: Grouping) -> dict[int, int]:
    return {area: number for number, areas in enumerate(grouping) for area in areas}


def _locality(question: Question, grouping: Grouping, areas: tuple[int, ...]) -> Locality:
    loads = tuple(sum(each.demand[area] for area in areas) for each in question.indicators)
    deviations = tuple(
        Fraction(load * len(grouping), each.total) - 1
        for load, each in zip(loads, question.indicators, strict=True)
    )
    names = [name for name, own in question.named if own and set(own) <= set(areas)]
    ids = tuple(question.areas[area] for area in areas)
    return Locality(names[0] if names else None, ids, loads, deviations)


def _number(question: Question, grouping: Grouping) -> Iterator[Broken]:
    if len(grouping) != question.into or not all(grouping):
        found = sum(bool(areas) for areas in grouping)
        yield Broken(f"There are {found} localities, and {question.into} were asked for.", ())


def _once(question: Question, grouping: Grouping) -> Iterator[Broken]:
    times = [0] * len(question.areas)
    for areas in grouping:
        for area in areas:
            times[area] += 1
    if none := tuple(id_ for id_, often in zip(question.areas, times, strict=True) if not often):
        yield Broken("Areas are in no locality.", none)
    if twice := tuple(id_ for id_, often in zip(question.areas, times, strict=True) if often > 1):
        yield Broken("Areas are in more than one locality.", twice)


def _in_one_piece(question: Question, grouping: Grouping) -> Iterator[Broken]:
    """Join areas along each border that stays inside a locality, and see what is left apart."""
    for areas in grouping:
        group = {area: area for area in areas}
        for one, other in question.borders:
            if one in group and other in group and group[one] != group[other]:
                old, new = group[other], group[one]
                group = {area: new if each == old else each for area, each in group.items()}
        if len(set(group.values())) > 1:
            ids = tuple(question.areas[area] for area in sorted(set(group.values())))
            told = f"A locality is in {len(ids)} pieces."
            yield Broken(told, ids)


def _together(question: Question, grouping: Grouping) -> Iterator[Broken]:
    where = _where(grouping)
    for areas in (*question.together, *(own for _, own in question.named)):
        if len({where.get(area) for area in areas}) > 1:
            ids = tuple(question.areas[area] for area in areas)
            yield Broken("Areas that must be together are not.", ids)


def _apart(question: Question, grouping: Grouping) -> Iterator[Broken]:
    where = _where(grouping)
    heads = [own[0] for _, own in question.named if own]
    named = [(p, q) for number, p in enumerate(heads) for q in heads[number + 1 :]]
    for one, other in (*question.apart, *named):
        if where.get(one) is not None and where.get(one) == where.get(other):
            ids = (question.areas[one], question.areas[other])
            yield Broken("Areas that must be apart are together.", ids)
