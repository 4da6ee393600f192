"""Readiness: what each place is to have, which tests of it hold, and what nobody has said.

That a test holds and that something shows it are two things; so are that nothing is stated and no.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.features import Feature
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.readiness import Readiness
from dtl_planner.outcomes.state import State, is_past

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.features import ReadinessTest
    from dtl_planner.catalogue.values.answers import Answer
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.catalogue.values.sources import SourceRef


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due.

    Attributes:
        by: The date; `None` where none is stated.
        source: What states it: `test`, `place`, `feature` or `programme`; empty without a date.
    """

    by: PartialDate | None
    source: str

    def or_else(self, other: Due) -> Due:
        """Give this one, or else another where this one states no date."""
        return self if self.by else other


@dataclass(frozen=True, slots=True)
class Tested:
    """One test of a feature, in one place.

    Attributes:
        id: The test's id.
        test: The test.
        due: When it is to hold there.
        state: Whether it holds.
        answer: What was written of it.
        source: What states that answer: its own source, or else that of all that is said there.
    """

    id: str
    test: ReadinessTest
    due: Due
    state: State
    answer: Answer | None
    source: SourceRef | None

    @property
    def is_unproven(self) -> bool:
        """Whether it is said to hold, and neither a source nor a note shows it."""
        is_shown = self.source or (self.answer and self.answer.note)
        return self.state is State.YES and not is_shown

    def is_overdue(self, day: date | None) -> bool:
        """Say whether it should hold by now, and nobody says that it wholly does."""
        return self.state is not State.YES and is_past(self.due.by, day)


@dataclass(frozen=True, slots=True)
class Standing:
    """One feature in one place.

    Attributes:
        feature: The feature.
        due: When it is due there.
        tests: How its tests stand.
        state: Ready where every test holds; partly where some do; not stated where it has no test
            or nothing is said of any.
    """

    feature: Feature
    due: Due
    tests: tuple[Tested, ...]
    state: State


@dataclass(frozen=True, slots=True)
class PlaceReadiness:
    """How far one place has got.

    Attributes:
        place: The place.
        said: What was written of it as a whole, where something was.
        due: When it is to be ready; as the place or the programme says, or else with the last of
            its features.
        standings: How each feature that is due there stands, in the order of the files.
    """

    place: Place
    said: Readiness | None
    due: Due
    standings: tuple[Standing, ...]

    @property
    def tests(self) -> tuple[Tested, ...]:
        """Every test of every feature."""
        return tuple(test for standing in self.standings for test in standing.tests)

    @property
    def is_ready(self) -> bool:
        """Whether every feature that is due is there."""
        states = {standing.state for standing in self.standings}
        return states == {State.YES}

    @property
    def is_silent(self) -> bool:
        """Whether nothing is said of any test."""
        return all(standing.state is State.NOT_STATED for standing in self.standings)

    @property
    def state(self) -> State:
        """Whether it is ready; no only where somebody says so of a test, and else not known."""
        if self.is_ready:
            return State.YES
        if self.is_silent:
            return State.NOT_STATED
        is_denied = any(test.state in {State.NO, State.PARTLY} for test in self.tests)
        return State.NO if is_denied else State.UNKNOWN

    def is_overdue(self, day: date | None) -> bool:
        """Say whether it should be ready by now, and nobody says that it wholly is."""
        return not self.is_ready and is_past(self.due.by, day)


def readiness(catalogue: Catalogue) -> tuple[PlaceReadiness, ...]:
    """Say how far each place has got that a feature is due in, or of which something is said."""
    said = catalogue.by_id(Readiness)
    programme = catalogue.programme
    whole = _due(programme.go_live if programme else None, "programme")
    features = catalogue.of(Feature)
    return tuple(
        _of_place(place, said.get(place.id), due, whole)
        for place in catalogue.of(Place)
        if (due := [one for one in features if _is_due(one, place, said)]) or place.id in said
    )


def _is_due(feature: Feature, place: Place, said: Mapping[str, Readiness]) -> bool:
    """Say whether a feature belongs to a place: by its tier, or as something is said of it there.

    A feature without a tier is due wherever the readiness of a place is told.
    """
    if place.tier == feature.tier:
        return True
    told = said.get(place.id)
    if told is None:
        return False
    return feature.tier is None or any(test in told.tests for test in feature.tests)


def _of_place(
    place: Place, said: Readiness | None, features: list[Feature], whole: Due
) -> PlaceReadiness:
    own = _due(said.by if said else None, "place")
    standings = tuple(
        _standing(each, said, own.or_else(_due(each.by, "feature")).or_else(whole))
        for each in features
    )
    dated = [each.due for each in standings if each.due.by]
    last = max(dated, key=lambda due: due.by.last if due.by else date.min, default=whole)
    return PlaceReadiness(place, said, own.or_else(whole).or_else(last), standings)


def _due(by: PartialDate | None, source: str) -> Due:
    return Due(by, source if by else "")


def _standing(feature: Feature, said: Readiness | None, due: Due) -> Standing:
    tests = tuple(_tested(id_, test, said, due) for id_, test in feature.tests.items())
    return Standing(feature, due, tests, _together([test.state for test in tests]))


def _tested(id_: str, test: ReadinessTest, said: Readiness | None, due: Due) -> Tested:
    answer = said.tests.get(id_) if said else None
    source = (answer.source or (said.source if said else None)) if answer else None
    own = _due(test.by, "test").or_else(due)
    return Tested(id_, test, own, State.of(answer), answer, source)


def _together(states: list[State]) -> State:
    """Say how a feature stands by its tests: what is not known does not count as done."""
    kinds = set(states)
    if len(kinds) == 1:
        return kinds.pop()
    if State.YES in kinds or State.PARTLY in kinds:
        return State.PARTLY
    if State.NO in kinds:
        return State.NO
    return State.UNKNOWN if kinds else State.NOT_STATED
