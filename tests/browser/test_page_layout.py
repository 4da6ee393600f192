"""The page fits its window, also with a reader's own spacing, and fingers can hit its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports import CUT, WHOLE

if TYPE_CHECKING:
    from opened import Open

pytestmark = pytest.mark.needs("chromium", "playwright")

WIDTHS = {"wide": 1280, "at 200 %": 640, "narrow": 320}
SPACED = """
:not(svg *) {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important }
"""
"""The spacing of WCAG 1.4.12; pictures tell the same in their tables."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*WHOLE, *CUT])
def test_nothing_runs_out_or_is_cut(open_report: Open, name: str, width: str) -> None:
    opened = open_report(name, width=WIDTHS[width])
    assert opened.run("layout.js") == []
    opened.open_all()
    opened.dress(SPACED)
    assert opened.run("layout.js") == []
