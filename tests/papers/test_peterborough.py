"""The root workspace against the council's paper of 2009: what it says, and no more."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.checking import check
from dtl_planner.app.classifying import classify
from dtl_planner.app.opening import Workspace, choose_scheme, open_workspace, ready_scheme
from dtl_planner.catalogue.catalogue import Component
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.classify.placing import Placed, Status, place_all
from dtl_planner.diagnostics import Severity
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
FROM_OUTCOME = "From the published outcome:"
HOSTED_POSTS = [
    "connexions-advice",
    "curriculum-youth-work",
    "duke-of-edinburgh",
    "floating-housing-support",
    "teenage-pregnancy-reintegration",
]
DECIDED = ["additional-needs-advisers", "extended-services-coordinators", "pupil-referral"]


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(ROOT, limits=Limits())


@pytest.fixture(scope="module")
def placed(workspace: Workspace) -> dict[str, Placed]:
    return {one.component.record.id: one for one in classify(workspace).placed}


def rows_of(file: str) -> list[int]:
    """The numbers of the outcomes that have a record in a file."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return [int(number) for number in re.findall(r"^ *- id: \S+  # row (\d+)$", text, re.MULTILINE)]


def published(component: Component) -> str | None:
    paper = component.record.published
    return paper.category if paper and isinstance(paper.category, str) else None


def by_stated_answers_alone(workspace: Workspace) -> tuple[Placed, ...]:
    """What the rules make of those answers that the paper itself gives, without any decision."""
    changed = []
    for component in workspace.catalogue.components():
        given = component.record.answers.items()
        stated = {fact: answer for fact, answer in given if answer.basis is Basis.STATED}
        record = component.record.model_copy(update={"answers": stated, "decision": None})
        changed.append(Component(record, component.parent))
    classifier = ready_scheme(workspace, choose_scheme(workspace, None))
    return place_all(changed, classifier, workspace.catalogue)


def test_every_row_of_the_paper_stands_once_and_in_order() -> None:
    assert sorted(rows_of("services.yaml")) == list(range(1, 36))
    assert sorted(rows_of("programme.yaml")) == [36, 37]


def test_every_row_of_a_service_is_a_component(workspace: Workspace) -> None:
    assert len(workspace.catalogue.components()) == 35


def test_every_component_says_where_the_paper_names_it(workspace: Workspace) -> None:
    records = [one.record for one in workspace.catalogue.components()]
    assert [one.id for one in records if not (one.source and one.source.section)] == []


def test_no_stated_answer_leads_away_from_what_the_paper_published(workspace: Workspace) -> None:
    placed = by_stated_answers_alone(workspace)
    excluded = [
        one.component.record.id
        for one in placed
        if (paper := published(one.component)) and paper not in one.verdict.possible
    ]
    assert excluded == []
    # One is settled, and as the paper has it. The project's base makes it local, and it is the
    # paper's example of a function that belongs to one place. The rest is the phrase that it
    # shares with the five hosted posts: "front line" is direct, "preventative" is level 2. That
    # is three of the five criteria. For the posts, the same two answers leave the rest open.
    settled = {one.component.record.id: one.category.id for one in placed if one.category}
    assert settled == {"youth-inclusion-project": "hosted"}


def test_with_all_answers_and_decisions_every_published_category_comes_out(
    placed: dict[str, Placed],
) -> None:
    came = {
        name: one.category.id if one.category else None
        for name, one in placed.items()
        if published(one.component)
    }
    assert came == {name: published(placed[name].component) for name in came}
    assert len(came) == 30


def test_exactly_three_need_a_decision_and_each_contradicts_the_rule(
    placed: dict[str, Placed],
) -> None:
    decided = {name: one for name, one in placed.items() if one.status is Status.DECIDED}
    assert sorted(decided) == DECIDED
    said = {
        name: (one.rule_category, one.category.id if one.category else None)
        for name, one in decided.items()
    }
    assert said == {
        "additional-needs-advisers": ("hosted", "city-wide"),
        "extended-services-coordinators": ("core", "extended"),
        "pupil-referral": ("extended", "city-wide"),
    }
    for one in decided.values():
        assert one.decision is not None
        assert one.decision.rule_said == one.rule_category
        assert one.decision.source is not None


def test_what_the_paper_leaves_to_people_is_under_review(placed: dict[str, Placed]) -> None:
    waiting = [name for name, one in placed.items() if one.status is Status.UNDER_REVIEW]
    assert sorted(waiting) == ["business-support", "early-years-childcare", "portage"]


def test_what_the_paper_says_nothing_of_stays_undecided(placed: dict[str, Placed]) -> None:
    open_ = [name for name, one in placed.items() if one.status is Status.UNDECIDED]
    assert open_ == ["family-support-level-2"]


def answers(workspace: Workspace) -> Iterator[tuple[str, Basis, object, object]]:
    for component in workspace.catalogue.components():
        for fact, answer in component.record.answers.items():
            name = f"{component.record.id}.{fact}"
            yield name, answer.basis, answer.source, answer.note


def test_every_stated_answer_has_a_source_with_its_section(workspace: Workspace) -> None:
    stated = [one for one in answers(workspace) if one[1] is Basis.STATED]
    assert stated
    assert [name for name, _, source, _ in stated if not getattr(source, "section", None)] == []


def test_every_inferred_answer_says_from_what(workspace: Workspace) -> None:
    inferred = [one for one in answers(workspace) if one[1] is Basis.INFERRED]
    assert inferred
    assert [name for name, _, _, note in inferred if not note] == []


def test_answers_read_back_from_the_outcome_say_so_and_none_of_them_is_stated(
    workspace: Workspace,
) -> None:
    back = [one for one in answers(workspace) if str(one[3]).startswith(FROM_OUTCOME)]
    assert {basis for _, basis, _, _ in back} == {Basis.INFERRED}
    # These cannot support the outcome: 63 of the 100 inferred answers.
    assert len(back) == 63
    assert len([one for one in answers(workspace) if one[1] is Basis.INFERRED]) == 100


def test_the_same_words_in_the_paper_rest_on_the_same_basis(placed: dict[str, Placed]) -> None:
    for name in (*HOSTED_POSTS, "youth-inclusion-project"):
        given = placed[name].component.record.answers
        assert (given["level"].value, given["level"].basis) == (2, Basis.STATED)
        assert (given["direct"].value, given["direct"].basis) == ("yes", Basis.STATED)


def test_no_division_is_said_to_be_that_of_today(workspace: Workspace) -> None:
    records = [one.record for one in workspace.catalogue.components()]
    assert [
        one.id for one in records if one.division or (one.current and one.current.division)
    ] == []
    given = [one.published.division for one in records if one.published and one.published.division]
    assert len([division for division in given if isinstance(division, str)]) == 11
    open_ = [
        one.id for one in records if one.published and isinstance(one.published.division, Undecided)
    ]
    assert open_ == ["etlac", "portage", "children-in-care-services"]


def test_a_base_is_a_building_and_no_place(workspace: Workspace) -> None:
    places = workspace.catalogue.of(Place)
    assert [place.id for place in places if place.bases] == []
    names = {place.name for place in places}
    currents = [one.record.current for one in workspace.catalogue.components()]
    assert [one.base for one in currents if one and one.base in names] == []


def test_each_document_is_one_source_with_one_title(workspace: Workspace) -> None:
    sources = workspace.catalogue.by_id(Source)
    assert sorted(sources) == ["report", "response"]


def test_there_are_three_localities_and_one_has_a_name(workspace: Workspace) -> None:
    localities = [one for one in workspace.catalogue.of(Place) if one.tier == "locality"]
    assert [(one.id, one.named) for one in localities] == [
        ("central-east", True),
        ("locality-2", False),
        ("third-locality", False),
    ]


def test_the_only_host_the_paper_names_is_that_of_the_youth_inclusion_project(
    placed: dict[str, Placed],
) -> None:
    hosts = {name: one.component.record.host for name, one in placed.items()}
    named = {name: host for name, host in hosts.items() if isinstance(host, str)}
    assert named == {"youth-inclusion-project": "central-east"}


def test_every_rule_says_where_it_comes_from(workspace: Workspace) -> None:
    (scheme,) = workspace.catalogue.of(WrittenScheme)
    assert all(rule.source and rule.source.section for rule in scheme.rules)
    assert scheme.otherwise is not None
    assert scheme.otherwise.source is not None


def test_all_that_check_warns_of_is_what_the_paper_itself_leaves_open(
    workspace: Workspace,
) -> None:
    found = check(workspace)
    warned = Counter(one.code.slug for one in found if one.severity is Severity.WARNING)
    assert warned == {
        "recorded-tension": 4,
        "undeclared-overlap": 1,
        "no-manager": 1,  # of none of the posts does it say who manages it
        "no-contact": 1,  # of none of the services does it name a contact
        "alliance-split": 1,  # 14-19: strategy city-wide, direct work in the localities
        "no-next-paper": 2,  # the heads, and communications
        "theme-without-answer": 3,  # what young people said
    }
    assert not any(one.severity is Severity.ERROR for one in found)
