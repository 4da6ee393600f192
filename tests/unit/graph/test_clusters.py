from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.graph.study import Study

    Studied = Callable[..., Study]


def clusters(study: Study) -> list[list[str]]:
    return [[node.key for node in cluster.nodes] for cluster in study.clusters]


def test_alliances_dependencies_and_new_teams_connect_the_largest_group_first(
    studied: Studied,
) -> None:
    found = studied("""
teams: [{id: young, name: Young}]
alliances: [{id: tied, name: Tied, kind: same-system, members: [c, d], forms: {team: young}}]
services:
  - {id: a, name: A, depends_on: [{on: b}]}
  - {id: b, name: B}
  - {id: c, name: C}
  - {id: d, name: D}
""")
    assert clusters(found) == [["c", "d", "tied", "young"], ["a", "b"]]
    assert found.loose == ()


def test_being_part_of_something_joining_leading_and_a_division_connect_nothing(
    studied: Studied,
) -> None:
    found = studied(
        """
divisions: {all: {name: All}}
teams: [{id: young, name: Young, division: all}, {id: old, name: Old, division: all}]
services:
  - {id: a, name: A, joins: [young], components: [{id: a1, name: A1}, {id: a2, name: A2}]}
  - {id: b, name: B, joins: [young]}
  - {id: c, name: C, outside: {because: a post}}
""",
        "roles: [{id: head, name: Head, is_top: yes, leads: [young, old]}]\n"
        "enablers: [{id: ict, name: ICT}]\n",
    )
    assert clusters(found) == []
    assert [node.key for node in found.loose] == ["a1", "a2", "b", "ict"]
