"""The words for how things stand in places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import UNKNOWN
from dtl_planner.outcomes.state import State, is_past
from dtl_planner.render.outcomes.words import by_words, in_brackets, reading, stated_by
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dtl_planner.catalogue.sections.rollout import Rollout
    from dtl_planner.catalogue.values.answers import Answer
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.outcomes.readiness import Due, PlaceReadiness, Standing, Tested

CLAIMED = "claimed"
"""What is said to hold, and nothing shows it."""

TESTS = {
    State.YES: "holds",
    State.PARTLY: "in part",
    State.NO: "does not hold",
    State.UNKNOWN: "not known",
    State.NOT_STATED: "not stated",
}
_FEATURES = {
    State.YES: "ready",
    State.PARTLY: "partly",
    State.NO: "not ready",
    State.UNKNOWN: "not known",
    State.NOT_STATED: "not stated",
}
OFFERS = {
    State.YES: "yes",
    State.PARTLY: "partly",
    State.NO: "no",
    State.UNKNOWN: "not known",
    State.NOT_STATED: "not stated",
}
_DUE_FROM = {
    "test": "its own date",
    "place": "its own date",
    "feature": "the date of the feature",
    "programme": "the date of the programme",
}


def test_word(test: Tested) -> str:
    """Tell in a word how a test stands."""
    return CLAIMED if test.is_unproven else TESTS[test.state]


def feature_word(standing: Standing) -> str:
    """Tell in a word how a feature stands: claimed where nothing shows some of its tests."""
    is_claimed = any(test.is_unproven for test in standing.tests)
    return CLAIMED if standing.state is State.YES and is_claimed else _FEATURES[standing.state]


def place_word(place: PlaceReadiness) -> str:
    """Tell in a word how far a place has got: claimed where nothing shows some of its tests."""
    is_claimed = any(test.is_unproven for test in place.tests)
    return CLAIMED if place.is_ready and is_claimed else _FEATURES[place.state]


def due_words(due: Due) -> str:
    """Tell when something is due, and where that is from."""
    if due.by is None:
        return "due date not stated"
    return f"due {by_words(due.by)}{in_brackets(_DUE_FROM[due.source])}"


def answer_words(answer: Answer | None, source: SourceRef | None) -> str:
    """Tell what shows an answer: what was noted, where it is stated, and whether it is ours.

    An answer that is none of `yes`, `partly` and `no` is told as it was written.
    """
    if answer is None:
        return ""
    is_word = State.of(answer) is not State.UNKNOWN or answer.value == UNKNOWN
    said = None if is_word else f"`{clean(_written(answer))}` is written"
    note = clean(answer.note).removesuffix(".") if answer.note else None
    return "; ".join(
        each for each in (said, note, reading(answer.basis), stated_by(source)) if each
    )


def _written(answer: Answer) -> str:
    value = answer.value
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def counted_words(words: Iterable[str], wanted: Iterable[str]) -> str:
    """Count words, in the order that they are wanted in: `4 hold, 1 claimed`."""
    found: dict[str, int] = dict.fromkeys(wanted, 0)
    for word in words:
        found[word] += 1
    return told_counts(found)


def told_counts(found: Mapping[str, int]) -> str:
    """Write what was counted, without what there is none of."""
    return ", ".join(
        f"{number:,} {_VERBS.get(word, {}).get(number == 1, word)}"
        for word, number in found.items()
        if number
    )


_VERBS = {
    "holds": {True: "holds", False: "hold"},
    "in part": {True: "holds in part", False: "hold in part"},
    "does not hold": {True: "does not", False: "do not"},
}

ORDER = ("holds", CLAIMED, "in part", "does not hold", "not known", "not stated")
"""How tests can stand, the best first."""


def team_words(team: Rollout, day: date | None) -> str:
    """Tell of a team: its ages, since or by when it runs, and where that is stated."""
    ages = f"ages {team.ages}" if team.ages else "ages not stated"
    name = clean(team.name)
    named = name if name.endswith(ages) else f"{name}, {ages}"
    when = ""
    if team.since:
        when = f" since {by_words(team.since).removeprefix('by ')}"
    elif team.by:
        when = f" {by_words(team.by)}"
    return f"{named}: {team.state}{when}" + in_brackets(
        "overdue" if team.state == "planned" and is_past(team.by, day) else None,
        clean(team.wording) if team.wording else None,
        reading(team.basis),
        stated_by(team.source),
    )
