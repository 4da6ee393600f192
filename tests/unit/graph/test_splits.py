from __future__ import annotations

from typing import TYPE_CHECKING

from inline_snapshot import snapshot

from dtl_planner.graph.splits import split_findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.graph.study import Study

    Studied = Callable[..., Study]

CORE = "answers: {local: yes, small: no}"
HOSTED = "answers: {local: yes, small: yes}"
CITY_WIDE = "answers: {local: no}"


def alliance(*members: str) -> str:
    """An alliance of all its members, each given as the rest of its record."""
    names = [f"s{number}" for number in range(len(members))]
    lines = "".join(
        f"  - {{id: {name}, name: Service {name}, {rest}}}\n"
        for name, rest in zip(names, members, strict=True)
    ).replace(", }", "}")
    head = "alliances: [{id: tied, name: Tied, kind: natural-alliance, members: "
    return f"{head}[{', '.join(names)}]}}]\nservices:\n{lines}"


def camps(study: Study) -> list[tuple[str, str | None, list[str]]]:
    return [
        (camp.category.id, camp.host, [one.component.record.id for one in camp.members])
        for split in study.splits
        for camp in split.camps
    ]


def test_members_of_one_category_stay_together(studied: Studied) -> None:
    assert camps(studied(alliance(CORE, CORE))) == []


def test_members_of_different_categories_would_be_apart(studied: Studied) -> None:
    assert camps(studied(alliance(CORE, CITY_WIDE, CORE))) == [
        ("core", None, ["s0", "s2"]),
        ("city-wide", None, ["s1"]),
    ]


def test_a_member_of_which_nothing_is_known_splits_nothing(studied: Studied) -> None:
    assert camps(studied(alliance(CORE, ""))) == []
    (split,) = studied(alliance(CORE, "", CITY_WIDE)).splits
    assert [one.component.record.id for one in split.unknown] == ["s1"]


def test_hosted_members_are_apart_where_their_hosts_are(studied: Studied) -> None:
    found = studied(
        alliance(f"{HOSTED}, host: north", f"{HOSTED}, host: south", f"{HOSTED}, host: undecided")
    )
    assert camps(found) == [("hosted", "north", ["s0"]), ("hosted", "south", ["s1"])]
    assert [one.component.record.id for one in found.splits[0].unknown] == ["s2"]
    (told,) = split_findings(found.catalogue, found.placed)
    assert told.message.partition(": ")[2] == snapshot(
        "hosted at north (`s0`); hosted at south (`s1`)."
    )


def test_hosted_members_stay_together_at_one_host_or_while_a_host_is_not_known(
    studied: Studied,
) -> None:
    assert camps(studied(alliance(f"{HOSTED}, host: north", f"{HOSTED}, host: north"))) == []
    assert camps(studied(alliance(f"{HOSTED}, host: north", HOSTED))) == []
    assert camps(studied(alliance(HOSTED, HOSTED))) == []


def test_a_service_stands_for_its_components_and_counts_none_twice(studied: Studied) -> None:
    found = studied(f"""
alliances: [{{id: tied, name: Tied, kind: natural-alliance, members: [play, street]}}]
services:
  - id: play
    name: Play
    components:
      - {{id: street, name: Street, {CORE}}}
      - {{id: park, name: Park, {CITY_WIDE}}}
""")
    assert camps(found) == [("core", None, ["street"]), ("city-wide", None, ["park"])]


def test_the_finding_gives_the_reason_of_each_rule_or_decision_with_its_place(
    studied: Studied,
) -> None:
    decided = (
        "decision: {category: hosted, reason: it is being rebuilt, by: Director, on: 2009-09, "
        "review: 2010-04}"
    )
    found = studied(alliance(CORE, f"{CORE}, {decided}", ""))
    (told,) = split_findings(found.catalogue, found.placed)
    assert told.message == snapshot(
        "Members of the alliance `tied` would be apart: core (`s0`); hosted (`s1`)."
    )
    assert [(one.label, one.span.line, one.span.column) for one in told.related] == snapshot(
        [
            ("core: rule `core`: it can be divided", 4, 10),
            ("hosted: decided by Director: it is being rebuilt", 5, 76),
        ]
    )


def test_teams_roles_and_enablers_are_in_no_camp(studied: Studied) -> None:
    found = studied(
        "teams: [{id: young, name: Young}]\n"
        "alliances: [{id: tied, name: T, kind: same-staff, members: [young, play]}]\n"
        f"services: [{{id: play, name: Play, {CORE}}}]\n"
    )
    assert camps(found) == []
    assert list(split_findings(found.catalogue, found.placed)) == []
