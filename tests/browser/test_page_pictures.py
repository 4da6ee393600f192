"""In every picture words can be read, nothing lies over anything, and the table tells the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from reports import CUT, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opened import Opened, Opening

pytestmark = pytest.mark.needs("chromium", "playwright")

FONTS = ("Liberation Sans", "DejaVu Sans")
"""One as wide as Arial, and the widest that the page may get."""


@pytest.fixture(scope="module", params=[*WHOLE, *CUT])
def shown(request: pytest.FixtureRequest, opening: Opening) -> Iterator[Opened]:
    """A report: the tests below look at it one after the other."""
    with opening(request.param) as opened:
        yield opened


@pytest.mark.parametrize("font", FONTS)
def test_words_and_things_of_a_picture_keep_clear_of_each_other(shown: Opened, font: str) -> None:
    with shown.dressed(f"* {{ font-family: '{font}' !important }}"):
        measured = shown.run("pictures.js")
    assert measured["faults"] == []
    assert measured["texts"] > measured["pictures"] > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_can_be_read_in_the_colours_that_a_reader_forces(
    shown: Opened, scheme: Literal["light", "dark"]
) -> None:
    shown.page.emulate_media(forced_colors="active", color_scheme=scheme)
    assert shown.run("pictures.js")["faults"] == []
    shown.page.emulate_media(forced_colors="none", color_scheme="light")


def test_a_picture_and_its_table_have_the_same_rows_and_every_link_leads_somewhere(
    shown: Opened,
) -> None:
    assert shown.run("parity.js") == []
