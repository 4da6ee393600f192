"""The roll-out of teams: which ages of which place have a running team, and which have none yet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.rollout import Rollout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.needs import Ages


@dataclass(frozen=True, slots=True)
class Shared:
    """Two teams of one place that both have some ages.

    Attributes:
        first: The one team.
        second: The other.
        low: The youngest of those ages.
        high: The oldest.
        is_end: Whether it is one age only, where the one band ends and the other begins.
    """

    first: str
    second: str
    low: int
    high: int
    is_end: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """The teams of one place for one band of ages.

    Attributes:
        ages: The band.
        running: The teams that run.
        planned: Those still to come.
    """

    ages: Ages
    running: tuple[Rollout, ...]
    planned: tuple[Rollout, ...]

    @property
    def is_gap(self) -> bool:
        """Whether no team runs yet."""
        return not self.running


@dataclass(frozen=True, slots=True)
class PlaceRollout:
    """The roll-out in one place.

    Attributes:
        place: The place.
        cells: Its bands, youngest first: those that it is said to have, and those its teams have.
        uncovered: Stretches of ages inside the bands that no running team has.
        shared: Pairs of running or planned teams that share ages.
        ageless: Teams whose ages are not stated; they fill no band.
    """

    place: Place
    cells: tuple[Cell, ...]
    uncovered: tuple[tuple[int, int], ...]
    shared: tuple[Shared, ...]
    ageless: tuple[Rollout, ...]

    @property
    def gaps(self) -> tuple[Ages, ...]:
        """The bands without a running team."""
        return tuple(cell.ages for cell in self.cells if cell.is_gap)


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
    bands = {place.tier: _bands_of(place.tier, ours, teams) for place in ours}
    return tuple(_of_place(place, teams.get(place.id, []), bands[place.tier]) for place in ours)


def _bands_of(tier: str, places: Iterable[Place], teams: dict[str, list[Rollout]]) -> set[Ages]:
    """Give the bands that teams of a tier are for, in whatever place."""
    ours = (team for place in places if place.tier == tier for team in teams.get(place.id, ()))
    return {team.ages for team in ours if team.ages}


def _of_place(place: Place, teams: list[Rollout], bands: set[Ages]) -> PlaceRollout:
    wanted = sorted(bands.union(place.age_bands), key=lambda ages: (ages.low, ages.high))
    cells = tuple(_cell(ages, teams) for ages in wanted)
    return PlaceRollout(
        place,
        cells,
        tuple(_uncovered(wanted, [team.ages for team in teams if team.state == "running"])),
        tuple(_shared(teams)),
        tuple(team for team in teams if team.ages is None),
    )


def _cell(ages: Ages, teams: Iterable[Rollout]) -> Cell:
    """Gather the teams that have the whole of a band."""
    fitting = [team for team in teams if team.ages and _holds(team.ages, ages)]
    return Cell(
        ages,
        tuple(team for team in fitting if team.state == "running"),
        tuple(team for team in fitting if team.state == "planned"),
    )


def _holds(outer: Ages, inner: Ages) -> bool:
    return outer.low <= inner.low and inner.high <= outer.high


def _uncovered(bands: Iterable[Ages], running: Iterable[Ages | None]) -> Iterator[tuple[int, int]]:
    """Give the stretches of ages that the bands have and no running team has."""
    wanted = {age for band in bands for age in range(band.low, band.high + 1)}
    have = {age for band in running if band for age in range(band.low, band.high + 1)}
    left = sorted(wanted - have)
    for age in left:
        if age - 1 not in wanted - have:
            high = age
            while high + 1 in wanted - have:
                high += 1
            yield age, high


def _shared(teams: Iterable[Rollout]) -> Iterator[Shared]:
    banded = [(team.ages, team) for team in teams if team.ages]
    ordered = sorted(banded, key=lambda one: (one[0].low, one[0].high, one[1].id))
    for (ages, first), (others, second) in combinations(ordered, 2):
        low, high = others.low, min(ages.high, others.high)
        if low <= high:
            is_end = low == high == ages.high and low == others.low and ages.low < low < others.high
            yield Shared(first.id, second.id, low, high, is_end)
