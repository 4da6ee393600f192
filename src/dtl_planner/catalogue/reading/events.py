"""The stream of events that a YAML parser gives, as our two readers of it see it.

`source` alone knows the library. The builder of values and the finder of positions know only this.
"""

from __future__ import annotations

from typing import Protocol


class Mark(Protocol):
    """A place in the text, all three counted from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """One event. Which attributes it has depends on its kind; a handler asks only for its own."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool
    version: tuple[int, int] | None
    tags: dict[str, str] | None


class EventReader(Protocol):
    """What handles the events one after another; a handler that returns True ends the reading."""

    __slots__ = ()

    def document(self, event: Event) -> bool | None:
        """A document begins."""

    def scalar(self, event: Event) -> bool | None:
        """A word, a number or a text."""

    def alias(self, event: Event) -> bool | None:
        """A `*name`."""

    def mapping(self, event: Event) -> bool | None:
        """A mapping begins."""

    def items(self, event: Event) -> bool | None:
        """A list begins."""

    def close(self, event: Event) -> bool | None:
        """The innermost mapping or list ends."""
