"""Where in a file a value stands, found only when somebody asks.

A file without problems never needs its positions, and noting them would double the time of
reading. So the text is walked again on the first question, which answers every later one too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.events import EventReader
from dtl_planner.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Callable

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


class SourceMap:
    """Answers where the value, or the key, at a route stands in one file."""

    __slots__ = ("_root", "_text", "_walk", "file")

    def __init__(self, file: str, *, text: str, walk: Callable[[EventReader], object]) -> None:
        self.file = file
        self._text = text
        self._walk = walk
        self._root: Place | Extent | None = None

    def value(self, route: Route) -> Span:
        """Give the span of the value; what was not written has that of its nearest ancestor."""
        return self._span(_extent_of(self._trail(route)[-1]))

    def key(self, route: Route) -> Span:
        """Give the span of the key that leads to the value; a list item has only its value's."""
        trail = self._trail(route)
        extent = _extent_of(trail[-1])
        if len(trail) == 1:
            return self._span(extent)
        step, holder = route[len(trail) - 2], trail[-2]
        return self._span(holder.keys.get(step, extent) if isinstance(holder, Place) else extent)

    def _trail(self, route: Route) -> list[Place | Extent]:
        if self._root is None:
            finder = Finder(self._text)
            self._walk(finder)
            self._root = finder.root()
        trail: list[Place | Extent] = [self._root]
        for step in route:
            last = trail[-1]
            part = last.parts.get(step) if isinstance(last, Place) else None
            if part is None:
                break
            trail.append(part)
        return trail

    def _span(self, extent: Extent) -> Span:
        return Span(self.file, *extent)


class Finder(EventReader):
    """Reads the events of a text and notes where each value stands."""

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

    def scalar(self, event: Event) -> None:
        """Note a key, or a value without parts."""
        extent = self._last = self._extent(event)
        if self._key is None:
            self._key, self._key_extent = event.value, extent
        else:
            self._attach(self._key, extent, event.anchor)

    def alias(self, event: Event) -> None:
        """Lead to where the anchored text stands."""
        here = self._last = (*_after(event.start_mark), *_after(event.end_mark))
        if self._key is None:
            self._key, self._key_extent = _NOT_A_KEY, here
        else:
            self._attach(self._key, self._anchors.get(event.anchor, here), None)

    def mapping(self, event: Event) -> None:
        """Go into a mapping."""
        self._enter(event, key=None)

    def items(self, event: Event) -> None:
        """Go into a list."""
        self._enter(event, key=0)

    def close(self, event: Event) -> None:
        """Leave a mapping or a list, which ends where its bracket does, or else its last part."""
        place = self._into
        self._into, self._key, begin = self._open.pop()
        if begin.flow_style:
            self._last = (*place.extent[:2], *_after(event.end_mark))
        place.extent = (*place.extent[:2], *self._last[2:])

    def _enter(self, event: Event, *, key: int | None) -> None:
        start = self._start(event)
        place = Place((*start, start[0], start[1] + 1))
        self._last = place.extent
        into = self._into
        if (
            self._key is None
        ):  # the reader refuses such a key; the value that follows is passed over
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
            start = _after(first, header.group()) if header else self._start(event)
            return (*start, *_after(first, written))
        if event.anchor or event.tag:
            return (*self._start(event, most=last.index), *_after(last))
        return (first.line + 1, first.column + 1, last.line + 1, last.column + 1)

    def _start(self, event: Event, *, most: int | None = None) -> tuple[int, int]:
        mark = event.start_mark
        if not (event.anchor or event.tag):
            return _after(mark)
        begin = _BEFORE_CONTENT.match(
            self._text, mark.index, len(self._text) if most is None else most
        )
        return _after(mark, begin.group() if begin else "")


def _extent_of(place: Place | Extent) -> Extent:
    return place.extent if isinstance(place, Place) else place


def _after(mark: Mark, passed: str = "") -> tuple[int, int]:
    """Give line and column, counted from 1, after the text that follows a mark."""
    lines = passed.count("\n")
    if lines:
        return (mark.line + 1 + lines, len(passed) - passed.rfind("\n"))
    return (mark.line + 1, mark.column + 1 + len(passed))
