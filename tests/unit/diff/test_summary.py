"""A difference in figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from inline_snapshot import snapshot

from dtl_planner.app.comparing import compare
from dtl_planner.app.opening import open_workspace
from dtl_planner.catalogue.values.counts import Count
from dtl_planner.diff.compared import Heard
from dtl_planner.diff.scope import units_in_scope
from dtl_planner.diff.staff import summed_up
from dtl_planner.diff.summary import Summary, Themes, summary_of
from dtl_planner.limits import Limits

TOWN = Path(__file__).parents[2] / "cases/structures/town"


def summary(a: str, b: str) -> Summary:
    return summary_of(compare(open_workspace(TOWN, limits=Limits()), a, b))


def test_kinds_add_up_to_the_changes_and_so_do_degrees() -> None:
    found = summary("current", "proposed")
    assert sum(number for _, number in found.kinds) == found.changes
    assert sum(number for _, number in found.degrees) == found.changes


def test_what_changes_is_told_apart_from_what_stays_and_what_is_open() -> None:
    found = summary("current", "proposed")
    assert (found.services, found.stays, found.turning) == (5, 3, 3)
    assert (found.undecided, found.without_host, found.teams_formed) == (1, 1, 4)
    assert found.themes == Themes(Heard(themes=2, answered=1), beside=1)


def test_nothing_differs() -> None:
    found = summary("proposed", "proposed")
    assert (found.changes, found.services, found.kinds, found.degrees) == (0, 0, (), ())


@pytest.mark.parametrize(
    ("written", "wording"),
    [
        ((12,), "12"),
        ((12, 9.5), "21.5"),
        ((0.1, 0.2), "0.3"),
        ((10, 20), "30"),
        (("about 3", 9.5), "about 12.5"),
        (("over 5", 4), "over 9"),
        (("at least 5", 4), "at least 9"),
        (("about 3", "over 5"), "over about 8"),
        (("10-14", 1), "11 to 15"),
        (("under 50", 5), "5 to under 55"),
        (("at most 2", "over 3"), "over 3"),
    ],
)
def test_sums_are_no_surer_than_what_is_stated(
    written: tuple[int | float | str, ...], wording: str
) -> None:
    assert summed_up(map(Count.read, written)).wording == wording


def test_what_is_not_stated_is_counted_and_is_not_nought() -> None:
    found = summed_up([Count.read(3), None, None])
    assert (found.low, found.high, found.stated, found.not_stated) == (Decimal(3), Decimal(3), 1, 2)


def scope(folder: Path, proposal: str) -> list[tuple[str, str | None]]:
    """The staff in scope of one proposal over a small workspace: whose, and how many posts."""
    defaults = TOWN.parents[1] / "defaults"
    for name in ("criteria", "localities"):
        text = (defaults / f"{name}.yaml").read_text(encoding="utf-8")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / "services.yaml").write_text(SERVICES, encoding="utf-8")
    (folder / "proposals").mkdir()
    text = f"dtl: 1\nproposals:\n  next:\n    title: Next\n{proposal}"
    (folder / "proposals/next.yaml").write_text(text, encoding="utf-8")
    found = compare(open_workspace(folder, limits=Limits()), "proposed", "next")
    return [(u.id, u.posts.wording if u.posts else None) for u in units_in_scope(found)]


SERVICES = """\
dtl: 1
services:
  - id: youth
    name: Youth
    people: {posts: 9}
    components:
      - {id: clubs, name: Clubs, people: {posts: 4}, answers: {local: yes}}
  - id: care
    name: Care
    components:
      - {id: homes, name: Homes, people: {posts: 7}, answers: {local: yes}}
  - {id: play, name: Play, people: {posts: 2}, answers: {local: yes}}
  - {id: parks, name: Parks, answers: {local: yes}}
"""


MERGED = """\
    adds: {{new: {{kind: service, was: [play, parks], because: x{posts}}}}}
    changes: {{play: {{ends: yes, because: x}}, parks: {{ends: yes, because: x}}}}
"""
PARTED = """\
    adds:
      one: {kind: service, was: [play], because: x, posts: 1}
      two: {kind: service, was: [play], because: x}
    changes: {play: {ends: yes, because: x}}
"""
MOVED = "    changes: {{{}: {{base: Hall, because: x}}, {}: {{base: Hall, because: x}}}}"


@pytest.mark.parametrize(
    ("proposal", "found"),
    [
        (MOVED.format("youth", "clubs"), [("youth", "9")]),
        (MOVED.format("care", "homes"), [("homes", "7")]),
        (MOVED.format("parks", "play"), [("play", "2"), ("parks", None)]),
        (MERGED.format(posts=", posts: 5"), [("new", "5")]),
        (MERGED.format(posts=""), [("play", "2"), ("parks", None)]),
        (PARTED, [("one", "1"), ("two", None)]),
    ],
)
def test_nobody_is_counted_twice(
    tmp_path: Path, proposal: str, found: list[tuple[str, str | None]]
) -> None:
    assert scope(tmp_path, proposal) == found


def test_staff_of_services_is_added_and_new_posts_are_not() -> None:
    found = summary("current", "proposed")
    assert (found.posts.wording, found.fte.wording) == snapshot(("12", "about 12.5"))
