"""Text that people wrote, put where some of its marks would do something, as no more than text.

What a terminal would act on is the business of `shown.clean`, which goes before.
"""

from __future__ import annotations

import re

FORMULA = r"'*\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
"""How a cell begins that a spreadsheet may calculate, full-width marks among them.

Quotes may stand before the mark: so taking one quote off again gives back just what was written.
"""
_IS_FORMULA = re.compile(FORMULA)

_TO_MARKDOWN = str.maketrans(
    {mark: f"\\{mark}" for mark in "\\`*_[]|#~"} | {"&": "&amp;", "<": "&lt;"}
)
"""What Markdown would take for emphasis, a link, a heading, a table or a tag."""
_BEGINS_A_BLOCK = re.compile(r"([-+>]|\d+(?=[.)]))")
"""What Markdown would take for a point of a list, a quotation or a line, where a text begins."""


def protected(text: str) -> str:
    """Put a quote before what a spreadsheet would calculate; reading takes it off again.

    >>> protected("=1+1"), protected("'=1"), protected("plain")
    ("'=1+1", "''=1", 'plain')
    """
    return f"'{text}" if _IS_FORMULA.match(text) else text


def unprotected(text: str) -> str:
    """Take off the quote that `protected` put on.

    >>> unprotected("'=1+1"), unprotected("''=1"), unprotected("'tis")
    ('=1+1', "'=1", "'tis")
    """
    return text[1:] if text[:1] == "'" and _IS_FORMULA.match(text) else text


def in_markdown(text: str) -> str:
    r"""Escape what Markdown would act on; what is left is one line of plain text.

    >>> in_markdown("<b> a|b *c*"), in_markdown("1. one"), in_markdown("- two")
    ('&lt;b> a\\|b \\*c\\*', '1\\. one', '\\- two')
    """
    escaped = text.lstrip().translate(_TO_MARKDOWN)
    begins = _BEGINS_A_BLOCK.match(escaped)
    if begins is None:
        return escaped
    mark = begins.group()
    return f"{mark}\\{escaped[len(mark) :]}" if mark.isdigit() else f"\\{escaped}"
