from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.catalogue.load import load_texts
from dtl_planner.graph.drawing import draw
from dtl_planner.graph.ties import TieKind
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.graph.ties import Graph

    Read = Callable[..., Catalogue]

EVERYTHING = """
divisions: {play: {name: Play division}, unused: {name: Unused}}
teams:
  - {id: young, name: Young, part_of: whole, joins: [other], division: play}
  - {id: whole, name: Whole, division: undecided}
  - {id: other, name: Other}
alliances:
  - {id: tied, name: Tied, kind: same-staff, members: [play, head, ict, other],
     forms: {team: young, division: play}, depends_on: [{on: ict, because: waits-for-decision}]}
  - {id: open, name: Open, kind: natural-alliance, forms: {team: undecided}}
services:
  - id: play
    name: Play
    joins: [other]
    alliances: [tied, open]
    components:
      - {id: street, name: Street play, depends_on: [{on: play}], published: {forms: whole}}
  - {id: sport, name: Sport, part_of: play}
"""
PROGRAMME = """
roles: [{id: head, name: Head, is_top: yes, leads: [whole, play, street]}]
enablers: [{id: ict, name: ICT}]
"""


def brief(graph: Graph) -> list[tuple[str, str, str]]:
    return [(tie.source, tie.kind.value, tie.target) for tie in graph.ties]


def test_every_record_that_can_be_tied_is_a_node_and_a_division_where_something_goes(
    read: Read,
) -> None:
    graph = draw(read(EVERYTHING, PROGRAMME))
    assert [(key, node.kind.value) for key, node in graph.nodes.items()] == snapshot(
        [
            ("play", "service"),
            ("street", "component"),
            ("sport", "component"),
            ("tied", "alliance"),
            ("open", "alliance"),
            ("young", "team"),
            ("whole", "team"),
            ("other", "team"),
            ("head", "role"),
            ("ict", "enabler"),
            ("division:play", "division"),
        ]
    )


def test_every_tie_is_typed_and_keeps_its_direction(read: Read) -> None:
    assert brief(draw(read(EVERYTHING, PROGRAMME))) == snapshot(
        [
            ("play", "same-staff", "tied"),
            ("head", "same-staff", "tied"),
            ("ict", "same-staff", "tied"),
            ("other", "same-staff", "tied"),
            ("play", "natural-alliance", "open"),
            ("street", "depends-on", "play"),
            ("tied", "waits-for-decision", "ict"),
            ("tied", "forms", "young"),
            ("street", "forms", "whole"),
            ("play", "joins", "other"),
            ("young", "joins", "other"),
            ("head", "leads", "whole"),
            ("head", "leads", "play"),
            ("head", "leads", "street"),
            ("tied", "goes-to", "division:play"),
            ("young", "goes-to", "division:play"),
            ("street", "part-of", "play"),
            ("sport", "part-of", "play"),
            ("young", "part-of", "whole"),
        ]
    )


def test_a_membership_that_is_written_twice_is_one_tie_with_both_places(read: Read) -> None:
    catalogue = read(EVERYTHING, PROGRAMME)
    (tie,) = (t for t in draw(catalogue).ties if (t.source, t.target) == ("play", "tied"))
    assert tie.kind is TieKind.SAME_STAFF
    assert [(s.line, s.column) for s in (p.span(catalogue) for p in tie.places)] == snapshot(
        [(9, 56), (16, 17)]
    )


def test_of_a_service_and_a_division_of_one_id_a_role_leads_the_service(read: Read) -> None:
    graph = draw(
        read(
            "divisions: {play: {name: Play}, sport: {name: Sport}}\n"
            "services: [{id: play, name: Play}]\n",
            "roles: [{id: head, name: Head, is_top: yes, leads: [play, sport]}]\n",
        )
    )
    assert brief(graph) == [("head", "leads", "play"), ("head", "leads", "division:sport")]


def test_a_tie_to_something_that_could_not_be_read_is_left_out() -> None:
    services = """
alliances: [{id: tied, name: Tied, kind: same-staff, members: [gone, play]}]
services: [{id: play, name: Play, alliances: [lost], depends_on: [{on: gone}]}]
"""
    texts = {"services.yaml": f"dtl: 1\n{services}"}
    catalogue = load_texts(texts, limits=Limits()).catalogue
    assert brief(draw(catalogue)) == [("play", "same-staff", "tied")]
