"""Changes in groups: each change in one of them, and what a service's own group says of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from inline_snapshot import snapshot
from tests.programmes import PROGRAMMES

from dtl_planner.app.comparing import compare
from dtl_planner.app.opening import open_workspace
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.grouping import By, grouped
from dtl_planner.diff.ways import Ways
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.diff.compared import Compared

TOWN = Path(__file__).parents[2] / "cases/structures/town"
PAIRS = (("current", "proposed"), ("proposed", "later"), ("current", "later"), ("later", "current"))


def compared(a: str, b: str) -> Compared:
    return compare(open_workspace(TOWN, limits=Limits()), a, b)


def titles(found: Compared, by: By) -> list[tuple[str, str | None, int]]:
    groups = grouped(found, by)
    return [
        (g.title, g.degree.word if g.degree is not None else None, len(g.changes)) for g in groups
    ]


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize("pair", PAIRS)
def test_each_change_is_in_one_group(by: By, pair: tuple[str, str]) -> None:
    found = compared(*pair)
    told = [change for group in grouped(found, by) for change in group.changes]
    assert sorted(map(id, told)) == sorted(map(id, found.changes))


def test_nothing_differs_and_there_is_no_group() -> None:
    assert grouped(compared("later", "later"), By.SERVICE) == ()


def test_services_stand_in_the_order_of_the_files_and_teams_behind_them() -> None:
    assert titles(compared("current", "proposed"), By.SERVICE) == snapshot(
        [
            ("Youth service", "split", 5),
            ("Play service", None, 2),
            ("Library", "transfer", 5),
            ("Music", "transfer", 2),
            ("Portage", None, 1),
            ("Museum", "minor", 2),
            ("Teams", "transfer", 4),
            ("Roles", "transfer", 2),
            ("Bodies", "transfer", 1),
        ]
    )


def test_where_no_service_has_parts_services_stand_together_as_teams_do() -> None:
    folder = PROGRAMMES["manchester"]
    found = compare(open_workspace(folder, limits=Limits()), "current", "proposed")
    assert titles(found, By.SERVICE) == [("Services", None, 8), ("Bodies", "minor", 2)]


def test_a_service_that_parts_says_into_how_many_ways() -> None:
    youth = grouped(compared("current", "proposed"), By.SERVICE)[0]
    assert (youth.title, youth.degree, youth.ways) == (
        "Youth service",
        Degree.SPLIT,
        Ways(3, is_sure=True),
    )


def test_who_takes_part_elsewhere_is_pointed_to_from_its_own_service() -> None:
    groups = grouped(compared("proposed", "later"), By.SERVICE)
    found = [(g.title, one.unit, one.change.unit) for g in groups for one in g.elsewhere]
    assert found == snapshot(
        [
            ("Youth service", "youth", "court"),
            ("Youth service", "school-play", "play"),
            ("Family play", "family-play", "play"),
            ("Music", "music", "arts"),
            ("Museum", "museum", "arts"),
        ]
    )


def test_who_takes_part_elsewhere_is_pointed_to_from_its_own_staff_group_too() -> None:
    groups = grouped(compared("current", "proposed"), By.STAFF_GROUP)
    found = [(g.title, one.unit, one.change.unit, one.title) for g in groups for one in g.elsewhere]
    assert found == snapshot(
        [
            (
                "stays city-wide in an extended team",
                "library",
                "learning-team",
                "Teams, roles and bodies",
            ),
            (
                "Category led for others: no staff group named",
                "music",
                "learning-team",
                "Teams, roles and bodies",
            ),
        ]
    )


def test_divisions_are_those_afterwards_and_what_is_open_or_not_stated_stands_apart() -> None:
    assert titles(compared("current", "proposed"), By.DIVISION) == snapshot(
        [
            ("Learning", "split", 9),
            ("Families", "reporting line", 3),
            ("Division undecided", None, 1),
            ("Division not stated", "transfer", 11),
        ]
    )


def test_staff_groups_are_the_schemes_own_and_the_others_stand_apart() -> None:
    assert titles(compared("current", "proposed"), By.STAFF_GROUP) == snapshot(
        [
            ("forms a locality team", "split", 3),
            ("stays city-wide in an extended team", "transfer", 5),
            ("Category hosted: no staff group named", "transfer", 1),
            ("stays city-wide and locality facing", "reporting line", 5),
            ("Category led for others: no staff group named", "transfer", 2),
            ("Undecided", None, 1),
            ("Teams, roles and bodies", "transfer", 7),
        ]
    )
    assert titles(compared("later", "current"), By.STAFF_GROUP) == snapshot(
        [("Category not stated", "split", 17), ("Teams, roles and bodies", "transfer", 8)]
    )


def test_kinds_stand_in_the_order_in_which_they_are_told() -> None:
    assert [title for title, _, _ in titles(compared("current", "proposed"), By.KIND)] == snapshot(
        [
            "Merged",
            "Split",
            "Added",
            "Closed",
            "Post created",
            "Post ended",
            "Rehosted",
            "Undecided",
            "Stays",
            "Recategorised",
            "Joined",
            "Moved",
            "Line changed",
            "Place changed",
            "Date moved",
            "Decided",
        ]
    )


def test_degrees_stand_from_the_highest_to_what_is_not_known() -> None:
    assert titles(compared("current", "proposed"), By.DEGREE) == snapshot(
        [
            ("Split", "split", 1),
            ("Transfer", "transfer", 5),
            ("Reporting line", "reporting line", 1),
            ("Minor", "minor", 8),
            ("None", "none", 3),
            ("Not known", None, 6),
        ]
    )


def test_what_is_not_known_makes_a_degree_unsure_unless_it_is_the_highest() -> None:
    groups = {group.title: group for group in grouped(compared("current", "proposed"), By.SERVICE)}
    assert (groups["Library"].degree, groups["Library"].is_sure) == (Degree.TRANSFER, False)
    assert (groups["Youth service"].degree, groups["Youth service"].is_sure) == (Degree.SPLIT, True)
    assert (groups["Portage"].degree, groups["Portage"].is_sure) == (None, False)
    assert (groups["Museum"].degree, groups["Museum"].is_sure) == (Degree.MINOR, True)
