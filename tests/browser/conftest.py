"""Chromium, and the reports opened in it: a page for a test, or for several that only look."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from opened import Opened
from reports import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from opened import Open, Opening
    from playwright.sync_api import Browser, Page

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it; it ends with each module, since its loop of events must."""
    # Imported where it is wanted: a machine without the extra skips these tests.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        program = shutil.which("chromium")
        with playwright.chromium.launch(executable_path=program, args=QUIET) as browser:
            yield browser


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give the file of a report by its name; each is built once."""
    built: dict[str, Path] = {}

    def file_of(name: str) -> Path:
        if name not in built:
            folder = tmp_path_factory.mktemp("report")
            page = page_of(name, folder)
            built[name] = folder / "report.html"
            built[name].write_bytes(page)
        return built[name]

    return file_of


@pytest.fixture(scope="module")
def opening(browser: Browser, report_file: Callable[[str], Path]) -> Opening:
    """Open a report by its name for as long as several tests look at it, and change nothing."""

    @contextmanager
    def opened(name: str, **settings: Any) -> Iterator[Opened]:
        with _window(browser, **settings) as page:
            yield Opened.on(page, report_file(name))

    return opened


@pytest.fixture
def open_file(browser: Browser) -> Iterator[Open]:
    """Open a file in a window of its own, as wide as is said; the rest goes to the browser."""
    with ExitStack() as windows:

        def opened(file: Path, **settings: Any) -> Opened:
            return Opened.on(windows.enter_context(_window(browser, **settings)), file)

        yield opened


@pytest.fixture
def open_report(open_file: Open, report_file: Callable[[str], Path]) -> Open:
    """Open a report by its name."""

    def opened(name: str, **settings: Any) -> Opened:
        return open_file(report_file(name), **settings)

    return opened


@contextmanager
def _window(
    browser: Browser, *, width: int = 1280, height: int = 800, **settings: Any
) -> Iterator[Page]:
    size = {"width": width, "height": height}
    context = browser.new_context(viewport=size, locale="en-GB", **settings)  # type: ignore[arg-type] # a dict does
    yield context.new_page()
    context.close()
