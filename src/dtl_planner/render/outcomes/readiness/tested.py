"""What each place is to have before it is ready, and which tests of that hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.features import Feature
from dtl_planner.outcomes.state import State
from dtl_planner.render.layout import columns, paragraph
from dtl_planner.render.outcomes.grid import NONE, grid, is_uniform, legend_of
from dtl_planner.render.outcomes.readiness.words import (
    CLAIMED,
    ORDER,
    TESTS,
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

    from dtl_planner.catalogue.sections.places import Place
    from dtl_planner.outcomes.readiness import PlaceReadiness, Standing, Tested
    from dtl_planner.outcomes.reports import Readied
    from dtl_planner.render.layout import Page


def tested_text(found: Readied, page: Page) -> str:
    """Tell how far each place has got; test by test for each place that was asked for."""
    if not found.places:
        return ""
    if found.asked:
        blocks = [_one_place(one, found, page) for one in found.places]
    else:
        blocks = [_grid(found, page), *_features(found, page)]
    return section(
        page.paint("How far each place has got", "strong"),
        _places(found, page),
        *blocks,
        "\n".join(paragraph(said, page, indent="  ") for said in meanings(found)),
    )


def meanings(found: Readied) -> Iterator[str]:
    """Say what is meant by words that do not tell it by themselves."""
    tests = [test for one in found.places for test in one.tests]
    if any(test.is_unproven for test in tests):
        yield f"{CLAIMED}: said to hold, and nothing shows it."
    places = any(one.is_overdue(found.as_of) for one in found.places)
    if places or any(test.is_overdue(found.as_of) for test in tests):
        yield "overdue: its day has passed, and nobody says that all of it holds."


def _places(found: Readied, page: Page) -> str:
    common, rows = place_rows(found)
    return (paragraph(f"{common}.", page, indent="  ") + "\n") * bool(common) + columns(rows, page)


def place_rows(found: Readied) -> tuple[str, list[tuple[str, str, str]]]:
    """Tell how each place stands, those together of which the same is told.

    Before that, what is told of each: a date that all have is told only once.
    """
    dates = {_due(one, found) for one in found.places}
    is_common = len(dates) == 1 and len(found.places) > 1
    groups: dict[tuple[str, str], list[Place]] = {}
    for one in found.places:
        told = "; ".join([*([] if is_common else [_due(one, found)]), *_facts(one, found)])
        groups.setdefault((place_word(one), told), []).append(one.place)
    everywhere = [one.place for one in found.places]
    rows = [(all_or(places, everywhere), *told) for told, places in groups.items()]
    return (f"Each: {dates.pop()}" if is_common else ""), rows


def _due(one: PlaceReadiness, found: Readied) -> str:
    """When a place is due, and whether that has passed."""
    overdue = ", overdue" if one.is_overdue(found.as_of) else ""
    return f"{due_words(one.due)}{overdue}"


def _facts(one: PlaceReadiness, found: Readied) -> Iterator[str]:
    """How the tests of a place stand, how many are overdue, and who leads it."""
    if one.tests:
        yield counted_words(map(test_word, one.tests), ORDER)
    else:
        yield "no test is written"
    late = sum(test.is_overdue(found.as_of) for test in one.tests)
    if late:
        yield f"{late:,} overdue"
    if one.said and one.said.led_by:
        yield f"led by {clean(one.said.led_by)}"


def _grid(found: Readied, page: Page) -> str:
    """Features by places, where there is anything to compare."""
    names, places, rows = feature_cells(found)
    if not rows or is_uniform(rows):
        return ""
    return "\n".join(filter(None, (grid(names, places, rows, page), legend_of(rows))))


def feature_cells(found: Readied) -> tuple[list[str], list[str], list[list[str]]]:
    """Give the features, the places, and for each feature a word for each place."""
    places, features = found.places, features_of(found)
    rows = [[_state(one, feature) for one in places] for feature in features]
    return [clean(one.name) for one in features], [label(one.place) for one in places], rows


def features_of(found: Readied) -> list[Feature]:
    """Give the features that are due anywhere, in the order of the files."""
    due = {each.feature.id for one in found.places for each in one.standings}
    return [feature for feature in found.catalogue.of(Feature) if feature.id in due]


def _state(one: PlaceReadiness, feature: Feature) -> str:
    """How a feature stands in a place; a dash where it is not due there."""
    return next((feature_word(each) for each in one.standings if each.feature is feature), NONE)


def _features(found: Readied, page: Page) -> Iterator[str]:
    """Each feature with its tests, and how those stand in which places."""
    for feature in features_of(found):
        head = paragraph(feature_title(feature), page, indent="  ", hanging="    ")
        rows = [row for test in test_rows(feature, found) for row in test]
        yield f"{head}\n{columns(rows or [('no test is written', '')], page, indent='    ')}"


def feature_title(feature: Feature) -> str:
    """Name a feature, with when it is due and where it is asked for."""
    return f"{clean(feature.name)}{in_brackets(_due_of(feature), stated_by(feature.source))}"


def test_rows(feature: Feature, found: Readied) -> Iterator[list[tuple[str, str]]]:
    """Tell each test of a feature: in how many places it holds, and in which it stands how."""
    standings = [
        (one.place, each)
        for one in found.places
        for each in one.standings
        if each.feature is feature
    ]
    for number in range(len(feature.tests)):
        yield list(_test([(place, each.tests[number]) for place, each in standings]))


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
    holding = how_many(place for place, test in tests if test_word(test) == TESTS[State.YES])
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
    if not one.standings:
        blocks.append("  no feature is written")
    for standing in one.standings:
        due = f"due {by_words(standing.due.by)}" if standing.due.by else None
        said = in_brackets(due, stated_by(standing.feature.source))
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
