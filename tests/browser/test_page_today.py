"""A line marks today in a picture that goes by days, as long as today is one of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.needs("chromium", "playwright")

TODAY = "svg.picture .today"
DAYS = "svg => [svg.dataset.first, svg.dataset.last, +svg.dataset.left, +svg.dataset.right]"


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_context().new_page()


def test_today_is_drawn_where_it_stands_within_the_plan(
    page: Page, report_file: Callable[[str], Path]
) -> None:
    file = report_file("peterborough").as_uri()
    page.goto(file)
    picture = "svg.picture[data-first]"
    first, last, left, right = page.eval_on_selector(picture, DAYS)
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    middle = begin + (end - begin) // 2
    page.clock.set_fixed_time(f"{middle}T12:00:00")
    page.goto(file)
    x = page.eval_on_selector(
        f"{picture} path.today, {picture} line.today",
        "line => { const { x, width } = line.getBBox(); return x + width / 2; }",
    )
    assert x == pytest.approx((left + right) / 2, abs=(right - left) / 50)


def test_today_is_not_drawn_before_and_after_the_plan(
    page: Page, report_file: Callable[[str], Path]
) -> None:
    file = report_file("peterborough").as_uri()
    page.goto(file)
    ends = page.eval_on_selector_all(
        "svg.picture[data-first]",
        "all => all.flatMap((one) => [one.dataset.first, one.dataset.last])",
    )
    for day in (
        date.fromisoformat(min(ends)) - timedelta(days=2),
        date.fromisoformat(max(ends)) + timedelta(days=2),
    ):
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto(file)
        assert page.locator(TODAY).count() == 0
