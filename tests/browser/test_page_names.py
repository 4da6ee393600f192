"""Who listens to the page is told what everything is, and where they are in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from tests.programmes import PROGRAMMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opened import Open, Opened, Opening
    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("chromium", "playwright")

LANDMARKS = ("banner", "navigation", "main", "contentinfo")
NAMED = ("region", "searchbox", "button", "navigation")
"""What one may be led to by its name alone, so no two have the same."""

CURRENT = "nav [aria-current]"


@pytest.fixture(scope="module", params=PROGRAMMES)
def shown(request: pytest.FixtureRequest, opening: Opening) -> Iterator[Opened]:
    """A report: the tests below look at it one after the other."""
    with opening(request.param) as opened:
        yield opened


def test_everything_that_one_is_led_to_has_a_name_of_its_own(shown: Opened) -> None:
    shown.open_all()
    shown.settle()
    told = list(_told(shown.page))
    assert [role for role, _ in told if role in LANDMARKS] == [*LANDMARKS]
    named = [one for one in told if one[0] in NAMED]
    assert sorted({one for one in named if named.count(one) > 1 or not one[1]}) == []


def test_headings_go_down_by_one_level_at_a_time(shown: Opened) -> None:
    levels: list[int] = shown.page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map((one) => Number(one.localName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))


def test_the_contents_tell_which_section_one_reads(open_report: Open) -> None:
    page = open_report("peterborough").page
    for section in ("timeline", "services"):
        page.evaluate("(id) => document.getElementById(id).scrollIntoView()", section)
        page.wait_for_selector(f"{CURRENT}[href='#{section}']")
        assert page.locator(CURRENT).count() == 1


@pytest.mark.parametrize("name", PROGRAMMES)
def test_without_scripts_all_of_it_can_be_read(open_report: Open, name: str) -> None:
    page = open_report(name, java_script_enabled=False).page
    assert page.locator(".tools:visible, #open-all:visible").count() == 0
    assert page.locator("main tr[id]:not(details *)").count() > 0
    assert page.locator("main tr[id]:not(details *):not(:visible)").count() == 0
    details = page.locator("main details").first
    details.locator("summary").first.click()
    assert details.locator("li, td, th").first.is_visible()


def _told(page: Page) -> Iterator[tuple[str, str]]:
    """Give the role and the name of everything that a screen reader is told of, in its order."""
    session = page.context.new_cdp_session(page)
    tree: dict[str, Any] = session.send("Accessibility.getFullAXTree")
    known = {node["nodeId"]: node for node in tree["nodes"]}
    waiting = [tree["nodes"][0]]
    while waiting:
        node = waiting.pop()
        waiting += [known[child] for child in reversed(node.get("childIds", []))]
        if not node["ignored"]:
            yield node["role"]["value"], node.get("name", {}).get("value", "")
