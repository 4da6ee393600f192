"""The page fits its window, also with a reader's own spacing, and fingers can hit its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports import CUT, WHOLE

if TYPE_CHECKING:
    from opened import Open

pytestmark = pytest.mark.needs("chromium", "playwright")

WIDTHS = (1280, 640, 320)
"""Of a window as most have it, enlarged to 200 %, and to 400 %; from wide to narrow."""
SPACED = """
:not(svg *) {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important }
"""
"""The spacing of WCAG 1.4.12; pictures tell the same in their tables."""


@pytest.mark.parametrize("name", [*WHOLE, *CUT])
def test_nothing_runs_out_or_is_cut(open_report: Open, name: str) -> None:
    opened = open_report(name)
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 800})
        opened.close_all()
        assert opened.run("layout.js") == [], width
        opened.open_all()
        with opened.dressed(SPACED):
            assert opened.run("layout.js") == [], width
