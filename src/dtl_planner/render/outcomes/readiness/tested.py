"""What each place is to have before it is ready, and which tests of that hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.state import State
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.outcomes.grid import grid, is_uniform
from dtl_planner.render.outcomes.readiness.words import (
    CLAIMED,
    ORDER,
    answer_words,
    counted_words,
    due_words,
    feature_word,
    place_word,
    test_word,
)
from dtl_planner.render.outcomes.words import (
    all_or,
    by_words,
    how_many,
    in_brackets,
    label,
    labels,
    reading,
    section,
    stated_by,
)
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.app.outcomes import Readied
    from dtl_planner.catalogue.sections.features import Feature
    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.outcomes.readiness import PlaceReadiness, Standing, Tested
    from dtl_planner.render.layout import Page


def tested_text(found: Readied, page: Page) -> str:
    """Tell how far each place has got; test by test for each place that was asked for."""
    if not found.places:
        return ""
    is_claimed = any(test.is_unproven for one in found.places for test in one.tests)
    if found.asked:
        blocks = [_one_place(one, found, page) for one in found.places]
    else:
        blocks = [_grid(found.places, page), *_features(found.places, page)]
    return section(
        page.paint("How far each place has got", "strong"),
        _places(found, page),
        *blocks,
        f"  {CLAIMED}: said to hold, and nothing shows it." if is_claimed else "",
    )


def _places(found: Readied, page: Page) -> str:
    """How each place stands, those together of which the same is told."""
    groups: dict[tuple[str, str], list[Place]] = {}
    for one in found.places:
        told = "; ".join(_facts(one, found))
        groups.setdefault((place_word(one), told), []).append(one.place)
    everywhere = [one.place for one in found.places]
    rows = [(all_or(places, everywhere), *told) for told, places in groups.items()]
    return columns(rows, page)


def _facts(one: PlaceReadiness, found: Readied) -> Iterator[str]:
    """When a place is due and whether that has passed, how its tests stand, and who leads it."""
    overdue = ", overdue" if one.is_overdue(found.as_of) else ""
    yield (f"due {due_words(one.due)}" if one.due.by else "due date not stated") + overdue
    if one.tests:
        yield f"tests: {counted_words(map(test_word, one.tests), ORDER)}"
    else:
        yield "no test is written"
    late = sum(test.is_overdue(found.as_of) for test in one.tests)
    if late:
        yield f"{late:,} overdue"
    if one.said and one.said.led_by:
        yield f"led by {clean(one.said.led_by)}"


def _grid(places: Sequence[PlaceReadiness], page: Page) -> str:
    """Features by places, where there is anything to compare."""
    features = _features_of(places)
    rows = []
    for feature in features:
        states = {one.place.id: _state(one, feature) for one in places}
        rows.append([states[one.place.id] for one in places])
    if is_uniform(rows):
        return ""
    return grid(
        [clean(feature.name) for feature in features],
        [label(one.place) for one in places],
        rows,
        page,
    )


def _features_of(places: Sequence[PlaceReadiness]) -> list[Feature]:
    found = {each.feature.id: each.feature for one in places for each in one.standings}
    return list(found.values())


def _state(one: PlaceReadiness, feature: Feature) -> str:
    """How a feature stands in a place; a dash where it is not due there."""
    return next((feature_word(each) for each in one.standings if each.feature is feature), "-")


def _features(places: Sequence[PlaceReadiness], page: Page) -> Iterator[str]:
    """Each feature with its tests, and how those stand in which places."""
    for feature in _features_of(places):
        said = in_brackets(_due_of(feature), stated_by(feature.source))
        head = paragraph(f"{clean(feature.name)}{said}", page, indent="  ", hanging="    ")
        standings = [
            (one.place, each) for one in places for each in one.standings if each.feature is feature
        ]
        rows = [
            row
            for number in range(len(feature.tests))
            for row in _test([(place, each.tests[number]) for place, each in standings])
        ]
        yield f"{head}\n{columns(rows or [('no test is written', '')], page, indent='    ')}"


def _due_of(feature: Feature) -> str | None:
    return f"due {by_words(feature.by)}" if feature.by else None


def _test(tests: Sequence[tuple[Place, Tested]]) -> Iterator[tuple[str, str]]:
    """A test, with a word where the same is told of all places, and otherwise place by place."""
    groups: dict[tuple[str, str], list[Place]] = {}
    for place, test in tests:
        evidence = answer_words(test.answer, test.source)
        groups.setdefault((test_word(test), evidence), []).append(place)
    record = tests[0][1].test
    own = f"due {by_words(record.by)}" if record.by else None
    if len(groups) == 1:
        ((word, evidence),) = groups
        yield word, f"{clean(record.text)}{in_brackets(own, reading(record.basis), evidence)}"
        return
    places = [place for place, _ in tests]
    holding = how_many(place for place, test in tests if test.state is State.YES)
    said = in_brackets(own, reading(record.basis))
    yield f"{holding:,} of {how_many(places):,} hold", f"{clean(record.text)}{said}"
    for word in ORDER:
        for (state, evidence), where in groups.items():
            if state == word:
                yield "", f"{word}: {labels(where)}{in_brackets(evidence)}"


def _one_place(one: PlaceReadiness, found: Readied, page: Page) -> str:
    """Each feature of one place, with its tests and what shows them."""
    said = in_brackets(stated_by(one.said.source) if one.said else None)
    blocks = [page.paint(f"  {label(one.place)}", "strong") + said]
    if one.said and one.said.note:
        blocks.append(paragraph(clean(one.said.note), page, indent="  "))
    for standing in one.standings:
        said = in_brackets(f"due {by_words(standing.due.by)}", stated_by(standing.feature.source))
        head = f"{clean(standing.feature.name)}: {feature_word(standing)}{said}"
        blocks.append(paragraph(head, page, indent="  ", hanging="    "))
        blocks.append(columns(_tests(standing, found), page, indent="    "))
    return "\n".join(block for block in blocks if block)


def _tests(standing: Standing, found: Readied) -> Iterator[tuple[str, str]]:
    for test in standing.tests:
        own = f"due {by_words(test.test.by)}" if test.test.by else None
        overdue = "overdue" if test.is_overdue(found.as_of) else None
        said = in_brackets(
            own, overdue, reading(test.test.basis), answer_words(test.answer, test.source)
        )
        yield test_word(test), f"{clean(test.test.text)}{said}"
