"""axe-core finds nothing against WCAG 2.2 AA or good practice, however the page is shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from reports import CUT, HOSTILE
from tests.programmes import PROGRAMMES

if TYPE_CHECKING:
    from opened import Open, Opened

pytestmark = pytest.mark.needs("chromium", "playwright", "axe-core")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SHOWN: dict[str, dict[str, Any]] = {
    "wide": {"width": 1280},
    "narrow": {"width": 320},
    "in print": {"width": 1280, "media": "print"},
    "in forced colours": {"width": 1280, "forced_colors": "active"},
}


@pytest.mark.parametrize("how", SHOWN)
@pytest.mark.parametrize("name", PROGRAMMES)
def test_axe_finds_nothing(open_report: Open, name: str, how: str) -> None:
    opened = _shown(open_report, name, **SHOWN[how])
    # Nobody hits a link on paper, so nothing there need be of a size for fingers.
    assert [one for one in _found(opened) if how != "in print" or "target-size" not in one] == []


@pytest.mark.parametrize("how", SHOWN)
@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_text_stands_out_from_its_ground(open_report: Open, name: str, how: str) -> None:
    opened = _shown(open_report, name, **SHOWN[how])
    opened.open_all()
    assert opened.run("contrast.js") == []


@pytest.mark.parametrize("name", ["peterborough", *CUT, *HOSTILE])
def test_axe_finds_nothing_with_everything_open(open_report: Open, name: str) -> None:
    opened = _shown(open_report, name, width=1280)
    opened.open_all()
    assert _found(opened) == []


def _shown(open_report: Open, name: str, *, media: str | None = None, **settings: Any) -> Opened:
    opened = open_report(name, **settings)
    if media is not None:
        opened.page.emulate_media(media="print")
    return opened


def _found(opened: Opened) -> list[str]:
    """Everything that axe holds against the page, or leaves open, as a line each."""
    axe = Path(os.environ["DTL_NODE_MODULES"], "axe-core", "axe.min.js")
    opened.page.evaluate(axe.read_text("utf-8"))
    found: list[str] = opened.run("axe.js", TAGS)
    return found
