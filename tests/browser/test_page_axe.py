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
    from collections.abc import Iterator, Sequence

    from opened import Open, Opened, Opening

pytestmark = pytest.mark.needs("chromium", "playwright", "axe-core")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEASURED = ["color-contrast"]
"""What takes axe longer than all the rest: `contrast.js` and `pictures.js` measure every text."""

SHOWN: dict[str, dict[str, Any]] = {
    "wide": {"width": 1280},
    "narrow": {"width": 320},
    "in print": {"width": 1280, "media": "print"},
    "in forced colours": {"width": 1280, "forced_colors": "active"},
}


@pytest.fixture(scope="module", params=product(SHOWN, PROGRAMMES), ids="-".join)
def shown(request: pytest.FixtureRequest, opening: Opening) -> Iterator[tuple[str, Opened]]:
    """A report, shown in a way: the tests below look at it one after the other."""
    how, name = request.param
    settings = dict(SHOWN[how])
    media = settings.pop("media", None)
    with opening(name, **settings) as opened:
        opened.page.emulate_media(media=media)
        yield how, opened


def test_axe_finds_nothing(shown: tuple[str, Opened]) -> None:
    how, opened = shown
    # Nobody hits a link on paper, so nothing there need be of a size for fingers.
    assert _found(opened, without=["target-size"] if how == "in print" else []) == []


def test_every_text_stands_out_from_its_ground(shown: tuple[str, Opened]) -> None:
    _, opened = shown
    opened.open_all()
    assert opened.run("contrast.js") == []


@pytest.mark.parametrize("name", ["peterborough", *CUT, *HOSTILE])
def test_axe_finds_nothing_with_everything_open(open_report: Open, name: str) -> None:
    opened = open_report(name)
    opened.open_all()
    assert _found(opened) == []
    assert opened.run("contrast.js") == []


def _found(opened: Opened, *, without: Sequence[str] = ()) -> list[str]:
    """Everything that axe holds against the page, or leaves open, as a line each."""
    axe = Path(os.environ["DTL_NODE_MODULES"], "axe-core", "axe.min.js")
    opened.page.evaluate(axe.read_text("utf-8"))
    found: list[str] = opened.run("axe.js", {"tags": TAGS, "without": [*MEASURED, *without]})
    return found
