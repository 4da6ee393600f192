"""No formula out of data: a cell that a spreadsheet would calculate gets a quote before it.

The quote is put before any cell that begins with a mark of a formula, blanks or quotes before it or
not, and reading takes one such quote off again: what was written comes back as it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_MARKED = r"'*\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
_STARTS = re.compile(_MARKED)


def protected(text: str) -> str:
    """Protect one cell.

    >>> protected("=1+1"), protected("'=1"), protected("plain")
    ("'=1+1", "''=1", 'plain')
    """
    return f"'{text}" if _STARTS.match(text) else text


def protected_column(cells: pl.Series) -> pl.Series:
    """Protect a column of text, as `protected` does one cell."""
    return cells.str.replace(f"^({_MARKED})", "'$1")


def unprotected_column(cells: pl.Series) -> pl.Series:
    """Take off the quotes that `protected` put on."""
    return cells.str.replace(f"^'({_MARKED})", "$1")
