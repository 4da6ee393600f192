"""How much a change is, on a scale of five: our own, since the papers give words and no scale."""

from __future__ import annotations

from enum import IntEnum


class Degree(IntEnum):
    """How much of what people are used to changes, from nothing to everything.

    Each step takes in those below it: who moves into another team may report elsewhere too.
    """

    NONE = 0
    MINOR = 1
    REPORTING_LINE = 2
    TRANSFER = 3
    SPLIT = 4

    @property
    def word(self) -> str:
        """The degree in words."""
        return self.name.lower().replace("_", " ")

    @property
    def meaning(self) -> str:
        """What it means for the people concerned."""
        return _MEANINGS[self]


_MEANINGS = {
    Degree.NONE: "nothing changes in the daily work",
    Degree.MINOR: "the same team and place, working in another way, or something new beside it",
    Degree.REPORTING_LINE: "another division or line manager",
    Degree.TRANSFER: "another team, management or place",
    Degree.SPLIT: "shared out over several teams or places",
}
