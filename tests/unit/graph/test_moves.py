from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.graph.drawing import draw
from dtl_planner.graph.moves import can_move, moves_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue

    Read = Callable[..., Catalogue]

TIED = """
divisions: {all: {name: All}}
teams:
  - {id: young, name: Young, part_of: whole, division: all}
  - {id: whole, name: Whole}
  - {id: crew, name: Crew, part_of: young, depends_on: [{on: ict}]}
alliances:
  - {id: tied, name: Tied, kind: same-staff, members: [a1, b, c], forms: {team: young}}
  - {id: far, name: Far, kind: same-staff, members: [b, d]}
services:
  - {id: a, name: A, components: [{id: a1, name: A1}, {id: a2, name: A2}]}
  - {id: b, name: B}
  - {id: c, name: C, depends_on: [{on: a1}]}
  - {id: d, name: D}
  - {id: e, name: E, depends_on: [{on: b}], published: {forms: crew}}
  - {id: f, name: F, depends_on: [{on: e}, {on: young}], components: [{id: f1, name: F1}]}
"""
PROGRAMME = """
roles: [{id: head, name: Head, is_top: yes, leads: [young]}]
enablers: [{id: ict, name: ICT}]
"""


def moved(catalogue: Catalogue, key: str) -> list[tuple[str, str, str]]:
    moves = moves_from(draw(catalogue), key)
    return [
        (one.node.key, one.how.value, " ".join(step.node.key for step in moves.way_to(one)))
        for one in moves.moved.values()
    ]


def test_a_component_moves_its_alliance_and_what_waits_and_not_its_siblings(read: Read) -> None:
    assert moved(read(TIED, PROGRAMME), "a1") == snapshot(
        [
            ("a", "whole", "a"),
            ("c", "waits", "c"),
            ("tied", "alliance", "tied"),
            ("b", "fellow", "tied b"),
            ("young", "team", "tied young"),
            ("e", "waits-indirectly", "tied b e"),
            ("crew", "part", "tied young crew"),
            ("f", "waits-indirectly", "tied young f"),
            ("f1", "part", "tied young f f1"),
        ]
    )


def test_a_service_stands_for_its_components(read: Read) -> None:
    assert moved(read(TIED, PROGRAMME), "a") == snapshot(
        [
            ("a1", "part", "a1"),
            ("a2", "part", "a2"),
            ("c", "waits-indirectly", "a1 c"),
            ("tied", "alliance", "a1 tied"),
            ("b", "fellow", "a1 tied b"),
            ("young", "team", "a1 tied young"),
            ("e", "waits-indirectly", "a1 tied b e"),
            ("crew", "part", "a1 tied young crew"),
            ("f", "waits-indirectly", "a1 tied young f"),
            ("f1", "part", "a1 tied young f f1"),
        ]
    )


def test_an_alliance_moves_its_members_and_its_team(read: Read) -> None:
    assert moved(read(TIED, PROGRAMME), "far") == snapshot(
        [
            ("b", "member", "b"),
            ("d", "member", "d"),
            ("e", "waits-indirectly", "b e"),
            ("crew", "team", "b e crew"),
            ("f", "waits-indirectly", "b e f"),
            ("f1", "part", "b e f f1"),
        ]
    )


def test_a_team_moves_with_what_forms_it_and_what_it_is_part_of(read: Read) -> None:
    assert moved(read(TIED, PROGRAMME), "young") == snapshot(
        [
            ("crew", "part", "crew"),
            ("f", "waits", "f"),
            ("tied", "member", "tied"),
            ("whole", "whole", "whole"),
            ("f1", "part", "f f1"),
            ("a1", "fellow", "tied a1"),
            ("b", "fellow", "tied b"),
            ("c", "fellow", "tied c"),
            ("e", "waits-indirectly", "tied b e"),
        ]
    )


def test_an_enabler_moves_what_waits_for_it(read: Read) -> None:
    assert moved(read(TIED, PROGRAMME), "ict") == snapshot([("crew", "waits", "crew")])


def test_a_role_moves_nothing_by_leading_it(read: Read) -> None:
    assert moved(read(TIED, PROGRAMME), "head") == []


def test_a_component_is_in_the_alliances_of_its_whole_service(read: Read) -> None:
    catalogue = read("""
alliances: [{id: tied, name: Tied, kind: same-staff, members: [a, b]}]
services:
  - {id: a, name: A, components: [{id: a1, name: A1}, {id: a2, name: A2}]}
  - {id: b, name: B}
""")
    assert moved(catalogue, "a1") == snapshot(
        [("a", "whole", "a"), ("tied", "alliance", "a tied"), ("b", "fellow", "a tied b")]
    )


def test_waiting_tells_more_than_being_in_one_alliance(read: Read) -> None:
    catalogue = read("""
alliances: [{id: tied, name: Tied, kind: same-staff, members: [a]}]
services: [{id: a, name: A, depends_on: [{on: tied, because: waits-for-decision}]}]
""")
    assert moved(catalogue, "tied") == [("a", "waits", "a")]


def test_a_ring_is_gone_round_once(read: Read) -> None:
    catalogue = read(
        "services:\n"
        "  - {id: a, name: A, depends_on: [{on: b}]}\n"
        "  - {id: b, name: B, depends_on: [{on: a}]}\n"
    )
    assert moved(catalogue, "a") == [("b", "waits", "b")]


def test_everything_but_a_division_may_be_asked_about(read: Read) -> None:
    assert can_move(draw(read(TIED, PROGRAMME))) == snapshot(
        (
            "a",
            "a1",
            "a2",
            "b",
            "c",
            "d",
            "e",
            "f",
            "f1",
            "tied",
            "far",
            "young",
            "whole",
            "crew",
            "head",
            "ict",
        )
    )
