"""The consultation of the root workspace against the council's paper of 2009, and no more."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.opening import Workspace, open_workspace
from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.consultation import Consultation
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.limits import Limits
from dtl_planner.trail.orphans import orphans
from dtl_planner.trail.paths import paths
from dtl_planner.trail.themes import themes_of
from dtl_planner.trail.trail import trail_of

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(ROOT, limits=Limits())


@pytest.fixture(scope="module")
def catalogue(workspace: Workspace) -> Catalogue:
    return workspace.catalogue


def test_the_steps_have_the_dates_and_the_numbers_of_the_paper(catalogue: Catalogue) -> None:
    told = {
        event.id: (
            event.when.wording if event.when else None,
            event.number.wording if event.number else None,
            event.took_part.wording if event.took_part else None,
        )
        for event in catalogue.of(Event)
    }
    assert told == {
        "initial-consultation": ("2009-02", None, None),
        "moving-forward": ("2009-06-30", None, None),
        "summer-consultation": ("2009-06..2009-07", None, None),
        "staff-and-partner-events": ("2009-07", "4", "over 200"),
        "get-involved": ("2009-07", None, "over 60"),
        "team-briefings": (None, None, None),
        "management-and-partnership-meetings": (None, None, None),
        "written-responses": (None, None, None),
        "response-paper": ("2009-09", None, None),
        "scrutiny-meeting": ("2009-09-15", None, None),
        "detailed-design": ("2009-11", None, None),
    }
    (consultation,) = catalogue.of(Consultation)
    assert consultation.took_part is not None
    assert consultation.took_part.wording == "400-500"


def test_what_people_were_asked_about_is_not_stated(catalogue: Catalogue) -> None:
    """The paper of June is not among the sources, so no structure is made up for it."""
    (consultation,) = catalogue.of(Consultation)
    assert (consultation.consulted, consultation.decided) == (None, "proposed")


def test_seven_questions_with_the_themes_that_the_paper_gives_each(catalogue: Catalogue) -> None:
    trail = trail_of(catalogue)
    counted = {
        question.number: Counter(theme.kind for theme in trail.themes_on[question.id])
        for question in catalogue.of(Question)
    }
    assert counted == {
        "1": {"support": 5, "concern": 5},
        "2": {"question": 4},
        "3": {"concern": 3, "suggestion": 1},
        "4": {"question": 1, "concern": 2},
        "5": {"suggestion": 5},
        "6": {"suggestion": 4},
        "7": {"suggestion": 6},
    }


def test_only_question_five_is_without_a_word_on_support(catalogue: Catalogue) -> None:
    assert [one.number for one in catalogue.of(Question) if one.support is None] == ["5"]


def test_what_young_people_said_stands_beside_the_questions(catalogue: Catalogue) -> None:
    trail = trail_of(catalogue)
    beside = trail.beside_questions()
    assert [theme.id for theme in beside] == [
        "localities-divide-people",
        "across-boundaries",
        "respond-to-local-need",
    ]
    assert all(theme.is_cross_cutting for theme in beside)
    assert {trail.audiences(theme) for theme in beside} == {("young people",)}


def test_six_actions_are_printed_as_seven_to_twelve(catalogue: Catalogue) -> None:
    numbers = [(action.number, action.printed) for action in catalogue.of(Action)]
    assert numbers == [("1", "7"), ("2", "8"), ("3", "9"), ("4", "10"), ("5", "11"), ("6", "12")]


def test_questions_are_tied_to_the_actions_that_the_paper_ties_them_to(
    catalogue: Catalogue,
) -> None:
    actions = catalogue.by_id(Action)
    tied = {
        question.number: [actions[id_].number for id_ in question.actions]
        for question in catalogue.of(Question)
    }
    assert tied == {
        "1": ["6", "3", "5"],
        "2": [],
        "3": ["3", "4"],
        "4": ["1", "2"],
        "5": ["5", "6"],
        "6": ["3", "5"],
        "7": ["5"],
    }
    assert all(theme.actions == () for theme in catalogue.of(Theme))


def test_four_answers_of_appendix_one_and_thirteen_of_appendix_two(catalogue: Catalogue) -> None:
    found = Counter(
        reply.source.section.split(",")[0]
        for reply in catalogue.of(Reply)
        if reply.source and reply.source.section
    )
    assert found == {"Appendix 1": 4, "Appendix 2": 13}


def test_six_answers_are_open_and_are_left_to_the_paper_of_november(catalogue: Catalogue) -> None:
    open_ = {reply.id: reply.resolves_in for reply in catalogue.of(Reply) if reply.status == "open"}
    assert open_ == dict.fromkeys(
        [
            "ask-portage-and-pupil-referral",
            "ask-early-years",
            "ask-portage",
            "ask-grading",
            "ask-hosted-team-leader",
            "ask-appointing-managers",
        ],
        "detailed-design",
    )


def test_what_changed_what_stays_and_what_is_open(catalogue: Catalogue) -> None:
    kinds: dict[str, list[str]] = {}
    for effect in catalogue.of(Effect):
        kinds.setdefault(effect.kind, []).append(effect.id)
    assert kinds == {
        "changed": [
            "heads-come-first",
            "heads-combined",
            "scope-widened",
            "framework-planned",
            "group-set-up",
            "contacts-named",
            "some-services-together",
        ],
        "kept": [
            "structures-stand",
            "balance-stands",
            "pupil-referral-stays",
            "teachers-stay-in-schools",
        ],
        "open": ["boards-open", "portage-open", "early-years-open", "business-support-open"],
    }


def test_themes_stand_beside_the_units_that_they_changed(catalogue: Catalogue) -> None:
    themes = themes_of(catalogue)
    assert themes["portage"] == ("portage-and-pupil-referral",)
    assert themes["pupil-referral"] == ("portage-and-pupil-referral",)
    assert themes["early-years-childcare"] == ("early-years-in-core",)
    assert themes["yos-yps-head"] == ("one-head-for-youth",)
    assert themes["local-partnership-boards"] == (
        "boards-and-other-boards",
        "boards-decide-or-advise",
    )
    assert "locality-head" not in themes  # the paper ties action 1 to a question, not to a theme


def test_the_breaks_are_those_of_the_paper_itself(catalogue: Catalogue) -> None:
    found = sorted((one.code.slug, one.message.split("`")[1]) for one in orphans(catalogue))
    assert found == [
        ("audience-without-theme", "councillors"),
        ("audience-without-theme", "managers"),
        ("audience-without-theme", "school heads and governors"),
        ("no-next-paper", "appoint-heads"),
        ("no-next-paper", "strengthen-communications"),
        ("theme-without-answer", "across-boundaries"),
        ("theme-without-answer", "localities-divide-people"),
        ("theme-without-answer", "respond-to-local-need"),
    ]


def test_everything_has_a_source_with_its_section(catalogue: Catalogue) -> None:
    records = (
        *catalogue.of(Consultation),
        *catalogue.of(Event),
        *catalogue.of(Question),
        *catalogue.of(Theme),
        *catalogue.of(Action),
        *catalogue.of(Effect),
        *catalogue.of(Reply),
    )
    sources = [record.source for record in records]  # type: ignore[attr-defined] # all have one
    assert len(sources) == 96
    for source in sources:
        assert source is not None
        assert source.section
        assert source.id in catalogue.by_id(Source)


def test_every_reading_of_ours_says_what_it_rests_on_or_where(catalogue: Catalogue) -> None:
    inferred = [one for one in catalogue.of(Effect) if one.basis == "inferred"]
    assert [one.id for one in inferred] == [
        "boards-open",
        "contacts-named",
        "some-services-together",
    ]
    assert all(one.note for one in inferred)


def shuffled(text: str) -> str:
    """Turn the records of every section round, each with its lines as they stand."""
    head, *sections = re.split(r"\n(?=[a-z]+:\n)", text)
    return "\n".join([head, *(_turned(section) for section in sections)])


def _turned(section: str) -> str:
    title, *records = re.split(r"\n+(?=  - id: )", section)
    return "\n".join([title, *reversed(records)]) if records else section


def test_the_order_of_the_records_changes_only_the_order_of_what_is_told(
    workspace: Workspace, catalogue: Catalogue
) -> None:
    texts = dict(workspace.texts)
    texts["consultation.yaml"] = shuffled(texts["consultation.yaml"])
    loaded = load_texts(texts, limits=Limits())
    assert loaded.diagnostics == workspace.diagnostics
    turned = loaded.catalogue
    before = [path.ids for path in paths(trail_of(catalogue))]
    after = [path.ids for path in paths(trail_of(turned))]
    assert after != before
    assert sorted(after) == sorted(before)
    assert themes_of(turned) == themes_of(catalogue)
    assert sorted(one.message for one in orphans(turned)) == sorted(
        one.message for one in orphans(catalogue)
    )
