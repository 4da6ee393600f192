"""The page of limits, from the table of limits."""

from __future__ import annotations

from dataclasses import fields

from dtl_planner.limits import ABOUT, Limits
from tools.docs.markdown import joined, table, wrapped

_INTRODUCTION = """
A limit is there so that a wrong file ends in a sentence and not in a dead machine. Every message
that a limit causes names it, and `--limit NAME=VALUE` raises it for one run.
"""


def page() -> str:
    """Write the page."""
    rows = [
        (f"`{field.name.replace('_', '-')}`", f"{field.default:,}", ABOUT[field.name])
        for field in fields(Limits)
    ]
    return joined("# Limits", wrapped(_INTRODUCTION), table(("limit", "default", "of"), rows))
