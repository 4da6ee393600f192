"""Patterns of answers: for each question one slot a class, and one more for an answer not known.

Here is only how many patterns a scheme has and when that is too many to write them all out, so that
nobody needs numpy to be told.
"""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from dtl_planner.classify.engine.alphabet import Alphabet
    from dtl_planner.classify.engine.table import Table

TOO_WIDE = Code(
    "DTL360",
    "scheme-too-wide-for-arrays",
    Severity.WARNING,
    why="Large catalogues are classified fast by looking each row up among all patterns of "
    "answers. This scheme has too many to write out, so each is worked out when it is met.",
    mend="Nothing need be done: the results are the same. To be faster, ask fewer questions.",
)

DENSE_CELLS = 5_000_000
"""How many patterns of answers, unknowns included, are written out at most."""

OUTCOMES_MOST = 64
"""How many outcomes fit the bits of the widest integer that arrays have."""


def live(alphabet: Alphabet) -> tuple[int, ...]:
    """The questions of which the rules tell some answers apart."""
    return tuple(n for n, size in enumerate(alphabet.space.sizes) if size > 1)


def slots(alphabet: Alphabet) -> tuple[int, ...]:
    """How many slots each question has; the last is that of an answer not known.

    A question with one class is the same known or not, and has that one slot.
    """
    return tuple(size + 1 if size > 1 else 1 for size in alphabet.space.sizes)


def too_wide(table: Table, *, cells_most: int = DENSE_CELLS) -> Diagnostic | None:
    """Say whether a table has too many patterns, or outcomes, to write them all out.

    Args:
        table: The compiled table.
        cells_most: How many patterns may be written out.
    """
    patterns, outcomes = prod(slots(table.alphabet)), len(table.outcomes)
    if patterns <= cells_most and outcomes <= OUTCOMES_MOST:
        return None
    message = (
        f"`{table.scheme.id}` has {patterns:,} patterns of answers and {outcomes:,} outcomes; "
        f"written out are at most {cells_most:,} patterns of {OUTCOMES_MOST} outcomes"
    )
    return Diagnostic(TOO_WIDE, message, hint="each pattern is worked out when it is met: slower")
