"""A page as it is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING

from dtl_planner.render.report.html.page import html_page

if TYPE_CHECKING:
    from dtl_planner.render.report.document import Report

STRICT = "default-src 'none'; frame-ancestors 'none'"
"""The policy of an answer that is no page."""

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_PLAIN = """<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>A fault in dtl</title>
<h1>This is a fault in dtl, not in your files</h1>
<p>The terminal in which <code>dtl serve</code> runs says more. Mend or undo the last change, then
load this page again.</p>
</html>
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        body: What is sent.
        policy: What it may load and do, for the header of that name.
        is_whole: Whether it is the report of the files as they are now, and no page of errors.
    """

    body: bytes
    policy: str
    is_whole: bool

    @property
    def digest(self) -> str:
        """The SHA-256 of what is sent: another page has another one."""
        return sha256(self.body).hexdigest()


def page_of(report: Report, *, is_whole: bool) -> Page:
    """Write a report as a page that listens for changes."""
    text = html_page(report, live=True)
    return Page(text.encode(), _policy_in(text), is_whole)


def plain_page() -> Page:
    """Give the page for when no report can be written at all."""
    return Page(_PLAIN.encode(), STRICT, is_whole=False)


def _policy_in(text: str) -> str:
    """Take the policy that a page states itself, and forbid what only a header can: framing it."""
    found = _POLICY.search(text)
    return f"{unescape(found[1])}; frame-ancestors 'none'" if found else STRICT
