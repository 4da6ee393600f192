"""The page needs nothing but itself, asks for nothing, and runs nothing that people wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports import CUT, HOSTILE, NAMES, WHOLE

if TYPE_CHECKING:
    from opened import Open

pytestmark = pytest.mark.needs("chromium", "playwright")
REFUSED = [
    "connect-src",
    "font-src",
    "form-action",
    "frame-src",
    "img-src",
    "script-src-attr",
    "script-src-elem",
    "style-src-attr",
    "style-src-elem",
]
_FOREIGN = """
document.querySelectorAll(
  'img, iframe, object, embed, link, base, form, h1 ~ h1, [onerror], [onclick], [onload], [src]'
).length
"""
_UNSEEN = r"""
document.documentElement.outerHTML.match(
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/
)
"""


@pytest.mark.parametrize("name", [*WHOLE, *CUT])
def test_a_report_asks_for_nothing_and_has_nothing_to_complain_of(
    open_report: Open, name: str
) -> None:
    opened = open_report(name)
    opened.open_all()
    opened.settle()
    assert opened.requests == [opened.page.url]
    assert (opened.troubles, opened.refused()) == ([], [])


@pytest.mark.parametrize("name", ["peterborough", *HOSTILE])
def test_whatever_is_put_into_a_page_may_neither_run_nor_load_nor_paint(
    open_report: Open, name: str
) -> None:
    opened = open_report(name)
    assert opened.run("intrude.js") == {"ran": False, "fetched": False, "painted": False}
    # Some is refused outside of the page, which is told of it a moment later.
    opened.page.wait_for_function("(all) => all.every((one) => refused.includes(one))", arg=REFUSED)
    assert sorted(set(opened.refused())) == REFUSED
    assert opened.answered == [opened.page.url]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text_and_nothing_is_there_without_being_seen(
    open_report: Open, name: str
) -> None:
    opened = open_report(name)
    assert opened.page.evaluate(_FOREIGN) == 0
    assert opened.page.evaluate(_UNSEEN) is None
    text = opened.page.locator("body").text_content() or ""
    assert [written for written in NAMES if written not in text] == []
