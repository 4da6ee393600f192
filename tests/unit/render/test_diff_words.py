"""The words of a difference: sources in short, and the line that sums it up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dtl_planner.catalogue.values.counts import Count
from dtl_planner.diff.compared import Heard
from dtl_planner.diff.degree import Degree
from dtl_planner.diff.grouping import Group
from dtl_planner.diff.staff import summed_up
from dtl_planner.diff.summary import Summary, Themes
from dtl_planner.diff.ways import Ways
from dtl_planner.render.diff.sources import Sources
from dtl_planner.render.diff.summing import summed
from dtl_planner.render.diff.words import degree_of

NOTHING = Summary(
    changes=0,
    services=0,
    kinds=(),
    degrees=(),
    stays=0,
    turning=0,
    undecided=0,
    without_host=0,
    teams_formed=0,
    posts=summed_up(()),
    fte=summed_up(()),
    themes=None,
)
UNSTATED = "Posts and FTE in scope: not stated."
THEMES = f"0 services change. {UNSTATED} Themes answered: 7 of 9; 1 stands beside these changes."


@pytest.mark.parametrize(
    ("titles", "source", "short"),
    [
        ((("The paper", "paper"),), "The paper, Section 2", "Section 2"),
        ((("The paper", "paper"),), "The paper", "paper"),
        ((("The paper", "paper"),), "The paper, 2; The paper, 3; The paper, 2", "2; 3"),
        ((("The paper", "a"), ("Survey", "b")), "The paper, 2; Survey", "a, 2; b"),
        ((("The paper, part two", "b"), ("The paper", "a")), "The paper, part two, 7", "b, 7"),
        ((), "Another paper, 2", "Another paper, 2"),
    ],
)
def test_a_source_is_told_by_its_section(
    titles: tuple[tuple[str, str], ...], source: str, short: str
) -> None:
    assert Sources(titles).short(source) == short


def test_papers_are_named_once() -> None:
    assert Sources(()).told is None
    assert Sources((("The paper", "a"),)).told == "Sections are those of The paper (a)."
    both = Sources((("The survey", "b"), ("Paper", "a")))
    assert both.told == "Sources are: a: Paper; b: The survey."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"services": 1, "kinds": (("split", 1),)}, f"1 service changes: 1 split. {UNSTATED}"),
        (
            {"services": 2, "kinds": (("post created", 1), ("line changed", 2), ("stays", 9))},
            f"2 services change: 1 post created, 2 lines changed. {UNSTATED}",
        ),
        ({"stays": 1}, f"0 services change; 1 stays. {UNSTATED}"),
        (
            {"stays": 3, "turning": 2},
            "0 services change; 3 stay, 2 of them turning locality facing.",
        ),
        ({"stays": 1, "turning": 1}, "0 services change; 1 stays and turns locality facing."),
        ({"stays": 2, "turning": 2}, "0 services change; 2 stay and turn locality facing."),
        ({"undecided": 1, "without_host": 2}, "0 services change; 1 undecided; 2 hosts undecided."),
        ({"teams_formed": 1}, f"0 services change. 1 team formed. {UNSTATED}"),
        (
            {"posts": summed_up([Count.read(3), None])},
            "0 services change. Posts in scope: 3 (not stated for 1 unit); FTE: not stated.",
        ),
        (
            {"fte": summed_up([Count.read(2.5)])},
            "0 services change. Posts in scope: not stated; FTE in scope: 2.5.",
        ),
        ({"themes": Themes(Heard(themes=9, answered=7), beside=1)}, THEMES),
    ],
)
def test_a_difference_is_summed_up(changes: dict[str, object], said: str) -> None:
    full = said if UNSTATED in said or "Posts in" in said else f"{said} {UNSTATED}"
    assert summed(replace(NOTHING, **changes)) == full  # type: ignore[arg-type] # of each its own


@pytest.mark.parametrize(
    ("degree", "is_sure", "ways", "told"),
    [
        (Degree.MINOR, True, None, "minor"),
        (Degree.REPORTING_LINE, False, None, "reporting line as far as stated"),
        (None, False, None, "not known"),
        (Degree.SPLIT, True, Ways(3, is_sure=True), "split, 3 ways"),
        (Degree.SPLIT, False, Ways(2, is_sure=False), "split, 2 ways as far as stated"),
    ],
)
def test_a_group_says_how_much_it_changes(
    degree: Degree | None, *, is_sure: bool, ways: Ways | None, told: str
) -> None:
    group = Group("Play", None, (), degree=degree, is_sure=is_sure, ways=ways)
    assert degree_of(group) == told
