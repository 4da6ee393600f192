"""Noting where in a text each value stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.events import EventReader

if TYPE_CHECKING:
    from dtl_planner.catalogue.reading.events import Event, Mark

Route = tuple[str | int, ...]
"""The way from the top of a file to a value: keys, and numbers of list items from 0."""

Extent = tuple[int, int, int, int]

# An anchor, a tag or a comment may stand between the beginning of a node and its content.
_BEFORE_CONTENT = re.compile(r"(?:&[\w-]+|![^\s,\[\]{}]*|#[^\r\n]*|\s)*")
_BLOCK_STYLES = ("|", ">")
# All that stands before the first line of a block of text, where it has one.
_BLOCK_HEADER = re.compile(_BEFORE_CONTENT.pattern + r"[|>][^\n]*\n\s*")
_NOT_A_KEY = "\0"  # no file can hold such a key


class Place:
    """Where a mapping or list stands (line and column of both ends), and where its parts do."""

    __slots__ = ("extent", "keys", "parts")

    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self.parts: dict[str | int, Place | Extent] = {}
        self.keys: dict[str | int, Extent] = {}


class Finder(EventReader):
    """Reads the events of a text and notes where each value stands.

    What a handler returns says whether that is enough: noting everything, it never is.
    """

    __slots__ = ("_anchors", "_into", "_key", "_key_extent", "_last", "_open", "_text", "_top")

    def __init__(self, text: str) -> None:
        self._text = text
        self._top = self._into = Place((1, 1, 1, 1))  # its only part is the file's content
        self._key: str | int | None = 0  # None: a mapping waits for its next key
        self._key_extent: Extent = (1, 1, 1, 1)
        self._open: list[tuple[Place, str | int | None, Event]] = []
        self._anchors: dict[str | None, Place | Extent] = {}
        self._last: Extent = (1, 1, 1, 1)  # the last piece of content met

    def root(self) -> Place | Extent:
        """Give the place of the file's whole content."""
        return self._top.parts.get(0, self._top)

    def document(self, event: Event) -> None:
        """Pass on: the beginning of a document has no route."""

    def scalar(self, event: Event) -> bool:
        """Note a key, or a value without parts."""
        extent = self._last = self._extent(event)
        if self._key is None:
            self._key, self._key_extent = event.value, extent
        else:
            self._attach(self._key, extent, event.anchor)
        return False

    def alias(self, event: Event) -> bool:
        """Lead to where the anchored text stands."""
        here = self._last = (*after(event.start_mark), *after(event.end_mark))
        if self._key is None:
            self._key, self._key_extent = _NOT_A_KEY, here
        else:
            self._attach(self._key, self._anchors.get(event.anchor, here), None)
        return False

    def mapping(self, event: Event) -> None:
        """Go into a mapping."""
        self._enter(event, key=None)

    def items(self, event: Event) -> None:
        """Go into a list."""
        self._enter(event, key=0)

    def close(self, event: Event) -> bool:
        """Leave a mapping or a list, which ends where its bracket does, or else its last part."""
        place = self._into
        self._into, self._key, begin = self._open.pop()
        if begin.flow_style:
            self._last = (*place.extent[:2], *after(event.end_mark))
        place.extent = (*place.extent[:2], *self._last[2:])
        return False

    def _enter(self, event: Event, *, key: int | None) -> None:
        start = self._start(event)
        place = Place((*start, start[0], start[1] + 1))
        self._last = place.extent
        into = self._into
        if self._key is None:  # the reader refuses such a key, and passes over its value
            self._key, self._key_extent = _NOT_A_KEY, place.extent
        else:
            self._attach(self._key, place, event.anchor)
        self._open.append((into, self._key, event))
        self._into, self._key = place, key

    def _attach(self, key: str | int, place: Place | Extent, anchor: str | None) -> None:
        self._into.parts.setdefault(key, place)  # of equal keys the first counts, as in the reader
        if anchor:
            self._anchors[anchor] = place
        if isinstance(key, int):
            self._key = key + 1
        else:
            self._into.keys.setdefault(key, self._key_extent)
            self._key = None

    def _extent(self, event: Event) -> Extent:
        first, last = event.start_mark, event.end_mark
        if event.style in _BLOCK_STYLES:  # these marks lie beyond the empty lines that follow
            written = self._text[first.index : last.index].rstrip()
            header = _BLOCK_HEADER.match(written)
            start = after(first, header.group()) if header else self._start(event)
            return (*start, *after(first, written))
        if event.anchor or event.tag:
            return (*self._start(event, most=last.index), *after(last))
        return (first.line + 1, first.column + 1, last.line + 1, last.column + 1)

    def _start(self, event: Event, *, most: int | None = None) -> tuple[int, int]:
        mark = event.start_mark
        if not (event.anchor or event.tag):
            return after(mark)
        begin = _BEFORE_CONTENT.match(
            self._text, mark.index, len(self._text) if most is None else most
        )
        return after(mark, begin.group() if begin else "")


def after(mark: Mark, passed: str = "") -> tuple[int, int]:
    """Give line and column, counted from 1, after the text that follows a mark."""
    lines = passed.count("\n")
    if lines:
        return (mark.line + 1 + lines, len(passed) - passed.rfind("\n"))
    return (mark.line + 1, mark.column + 1 + len(passed))
