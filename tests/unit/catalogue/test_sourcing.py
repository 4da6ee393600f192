from __future__ import annotations

from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.sourcing import Fact, facts_of
from dtl_planner.catalogue.values.sources import SourceRef
from dtl_planner.limits import Limits

PAPER = "dtl: 1\nsources: {paper: {title: The paper}}\n"


def facts(text: str, *, file: str = "services.yaml") -> list[tuple[str, ...]]:
    """What each fact of a text rests on, in words."""
    loaded = load_texts({"services.yaml": PAPER, file: text}, limits=Limits())
    return [_told(one) for one in facts_of(loaded.catalogue)]


def _told(one: Fact) -> tuple[str, ...]:
    said = [one.section, one.id]
    if one.source:
        said.append(one.source.section or one.source.id)
    said += ["covered"] * one.is_covered + ["reading"] * one.is_reading
    return (*said, *["unsourced"] * one.is_unsourced)


def test_a_fact_rests_on_the_section_that_it_names() -> None:
    text = (
        "dtl: 1\nflexibility:\n"
        "  - {id: first, name: First, tied: 80, source: {id: paper, section: Page 2}}\n"
    )
    assert facts(text, file="programme.yaml") == [("flexibility", "first", "Page 2")]


def test_what_names_no_paper_is_unsourced_unless_it_is_our_reading() -> None:
    text = (
        "dtl: 1\nflexibility:\n"
        "  - {id: first, name: First, tied: 80}\n"
        "  - {id: second, name: Second, tied: 90, basis: inferred}\n"
    )
    assert facts(text, file="programme.yaml") == [
        ("flexibility", "first", "unsourced"),
        ("flexibility", "second", "reading"),
    ]


def test_an_answer_inside_a_service_that_names_a_paper_is_covered() -> None:
    text = (
        "dtl: 1\nservices:\n"
        "  - {id: play, name: Play, source: paper, answers: {local: yes, far: unknown}}\n"
        "sources: {paper: {title: The paper}}\n"
    )
    assert facts(text) == [
        ("services", "play", "paper"),
        ("services", "play", "covered"),
    ]


def test_a_component_inherits_nothing_from_its_service() -> None:
    text = (
        "dtl: 1\nservices:\n"
        "  - {id: play, name: Play, source: paper, components: [{id: part, name: Part}]}\n"
        "sources: {paper: {title: The paper}}\n"
    )
    assert facts(text) == [
        ("services", "play", "paper"),
        ("services", "part", "unsourced"),
    ]


def test_a_reference_of_its_own_goes_before_what_covers_it() -> None:
    source = SourceRef(id="paper")
    covered = Fact("services", "play", source, is_covered=True, is_reading=False)
    assert not covered.is_unsourced
