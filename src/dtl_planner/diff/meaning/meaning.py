"""Puts the page for one team together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.diff.meaning.arranging import arranging
from dtl_planner.diff.meaning.changing import changing, staying
from dtl_planner.diff.meaning.concern import concern_of
from dtl_planner.diff.meaning.line import Line, Part
from dtl_planner.diff.meaning.opening import decided, undecided
from dtl_planner.diff.meaning.saying import asking, said
from dtl_planner.diff.meaning.waiting import waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.meaning.line import Concern


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a difference means for one unit or division.

    Attributes:
        compared: The difference.
        subject: Its id.
        name: What it is called.
        parts: What is told, under headings.
    """

    compared: Compared
    subject: str
    name: str
    parts: tuple[Part, ...]


def meaning_of(compared: Compared, subject: str) -> Meaning:
    """Tell what a difference means for a unit, or a division, and for its parts and members."""
    concern = concern_of(compared, subject)
    parts = tuple(
        Part(key, title, lines or (Line(none),), is_empty=not lines)
        for key, title, tell, none in _PARTS
        for lines in (tuple(tell(concern)),)
    )
    return Meaning(compared, subject, compared.called(subject), parts)


_PARTS: tuple[tuple[str, str, Callable[[Concern], Iterator[Line]], str], ...] = (
    ("changes", "What changes", changing, "Nothing beyond what stands below."),
    ("stays", "What stays", staying, "Nothing is said to stay as it is."),
    ("arrangement", "How it is run then", arranging, "Not stated."),
    ("undecided", "What is undecided, and what settles it", undecided, "Nothing is left open."),
    ("decisions", "What people decided", decided, "No decision is recorded."),
    ("waits", "What waits for what", waiting, "No link is recorded."),
    ("said", "What people said", said, "Nothing is recorded."),
    ("ask", "Whom to ask", asking, "Nobody is named who leads it."),
)
"""The headings in their order, and what is said where there is nothing to tell."""
