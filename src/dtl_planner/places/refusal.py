"""What cannot be done, and why: a value like any other, for whoever asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that cannot be done.

    Attributes:
        why: Why, as one sentence.
        places: Whom it is about, where it is about places.
    """

    why: str
    places: tuple[str, ...] = ()
