"""When a team, a role or a body exists: today, in the structure that is proposed, or in both."""

from __future__ import annotations

from enum import StrEnum


class Stands(StrEnum):
    """In which of the two structures that every workspace has something exists."""

    CURRENT = "current"
    PROPOSED = "proposed"
    BOTH = "both"

    def is_in(self, structure: str) -> bool:
        """Whether it exists in `current` or in `proposed`."""
        return self is Stands.BOTH or self.value == structure
