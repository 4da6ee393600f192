"""axe-core finds nothing against WCAG 2.2 AA or good practice, however the page is shown."""

from __future__ import annotations

import os
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from reports import CUT, HOSTILE
from tests.programmes import PROGRAMMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opened import Open, Opened, Opening

pytestmark = pytest.mark.needs("chromium", "playwright", "axe-core")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SHOWN: dict[str, dict[str, Any]] = {
    "wide": {"width": 1280},
    "narrow": {"width": 320},
    "in print": {"width": 1280, "media": "print"},
    "in forced colours": {"width": 1280, "forced_colors": "active"},
}


@pytest.fixture(scope="module", params=product(SHOWN, PROGRAMMES), ids="-".join)
def shown(request: pytest.FixtureRequest, opening: Opening) -> Iterator[Opened]:
    """A report, shown in a way: the tests below look at it one after the other."""
    how, name = request.param
    settings = dict(SHOWN[how])
    media = settings.pop("media", None)
    with opening(name, **settings) as opened:
        opened.page.emulate_media(media=media)
        yield opened


def test_axe_finds_nothing(shown: Opened) -> None:
    assert _found(shown) == []


def test_every_text_stands_out_from_its_ground(shown: Opened) -> None:
    shown.open_all()
    assert shown.run("contrast.js") == []


@pytest.mark.parametrize("name", ["peterborough", *CUT, *HOSTILE])
def test_axe_finds_nothing_with_everything_open(open_report: Open, name: str) -> None:
    opened = open_report(name)
    opened.open_all()
    assert _found(opened) == []
    assert opened.run("contrast.js") == []


def _found(opened: Opened) -> list[str]:
    """Everything that axe holds against the page, or leaves open, as a line each."""
    axe = Path(os.environ["DTL_NODE_MODULES"], "axe-core", "axe.min.js")
    opened.page.evaluate(axe.read_text("utf-8"))
    found: list[str] = opened.run("axe.js", TAGS)
    return found
