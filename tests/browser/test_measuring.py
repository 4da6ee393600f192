"""What measures the pages finds the faults of a page that has one of each kind, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from faulty import faulty_report
from inline_snapshot import snapshot

from dtl_planner.render.report.html.page import html_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from opened import Opened

pytestmark = pytest.mark.needs("chromium", "playwright")

FAINT = """
svg [aria-label="Faint"] rect { stroke: #ccc }
svg path:not(.line) { stroke: #eee }
svg text:last-of-type { fill: #aaa }
.line.tone-plain { stroke: #ddd }
"""
CRAMPED = """
section { width: 100px }
p.line { overflow: hidden; white-space: nowrap }
nav a { all: unset !important; font-size: 6px !important; line-height: 1 !important }
footer p { min-width: 2000px }
"""


@pytest.fixture
def faulty(open_file: Callable[..., Opened], tmp_path: Path) -> Opened:
    file = tmp_path / "faulty.html"
    file.write_text(html_page(faulty_report()), "utf-8")
    opened = open_file(file)
    opened.dress(FAINT)
    return opened


def test_every_fault_of_a_picture_is_found(faulty: Opened) -> None:
    assert faulty.run("pictures.js")["faults"] == snapshot(
        [
            'Faults: "one over" runs over "another"',
            'Faults: "leaves the picture" leaves the picture',
            'Faults: "tiny" is 8.0 px high',
            'Faults: "too wide for it" runs over the edge of a box',
            'Faults: "hidden" lies under a box',
            'Faults: "struck through" is crossed by a line (line tone-plain)',
            'Faults: "not of it" runs over the edge of a box',
            'Faults: "too faint" has a contrast of 2.32',
            'Faults: the box of "A thing" lies over that of "Over it"',
            'Faults: "not of it" lies over the box of "A thing"',
            'Faults: "not of it" lies over the box of "Over it"',
            'Faults: the box of "Faint" has a contrast of 1.61',
            "Faults: the edge of an area has a contrast of 1.16",
            "Faults: a line (line tone-plain) has a contrast of 1.36",
        ]
    )


def test_rows_and_things_that_are_not_matched_are_found(faulty: Opened) -> None:
    assert faulty.run("parity.js") == snapshot(
        [
            "faults: the picture's nowhere has no row",
            "faults: the row not-drawn is not in the picture",
            "a link leads to nowhere, which is nowhere",
        ]
    )


def test_what_runs_out_of_its_place_is_found(faulty: Opened) -> None:
    faulty.dress(CRAMPED)
    assert faulty.run("layout.js") == snapshot(
        [
            "the page is 2024 px wide, and the window 1280",
            '   p "To check it: dtl report of the" reaches 2024',
            'faults p "One of each." is cut',
            'faults p "One of each." is narrower than its text "One of each."',
            ' a "Faults"  is 16 by 6 px, and close to  a "Other" ',
            ' a "Other"  is 15 by 6 px, and close to  a "Faults" ',
        ]
    )
