"""How far places have got in a sentence or two: at the top the answer, at the end the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.state import State
from dtl_planner.render.outcomes.readiness.words import (
    CLAIMED,
    ORDER,
    place_word,
    test_word,
    told_counts,
)
from dtl_planner.render.outcomes.words import how_many, label, number, share
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.outcomes.readiness import PlaceReadiness
    from dtl_planner.outcomes.reports import Readied


def answer(found: Readied) -> str:
    """Tell how many places are ready, where what is due lacks, and where ages have no team."""
    return " ".join([*_ready(found), *_core(found), *_ages(found)])


def _ready(found: Readied) -> Iterator[str]:
    """How many places are ready, of how many nothing is stated, and how many are overdue."""
    told = [one for one in found.places if one.standings]
    if not told:
        yield from ["What a place has to have to be ready is not written."] if found.places else []
        return
    if how_many(one.place for one in told) == 1:
        yield from _one(told[0], found)
        return
    every = number(one.place for one in told)
    late = how_many(one.place for one in told if one.is_overdue(found.as_of))
    if all(one.is_silent for one in told):
        said = f"How far it has got is stated of none of {every}"
    else:
        said = _states(told, every)
    yield f"{said}; of {late:,} the day has passed." if late else f"{said}."


def _states(told: Sequence[PlaceReadiness], every: str) -> str:
    """How many places stand how; ready only those of which something shows it."""
    counts: dict[str, int] = {}
    for one in told:
        counts[place_word(one)] = counts.get(place_word(one), 0) + one.place.count
    words = [f"{counts[word]:,} {said}" for word, said in _PLACES.items() if counts.get(word)]
    return f"{every}: {listed(words if 'ready' in counts else ['none ready', *words])}"


_PLACES = {
    "ready": "ready",
    CLAIMED: "said to be ready with nothing to show it",
    "not ready": "not ready",
    "not known": "not known",
    "not stated": "not stated",
}
"""How places can stand, the best first."""


def _one(place: PlaceReadiness, found: Readied) -> Iterator[str]:
    """How far a place has got that stands alone."""
    name, word = label(place.place), place_word(place)
    overdue = "; its day has passed" if place.is_overdue(found.as_of) else ""
    match word:
        case "not stated":
            yield f"How far {name} has got is not stated{overdue}."
        case "not known":
            yield f"Whether {name} is ready is not known{overdue}."
        case "claimed":
            yield f"{name} is said to be ready, with nothing to show it."
        case _:
            yield f"{name} is {word}{overdue}."


def _core(found: Readied) -> Iterator[str]:
    """In how many places something lacks that is due everywhere."""
    gaps = [gap for one in found.offered for gap in one.gaps]
    due = {
        offer.place.id: offer.place
        for one in found.offered
        for offer in one.offers
        if one.item.core and one.item.tier in {None, offer.place.tier}
    }
    if not due:
        yield from ["Nothing that is offered is core."] if found.offered else []
        return
    if not gaps:
        yield f"All that is core is offered in {share(how_many(due.values()), due.values())}."
        return
    lacking = how_many({gap.place.id: gap.place for gap in gaps}.values())
    states = {gap.state for gap in gaps}
    said = [words for words, among in _GAPS.items() if states & among]
    yield f"Something that is core {' or '.join(said)} in {share(lacking, due.values())}."


_GAPS = {
    "lacks": {State.NO, State.PARTLY},
    "is not known": {State.UNKNOWN},
    "is not stated": {State.NOT_STATED},
}
"""What may be amiss with something that is due, and of which answers that is told."""


def _ages(found: Readied) -> Iterator[str]:
    """In how many places some ages have no running team, or that is not stated."""
    if not found.rollouts:
        return
    banded = [one for one in found.rollouts if one.cells]
    if not banded:
        yield "For which ages its teams are is stated of no place."
        return
    every = [one.place for one in banded]
    short = [one for one in banded if one.uncovered]
    lacking = how_many(one.place for one in short if not one.may_run)
    unsure = how_many(one.place for one in short if one.may_run)
    if not short:
        yield f"Every age band has a running team in {share(how_many(every), every)}."
    if lacking:
        yield f"Some ages have no running team in {share(lacking, every)}."
    if unsure:
        yield f"Whether all ages have one is not stated in {share(unsure, every)}."


def summary(found: Readied) -> str:
    """Count everything once, in one line."""
    return f"{'; '.join(_counts(found))}."


def _counts(found: Readied) -> Iterator[str]:
    if found.places:
        yield number(one.place for one in found.places)
    if found.offered:
        core = sum(one.item.core for one in found.offered)
        yield f"{plural(len(found.offered), 'offer')}, {core:,} of them core"
    tests = dict.fromkeys(ORDER, 0)
    for one in found.places:
        for test in one.tests:
            tests[test_word(test)] += one.place.count
    if total := sum(tests.values()):
        yield f"{plural(total, 'test')} in all places: {told_counts(tests)}"
    if any(one.teams for one in found.rollouts):
        running, planned = (_with_a_team(found, state) for state in ("running", "planned"))
        yield f"{plural(running, 'place')} with a running team, {planned:,} with a planned one"


def _with_a_team(found: Readied, state: str) -> int:
    """Count places and not teams: whether teams of one name are one or several is seldom stated."""
    has = (one for one in found.rollouts if any(team.state == state for team in one.teams))
    return sum(one.place.count for one in has)


def next_step(found: Readied) -> str:
    """Tell what to ask next, or why something is not told."""
    if found.asked:
        return "Next: dtl readiness, for all places side by side."
    if found.places and found.as_of is None:
        return "No day was given (--as-of), so nothing is told of what is overdue."
    return "Next: dtl readiness PLACE, for one place test by test."
