"""On A4 the report is whole: every table open, every row there, nothing wider than the paper."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from reports import CUT
from tests.programmes import PROGRAMMES

if TYPE_CHECKING:
    from pathlib import Path

    from opened import Open, Opened

pytestmark = pytest.mark.needs("chromium", "playwright", "pdftotext")

HEADINGS = """
() => [...document.querySelectorAll("h1, h2, h3, th[scope='row'], caption, svg text")]
  .filter((one) => !one.closest("nav, tr.more"))
  .map((one) => one.textContent)
"""
MOST_PAGES = 90
SLACK = 2  # points, of 72 to the inch


@pytest.mark.parametrize("name", [*PROGRAMMES, *CUT])
def test_the_printed_report_has_every_row_and_no_word_beyond_the_paper(
    open_report: Open, name: str, tmp_path: Path
) -> None:
    opened = open_report(name)
    headings = opened.page.evaluate(HEADINGS)
    file = _printed(opened, tmp_path)
    text = _squeezed(_said("pdftotext", "-raw", str(file), "-"))
    assert [each for each in headings if _squeezed(each) not in text] == []
    pages = _pages(file)
    assert 0 < len(pages) < MOST_PAGES
    for width, height, words in pages:
        assert sorted((round(width), round(height))) == [595, 842]
        assert [
            word
            for left, top, right, bottom, word in words
            if left < -SLACK or top < -SLACK or right > width + SLACK or bottom > height + SLACK
        ] == []


def _printed(opened: Opened, folder: Path) -> Path:
    file = folder / "report.pdf"
    opened.page.pdf(path=file, prefer_css_page_size=True, print_background=True)
    return file


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _squeezed(text: str) -> str:
    """A text without its spaces and breaks, which a page places as it likes."""
    return re.sub(r"\s+", "", text)


Word = tuple[float, float, float, float, str]


def _pages(file: Path) -> list[tuple[float, float, list[Word]]]:
    """The size of each page of a PDF, and where its words stand on it."""
    text = _said("pdftotext", "-bbox", str(file), "-")
    pages = []
    for part in text.split("<page ")[1:]:
        width, height = map(float, re.findall(r'(?:width|height)="([\d.]+)"', part)[:2])
        found = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<', part)
        words = [(*map(float, each[:4]), each[4]) for each in found]
        pages.append((width, height, words))
    return pages
