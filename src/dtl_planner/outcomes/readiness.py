"""Offer and readiness: what each place is to have, what it has, and what nobody has said.

The floor is equal and the top is not: what is core is due everywhere, and what is not is for the
places that need more. That nothing is stated is kept apart from no: the first is a question to ask,
the second a gap to close.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.entitlement import Entitlement
from dtl_planner.catalogue.sections.features import Feature
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.readiness import Readiness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.features import ReadinessTest
    from dtl_planner.catalogue.values.answers import Answer
    from dtl_planner.catalogue.values.dates import PartialDate


class State(StrEnum):
    """How something stands in one place."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_STATED = "not stated"

    @classmethod
    def of(cls, answer: Answer | None) -> State:
        """Read an answer; what is none of the four words cannot be judged."""
        if answer is None:
            return cls.NOT_STATED
        known = {state.value: state for state in (cls.YES, cls.PARTLY, cls.NO)}
        return known.get(str(answer.value), cls.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that is offered, in one place.

    Attributes:
        place: The place.
        state: Whether it is offered there.
        answer: What was written of it.
        is_gap: Whether it is due there and not wholly offered, or nobody has said so.
    """

    place: str
    state: State
    answer: Answer | None
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that is offered, over all places.

    Attributes:
        item: What it is.
        offers: How it stands in each place, in the order of the files.
        uneven: Pairs of a place that needs more and does not have it, and one that needs less and
            does; only for what is not core, and where the need is ranked.
    """

    item: Entitlement
    offers: tuple[Offer, ...]
    uneven: tuple[tuple[str, str], ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The places where it is due and not wholly offered."""
        return tuple(offer.place for offer in self.offers if offer.is_gap)


@dataclass(frozen=True, slots=True)
class Tested:
    """One test of a feature, in one place.

    Attributes:
        id: The test's id.
        test: The test.
        state: Whether it holds.
        answer: What was written of it.
        has_evidence: Whether a source or a note shows it.
    """

    id: str
    test: ReadinessTest
    state: State
    answer: Answer | None
    has_evidence: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One feature in one place.

    Attributes:
        feature: The feature.
        by: When it is due there; `None` where that is not stated.
        tests: How its tests stand.
        state: Ready where every test holds; partly where some do; not stated where it has no test
            or nothing is said of any.
    """

    feature: Feature
    by: PartialDate | None
    tests: tuple[Tested, ...]
    state: State

    @property
    def unproven(self) -> tuple[str, ...]:
        """The tests that are said to hold, and nothing shows it."""
        held = (test for test in self.tests if test.state is State.YES)
        return tuple(test.id for test in held if not test.has_evidence)


@dataclass(frozen=True, slots=True)
class PlaceReadiness:
    """How far one place has got.

    Attributes:
        place: The place.
        by: When it is to be ready; `None` where that is not stated.
        by_from: Where that is from: `place`, `programme`, or empty.
        standings: How each feature that is due there stands, in the order of the files.
    """

    place: Place
    by: PartialDate | None
    by_from: str
    standings: tuple[Standing, ...]

    def counted(self, state: State) -> int:
        """Say how many features stand so."""
        return sum(standing.state is state for standing in self.standings)

    @property
    def is_ready(self) -> bool:
        """Whether every feature that is due is there."""
        return bool(self.standings) and self.counted(State.YES) == len(self.standings)


def offered(
    catalogue: Catalogue, *, needs: Mapping[str, Mapping[str, int]] | None = None
) -> tuple[Offered, ...]:
    """Say what is offered where.

    Args:
        catalogue: A catalogue without errors.
        needs: By indicator, the rank of each place, 1 for the greatest need.
    """
    return tuple(
        _offered(item, tuple(_due_in(catalogue, item.tier, item.offered)), needs or {})
        for item in catalogue.of(Entitlement)
    )


def _offered(
    item: Entitlement, places: tuple[str, ...], needs: Mapping[str, Mapping[str, int]]
) -> Offered:
    offers = []
    for place in places:
        answer = item.offered.get(place)
        state = State.of(answer)
        offers.append(Offer(place, state, answer, item.core and state is not State.YES))
    ranks = needs.get(item.indicator or "", {})
    return Offered(item, tuple(offers), () if item.core else tuple(_uneven(offers, ranks)))


def _uneven(offers: Iterable[Offer], ranks: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    ranked = sorted(
        (ranks[one.place], one.place, one.state) for one in offers if one.place in ranks
    )
    for rank, needier, state in ranked:
        for other_rank, other, other_state in ranked:
            has_not, has = state is State.NO, other_state is State.YES
            if rank < other_rank and has_not and has:
                yield needier, other


def readiness(catalogue: Catalogue) -> tuple[PlaceReadiness, ...]:
    """Say how far each place has got that a feature is due in, or of which something is said."""
    features, said = catalogue.of(Feature), catalogue.by_id(Readiness)
    due = {feature.id: set(_due_in(catalogue, feature.tier, said)) for feature in features}
    wanted = set(said).union(*due.values())
    return tuple(
        _of_place(
            place,
            said.get(place.id),
            [one for one in features if place.id in due[one.id]],
            catalogue,
        )
        for place in catalogue.of(Place)
        if place.id in wanted
    )


def _due_in(catalogue: Catalogue, tier: str | None, said: Iterable[str]) -> Iterator[str]:
    """Give the places of a tier; without a tier those of which something is said."""
    named = set(said)
    for place in catalogue.of(Place):
        if place.tier == tier or (tier is None and place.id in named):
            yield place.id


def _of_place(
    place: Place, said: Readiness | None, features: list[Feature], catalogue: Catalogue
) -> PlaceReadiness:
    own = said.by if said else None
    programme = catalogue.programme
    whole = programme.go_live if programme else None
    answers = said.tests if said else {}
    by_from = "place" if own else "programme" if whole else ""
    return PlaceReadiness(
        place,
        own or whole,
        by_from,
        tuple(_standing(feature, answers, own or feature.by or whole) for feature in features),
    )


def _standing(feature: Feature, answers: Mapping[str, Answer], by: PartialDate | None) -> Standing:
    tests = tuple(_tested(id_, test, answers.get(id_)) for id_, test in feature.tests.items())
    return Standing(feature, by, tests, _together([test.state for test in tests]))


def _tested(id_: str, test: ReadinessTest, answer: Answer | None) -> Tested:
    shown = answer is not None and (answer.source or answer.note)
    return Tested(id_, test, State.of(answer), answer, bool(shown))


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
