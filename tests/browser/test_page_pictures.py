"""In every picture words can be read, nothing lies over anything, and the table tells the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports import CUT, WHOLE

if TYPE_CHECKING:
    from opened import Open

pytestmark = pytest.mark.needs("chromium", "playwright")

FONTS = ("Liberation Sans", "DejaVu Sans")
"""One as wide as Arial, and the widest that the page may get."""


@pytest.mark.parametrize("name", [*WHOLE, *CUT])
def test_words_and_things_of_a_picture_keep_clear_of_each_other(
    open_report: Open, name: str
) -> None:
    opened = open_report(name)
    for font in FONTS:
        opened.dress(f"* {{ font-family: '{font}' !important }}")
        measured = opened.run("pictures.js")
        assert measured["faults"] == [], font
        assert measured["texts"] > measured["pictures"] > 0


@pytest.mark.parametrize("name", WHOLE)
def test_pictures_can_be_read_in_the_colours_that_a_reader_forces(
    open_report: Open, name: str
) -> None:
    for scheme in ("light", "dark"):
        opened = open_report(name, forced_colors="active", color_scheme=scheme)
        assert opened.run("pictures.js")["faults"] == []


@pytest.mark.parametrize("name", [*WHOLE, *CUT])
def test_a_picture_and_its_table_have_the_same_rows_and_every_link_leads_somewhere(
    open_report: Open, name: str
) -> None:
    assert open_report(name).run("parity.js") == []
