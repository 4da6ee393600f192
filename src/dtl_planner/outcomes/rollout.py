"""The roll-out of teams: which ages of which place have a running team, and which have none yet.

Bands of ages have both ends inside, so a band that ends where the next begins shares one age with
it. That is told and not refused, and a team is not taken to serve a band for the sake of that age.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.rollout import Rollout
from dtl_planner.catalogue.values.needs import Ages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.catalogue import Catalogue


class Reach(StrEnum):
    """How far the teams of a place reach a band of ages."""

    RUNNING = "running"
    PARTLY = "partly running"
    PLANNED = "planned"
    NOT_STATED = "not stated"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Shared:
    """Two teams of one place that both have some ages.

    Attributes:
        first: The one team.
        second: The other.
        ages: The ages.
        is_end: Whether it is one age only, where the one band ends and the other begins.
    """

    first: Rollout
    second: Rollout
    ages: Ages
    is_end: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """The teams of one place for one band of ages.

    Attributes:
        ages: The band.
        running: The teams that run for some of it, or all.
        planned: Those still to come.
        reach: How far they reach it; not stated where a team may have it, and its ages are not
            stated.
    """

    ages: Ages
    running: tuple[Rollout, ...]
    planned: tuple[Rollout, ...]
    reach: Reach


@dataclass(frozen=True, slots=True)
class PlaceRollout:
    """The roll-out in one place.

    Attributes:
        place: The place.
        teams: Its teams, in the order of the files.
        cells: Its bands, youngest first: those that it is said to have, and those its teams have.
        uncovered: Stretches of ages inside the bands that no running team has.
        unplanned: Those of them that no planned team has either.
        shared: Pairs of running or planned teams that share ages.
        ageless: Teams whose ages are not stated; they fill no band.
    """

    place: Place
    teams: tuple[Rollout, ...]
    cells: tuple[Cell, ...]
    uncovered: tuple[Ages, ...]
    unplanned: tuple[Ages, ...]
    shared: tuple[Shared, ...]
    ageless: tuple[Rollout, ...]

    @property
    def may_run(self) -> bool:
        """Whether a team runs whose ages are not stated, and so may be there for any."""
        return any(team.state == "running" for team in self.ageless)


def rollouts(catalogue: Catalogue) -> tuple[PlaceRollout, ...]:
    """Say which place has which teams.

    A place belongs in it that has a team or bands of ages of its own, and so does every other place
    of its tier: where the one has a team and the other none, that is what is to be seen.
    """
    teams: dict[str, list[Rollout]] = {}
    for team in catalogue.of(Rollout):
        teams.setdefault(team.place, []).append(team)
    places = catalogue.of(Place)
    tiers = {place.tier for place in places if place.id in teams or place.age_bands}
    ours = [place for place in places if place.tier in tiers]
    bands = {tier: _bands_of(tier, ours, teams) for tier in tiers}
    return tuple(_of_place(place, teams.get(place.id, []), bands[place.tier]) for place in ours)


def served_in(places: Iterable[PlaceRollout], tier: str) -> set[int]:
    """Give the ages that running teams of a tier have, in whatever place."""
    teams = (team for one in places if one.place.tier == tier for team in one.teams)
    return _served(team for team in teams if team.state == "running")


def years_of(bands: Iterable[Ages]) -> set[int]:
    """Give every age of some bands."""
    return {age for band in bands for age in _years(band)}


def stretches(ages: set[int]) -> tuple[Ages, ...]:
    """Put single ages together, youngest first.

    >>> [str(ages) for ages in stretches({12, 5, 6, 7})]
    ['5-7', '12']
    """
    lows = [age for age in sorted(ages) if age - 1 not in ages]
    highs = [age for age in sorted(ages) if age + 1 not in ages]
    return tuple(Ages(low, high) for low, high in zip(lows, highs, strict=True))


def _bands_of(tier: str, places: Iterable[Place], teams: dict[str, list[Rollout]]) -> set[Ages]:
    """Give the bands that teams of a tier are for, in whatever place."""
    ours = (team for place in places if place.tier == tier for team in teams.get(place.id, ()))
    return {team.ages for team in ours if team.ages}


def _of_place(place: Place, teams: list[Rollout], bands: set[Ages]) -> PlaceRollout:
    wanted = sorted(bands.union(place.age_bands), key=lambda ages: (ages.low, ages.high))
    left = years_of(wanted) - _served(team for team in teams if team.state == "running")
    return PlaceRollout(
        place,
        tuple(teams),
        tuple(_cell(band, teams) for band in wanted),
        stretches(left),
        stretches(left - _served(teams)),
        tuple(_shared(teams)),
        tuple(team for team in teams if team.ages is None),
    )


def _cell(band: Ages, teams: Iterable[Rollout]) -> Cell:
    fitting = [team for team in teams if team.ages and _serves(team.ages, band)]
    running = tuple(team for team in fitting if team.state == "running")
    planned = tuple(team for team in fitting if team.state == "planned")
    if running:
        is_whole = set(_years(band)) <= _served(running)
        return Cell(band, running, planned, Reach.RUNNING if is_whole else Reach.PARTLY)
    unsure = {team.state for team in teams if team.ages is None}
    if "running" in unsure or (unsure and not planned):
        return Cell(band, running, planned, Reach.NOT_STATED)
    return Cell(band, running, planned, Reach.PLANNED if planned else Reach.NOBODY)


def _serves(team: Ages, band: Ages) -> bool:
    """Say whether a team has more of a band than the age that both end or begin with."""
    low, high = max(team.low, band.low), min(team.high, band.high)
    is_end = low == high and low in {team.low, team.high} and band.low < band.high
    return low <= high and not (is_end and team.low < team.high)


def _years(ages: Ages) -> range:
    return range(ages.low, ages.high + 1)


def _served(teams: Iterable[Rollout]) -> set[int]:
    return years_of(team.ages for team in teams if team.ages)


def _shared(teams: Iterable[Rollout]) -> Iterator[Shared]:
    banded = [(team.ages, team) for team in teams if team.ages]
    ordered = sorted(banded, key=lambda one: (one[0].low, one[0].high, one[1].id))
    for (ages, first), (others, second) in combinations(ordered, 2):
        low, high = others.low, min(ages.high, others.high)
        if low <= high:
            yield Shared(first, second, Ages(low, high), ages.low < ages.high == low < others.high)
