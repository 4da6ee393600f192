"""Every fact of the five papers stands in a workspace, or says why it does not."""

from __future__ import annotations

import pytest
from tools.docs.coverage import COUNCILS, FACTS, Coverage, NowhereError, coverage_of, whereabouts

SECTIONS = {
    "peterborough": ("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9"),
    "croydon": ("2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"),
    "manchester": ("3.1", "3.2", "3.3", "3.4", "3.5", "3.6"),
    "plymouth": ("4.1", "4.2", "4.3", "4.4"),
    "north-yorkshire": ("5.1", "5.2", "5.3", "5.4", "5.5", "5.6"),
}
"""The sections of the map of facts."""

FEWEST = {
    "1.1": 5 + 4,  # criteria, categories
    "1.2": 37,  # services and what becomes of each
    "1.3": 7,
    "1.6": 10 + 6 + 7,  # events, actions, questions
    "1.7": 6 + 1 + 6 + 4,  # milestones
    "1.8": 5,
    "2.2": 11,
    "2.4": 3,
    "2.5": 9,
    "2.6": 7,
    "3.2": 16,
    "3.3": 3,
    "3.4": 6 + 34,  # workstreams, their milestones
    "3.5": 5 + 3 + 6,  # measures, feedback, headlines
    "3.6": 10 + 5 + 3,
    "4.3": 6 + 4,
    "4.4": 4,
    "5.2": 5 + 5,
    "5.3": 5 + 2,
    "5.4": 6,
}
"""How many facts a section has at least: the rows of its tables and lists."""


@pytest.fixture(scope="module", params=COUNCILS)
def coverage(request: pytest.FixtureRequest) -> Coverage:
    return coverage_of(request.param)


def test_every_paper_has_its_list_of_facts() -> None:
    assert sorted(file.stem for file in FACTS.glob("*.yaml")) == sorted(COUNCILS)


def test_every_section_of_the_map_is_listed_with_all_its_rows(coverage: Coverage) -> None:
    assert tuple(part.number for part in coverage.parts) == SECTIONS[coverage.council]
    short = {
        part.number: len(part.facts)
        for part in coverage.parts
        if len(part.facts) < FEWEST.get(part.number, 1)
    }
    assert short == {}


def test_every_fact_stands_where_it_is_said_to_or_says_why_not(coverage: Coverage) -> None:
    lost = []
    for fact in coverage.facts:
        assert bool(fact.at) != bool(fact.left_out), fact.number
        for pointer in fact.at:
            try:
                whereabouts(coverage.folder, pointer)
            except NowhereError:
                lost.append((fact.number, pointer))
    assert lost == []


def test_few_facts_are_left_out(coverage: Coverage) -> None:
    left_out = [fact for fact in coverage.facts if fact.left_out]
    assert len(left_out) * 10 <= len(coverage.facts), [fact.text for fact in left_out]


def test_what_stands_nowhere_is_found(coverage: Coverage) -> None:
    for pointer in ("risks.nowhere", "nowhere.at.all", "demand.nowhere.nothing", "programme.risk"):
        with pytest.raises(NowhereError):
            whereabouts(coverage.folder, pointer)
