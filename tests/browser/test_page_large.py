"""A report of a thousand services can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reports import LARGE

if TYPE_CHECKING:
    from opened import Open

pytestmark = pytest.mark.needs("chromium", "playwright")

STATUS = "#services [role=status]"


def test_among_a_thousand_services_one_is_found_by_typing(open_report: Open) -> None:
    opened = open_report(LARGE)
    page = opened.page
    page.focus("#services input[type=search]")
    page.keyboard.type("number 777,")
    page.wait_for_function(f"document.querySelector('{STATUS}').textContent.startsWith('1 ')")
    assert page.inner_text(STATUS) == "1 of 1000 shown"
    assert page.locator("#service-service-777").is_visible()
    assert opened.troubles == []


def test_pictures_of_a_thousand_services_are_cut_and_whole_for_all_that(open_report: Open) -> None:
    measured = open_report(LARGE).run("pictures.js")
    assert measured["faults"] == []
