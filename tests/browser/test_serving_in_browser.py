"""`dtl serve` in Chromium: the page takes the newest in, and the reader stays where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.serving import copied, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.needs(
    "chromium", "playwright", "starlette", "uvicorn", "watchfiles", "ortools", "holidays"
)

PATIENCE = 120_000
OLD, NEW = "name: Children's centres", "name: Centres for all children"


@pytest.fixture
def served(tmp_path: Path, browser: Browser) -> Iterator[tuple[Path, Page, list[str]]]:
    """Serve a copy of the root workspace, and open it; what the console is told is kept."""
    copied(tmp_path)
    with serving(tmp_path) as address:
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(PATIENCE)
        troubles: list[str] = []
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(address)
        yield tmp_path, page, troubles
        page.context.close()


def save(folder: Path, old: str, new: str) -> None:
    file = folder / "services.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def seen(page: Page, words: str, where: str = "body") -> None:
    page.wait_for_function(
        "([where, words]) => document.querySelector(where)?.textContent.includes(words)",
        arg=[where, words],
    )


def test_a_saved_file_is_seen_and_search_and_scroll_stay(
    served: tuple[Path, Page, list[str]],
) -> None:
    folder, page, troubles = served
    search = page.locator("#services input[type=search]").first
    search.fill("children")
    page.evaluate("document.getElementById('service-childrens-centres').scrollIntoView()")
    before = page.evaluate("scrollY")
    save(folder, OLD, NEW)
    seen(page, "Centres for all children", "#service-childrens-centres")
    assert search.input_value() == "children"
    assert page.evaluate("scrollY") > 0
    assert abs(page.evaluate("scrollY") - before) < 200
    assert page.evaluate("document.activeElement.type") == "search"
    assert troubles == []


def test_errors_are_seen_with_their_places_and_go_when_they_are_mended(
    served: tuple[Path, Page, list[str]],
) -> None:
    folder, page, troubles = served
    save(folder, OLD, f"nmae: Children's centres\n        {NEW}")
    seen(page, "error DTL102", "#trouble")
    assert "services.yaml:" in page.inner_text("#trouble")
    assert page.locator("#services").count() == 1, "the last report stands below"
    save(folder, "nmae: Children's centres\n        ", "")
    seen(page, "Centres for all children", "#service-childrens-centres")
    assert page.locator("#trouble").count() == 0
    assert troubles == []
