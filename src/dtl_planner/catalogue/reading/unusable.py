"""What stands in place of a value that could not be read and has been reported."""

from __future__ import annotations

from typing import Final


class Unusable:
    """No section takes it for a value, so nothing is made of it and nothing more is said of it."""

    __slots__ = ()


class Mended(str):
    """A text without what was wrong in it: good enough for a name or a note, not for an answer."""

    __slots__ = ()


UNUSABLE: Final = Unusable()
"""The only one there is."""


def is_unusable(value: object) -> bool:
    """Say whether all that there is to say of a value has been said."""
    return isinstance(value, Unusable | Mended)


def holds_unusable(value: object) -> bool:
    """Say whether a value is unusable, or has a part that is."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if is_unusable(part):
            return True
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return False
