"""Everything can be done with the keyboard alone, and it is always seen where one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.programmes import PROGRAMMES

if TYPE_CHECKING:
    from opened import Open
    from playwright.sync_api import Page

pytestmark = pytest.mark.needs("chromium", "playwright")

SERVICES = "#services input[type=search]"
STATUS = "#services [role=status]"
ROWS = "#services tr[id]:visible"
IN_VIEW = """
(id) => {
  const row = document.getElementById(id);
  const { top, bottom } = row.getBoundingClientRect();
  return row.checkVisibility() && bottom > 0 && top < innerHeight;
}
"""


@pytest.mark.parametrize("name", PROGRAMMES)
@pytest.mark.parametrize("width", [1280, 320])
def test_the_tab_key_stops_at_everything_in_the_order_of_reading(
    open_report: Open, name: str, width: int
) -> None:
    opened = open_report(name, width=width)
    expected = opened.run("keyboard.js", "expected")
    opened.run("keyboard.js")
    for _ in expected:
        opened.page.keyboard.down("Tab")  # held, it goes from stop to stop
    opened.page.keyboard.up("Tab")
    stops = opened.run("keyboard.js", "stops")
    assert [stop["told"] for stop in stops] == expected
    assert [stop["told"] for stop in stops if not stop["isMarked"]] == []
    # The first stop, the link that skips, hides itself as the focus goes: it has its own test.
    assert [stop["told"] for stop in stops[1:] if not stop["isSeen"]] == []


@pytest.mark.parametrize("name", PROGRAMMES)
def test_enter_leads_from_a_picture_to_the_row_that_tells_the_same(
    open_report: Open, name: str
) -> None:
    page = open_report(name).page
    nodes = page.locator("svg.picture a.node")
    count = nodes.count()
    assert count > 0
    for number in sorted({0, count // 4, count // 2, count - 1}):
        node = nodes.nth(number)
        row = (node.get_attribute("href") or "").removeprefix("#")
        node.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("(id) => location.hash === '#' + id", arg=row)
        page.wait_for_function(IN_VIEW, arg=row)  # what is closed opens a moment later


def test_the_first_stop_skips_to_the_report(open_report: Open) -> None:
    page = open_report("peterborough").page
    page.keyboard.press("Tab")
    box = page.get_by_text("Skip to the report").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_typing_finds_services_and_escape_brings_all_of_them_back(open_report: Open) -> None:
    page = open_report("peterborough").page
    total = page.locator(ROWS).count()
    page.focus(SERVICES)
    page.keyboard.type("PLAY")
    found = page.locator(ROWS)
    assert 0 < found.count() < total
    assert all("play" in text.lower() for text in _whole_texts(page))
    assert page.inner_text(STATUS) == f"{found.count()} of {total} shown"
    page.keyboard.press("Escape")
    assert page.input_value(SERVICES) == ""
    assert page.inner_text(STATUS) == f"{total} of {total} shown"


def test_a_category_can_be_left_out(open_report: Open) -> None:
    page = open_report("peterborough").page
    total = page.locator(ROWS).count()
    box = page.locator("#services input[type=checkbox]").first
    box.focus()
    page.keyboard.press("Space")
    left = page.locator(ROWS).count()
    assert 0 < left < total
    assert page.inner_text(STATUS) == f"{left} of {total} shown"
    page.keyboard.press("Space")
    assert page.locator(ROWS).count() == total


def test_a_link_to_a_service_that_the_search_hides_brings_it_back(open_report: Open) -> None:
    page = open_report("peterborough").page
    row = page.locator(ROWS).first.get_attribute("id")
    page.fill(SERVICES, "no such word: zzz")
    assert page.locator(ROWS).count() == 0
    page.evaluate("(id) => { location.hash = id }", row)
    page.wait_for_function(IN_VIEW, arg=row)


def _whole_texts(page: Page) -> list[str]:
    """The text of each row that is shown, with what can be opened below it."""
    texts: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#services tr[id]")]
          .filter((row) => row.checkVisibility())
          .map((row) => row.textContent + (row.nextElementSibling?.textContent || ""))"""
    )
    return texts
