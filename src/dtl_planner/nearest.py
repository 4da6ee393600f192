"""The known name that a wrong one was most likely meant to be, for every "did you mean"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 120
"""As much of a wrong name as is looked for: comparing takes time by the square of the length."""


def nearest(wrong: str, known: Iterable[str], *, likeness_0_1: float = 0.6) -> str | None:
    """Find the nearest known name, or `None` where none is near.

    Args:
        wrong: The name as written.
        known: The names that there are; the order settles ties.
        likeness_0_1: How alike two names must be, from 0 to 1.
    """
    # Imported only for a slip: most runs have none, and starting up is to be quick.
    from difflib import get_close_matches  # noqa: PLC0415

    found = get_close_matches(wrong[:_LONGEST], list(known), n=1, cutoff=likeness_0_1)
    return found[0] if found else None
