from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.values.sources import SourceRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.load import Loaded

    LoadTexts = Callable[..., Loaded]

SERVICES = """\
sources:
  resp: {title: Response to consultation}
  report: {title: Report, section: Annex A}
divisions:
  learning: {name: Learning and Skills}
services:
  - id: young-people
    name: Young People's Service
    components:
      - {id: advice, name: Advice, host: undecided}
      - {id: post, name: A post, outside: {because: It is a post.}}
  - id: youth-offending
    name: Youth Offending Service
  - {id: prevention, name: Prevention, part_of: youth-offending, answers: {local: yes}}
  - {id: portage, name: Portage, source: resp}
"""


def test_components_come_in_file_order_with_what_they_belong_to(load_yaml: LoadTexts) -> None:
    components = load_yaml(services=SERVICES).catalogue.components()
    assert [(each.record.id, each.parent and each.parent.id) for each in components] == [
        ("advice", "young-people"),
        ("post", "young-people"),
        ("prevention", "youth-offending"),
        ("portage", None),
    ]
    assert components[1].record.outside is not None


def test_records_are_found_by_kind_and_id_nested_ones_too(load_yaml: LoadTexts) -> None:
    catalogue = load_yaml(services=SERVICES).catalogue
    advice = catalogue.find(Service, "advice")
    assert advice is not None
    assert advice.name == "Advice"
    assert catalogue.find(Service, "learning") is None
    assert [division.name for division in catalogue.of(Division)] == ["Learning and Skills"]
    assert catalogue.of(Place) == ()
    assert catalogue.programme is None


def test_a_workspace_is_called_by_its_programme_and_whose_that_is(load_yaml: LoadTexts) -> None:
    assert load_yaml(services="services: []\n").catalogue.title == "Workspace"
    assert load_yaml(services="programme: {title: New teams}\n").catalogue.title == "New teams"
    text = "programme: {title: New teams, council: Fenland}\n"
    assert load_yaml(services=text).catalogue.title == "New teams, Fenland"


def test_a_source_is_cited_with_its_section(load_yaml: LoadTexts) -> None:
    catalogue = load_yaml(services=SERVICES).catalogue
    assert catalogue.cite(SourceRef(id="resp")) == "Response to consultation"
    assert catalogue.cite(SourceRef(id="resp", section="p. 4")) == "Response to consultation, p. 4"
    assert catalogue.cite(SourceRef(id="report")) == "Report, Annex A"
    assert catalogue.cite(SourceRef(id="gone")) == "gone"


def test_places_in_the_file_are_given_by_route_from_the_record(load_yaml: LoadTexts) -> None:
    catalogue = load_yaml(services=SERVICES).catalogue
    host = catalogue.span("services", "advice", "host")
    assert (host.line, host.column, host.end_column) == (11, 42, 51)
    answer = catalogue.key_span("services", "prevention", "answers", "local")
    assert (answer.line, answer.column) == (15, 76)
    assert catalogue.key_span("divisions", "learning").line == 6


def test_a_short_form_has_the_place_of_what_it_stands_for(load_yaml: LoadTexts) -> None:
    catalogue = load_yaml(services=SERVICES).catalogue
    short = catalogue.span("services", "portage", "source", "id")
    assert (short.line, short.column) == (16, 42)
