"""From the events of a YAML parser to plain values, with everything odd reported on the way.

Nothing here recurses and nothing is expanded: an alias shares the object it names, and what it
would grow to is only added up. A problem of one key or value is reported and passed over, so that
one reading finds them all; only a limit ends it. The happy path is short because a large catalogue
has half a million events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dtl_planner.catalogue.reading import keys
from dtl_planner.catalogue.reading.aliases import Anchors
from dtl_planner.catalogue.reading.characters import (
    FORBIDDEN_CHARACTER,
    called,
    hidden_in,
    without_hidden,
)
from dtl_planner.catalogue.reading.events import EventReader
from dtl_planner.catalogue.reading.findings import Findings, Pair
from dtl_planner.catalogue.reading.scalars import Doubt, plain
from dtl_planner.catalogue.reading.unusable import Mended
from dtl_planner.catalogue.reading.unused import check_document, check_tag
from dtl_planner.diagnostics import Code, Severity

if TYPE_CHECKING:
    from dtl_planner.catalogue.reading.events import Event
    from dtl_planner.catalogue.reading.finder import Route
    from dtl_planner.limits import Limits

TOO_DEEP = Code(
    "DTL012",
    "too-deep",
    Severity.ERROR,
    "Parts within parts to such a depth are no catalogue; reading them can bring a program down.",
    "Look for brackets or indents that were never closed, or raise the limit the message names.",
)
TOO_MANY_VALUES = Code(
    "DTL013",
    "too-many-values",
    Severity.ERROR,
    "A file with so many values takes very long to read, and is usually the wrong file.",
    "Split the file, or raise the limit that the message names.",
)
# Neither can be a key of a file, which may not hold the character.
_IN_A_LIST: Final = "\0 list"
_REFUSED: Final = "\0 refused"
_UNREAD: Final = object()
_STEP: Final = 3

Values = dict[str, object]
Frame = tuple[list[object], Values, str | None, str | int, bool, int, str | None]


class Builder(EventReader):
    """Reads the events of one text and builds its values."""

    __slots__ = (
        "_anchors",
        "_documents",
        "_fields",
        "_frames",
        "_items",
        "_key",
        "_known_keys",
        "_known_words",
        "_limits",
        "_most",
        "_nodes",
        "_odd",
        "_top",
        "findings",
        "has_stopped",
    )

    def __init__(self, file: str, *, limits: Limits) -> None:
        self.findings = Findings(file)
        self.has_stopped = False
        self._limits = limits
        self._most = limits.yaml_nodes
        self._anchors = Anchors(self.findings, limits=limits)
        self._documents = 0
        self._nodes = 0
        self._frames: list[Frame] = []
        self._items: list[object] = []
        self._top = self._items  # its only item is the file's content
        self._fields: Values = {}
        self._key: str | None = _IN_A_LIST  # None: a mapping waits for its next key
        self._odd = False  # this mapping holds a key that needs a look at its end
        self._known_keys: dict[str, str] = {}
        self._known_words: dict[str, object] = {}

    def content(self) -> object:
        """Give what was built: nothing for a file without content."""
        return self._top[0] if self._top else None

    def document(self, event: Event) -> bool | None:
        """Let one document begin, and no second."""
        self._documents += 1
        return check_document(event, self.findings, number=self._documents)

    def scalar(self, event: Event) -> bool | None:
        """Take a key, or a value of the innermost mapping or list."""
        self._nodes += 1
        value: object = event.value
        if self._key is None:
            key = self._known_keys.get(event.value)
            self._key = self._new_key(event) if key is None or key in self._fields else key
        else:
            value = self._quoted(event) if event.style else self._plain(event)
            self._attach(self._key, value)
        if event.anchor is not None or event.tag is not None:
            self._properties(event, value, weight=1)
        return self._nodes > self._most and self._too_many(event)

    def alias(self, event: Event) -> bool | None:
        """Put the marked value in the alias's place, the same object and no copy."""
        self._nodes += 1
        if self._key is None:
            self._key = self._refuse(keys.UNWORDLY, event)
            return None
        self._attach(self._key, self._anchors.follow(event))
        if self._anchors.is_too_large(event):
            return self._stop()
        return self._nodes > self._most and self._too_many(event)

    def mapping(self, event: Event) -> bool | None:
        """Begin a mapping."""
        fields: Values = {}
        stops = self._enter(event, fields)
        self._fields, self._key = fields, None
        return stops

    def items(self, event: Event) -> bool | None:
        """Begin a list."""
        items: list[object] = []
        stops = self._enter(event, items)
        self._items, self._key = items, _IN_A_LIST
        return stops

    def close(self, event: Event) -> bool | None:
        """End the innermost mapping or list."""
        if self._odd:
            self._settle()
        is_list = self._key is _IN_A_LIST
        value: object = self._items if is_list else self._fields
        self._items, self._fields, self._key, _, self._odd, before, anchor = self._frames.pop()
        if anchor is not None:
            weight = self._nodes + self._anchors.extra - before
            self._anchors.mark(anchor, value, weight=weight)
        if self._frames:
            return None
        return self._anchors.has_outgrown(self._nodes, event) and self._stop()

    def _enter(self, event: Event, value: object) -> bool | None:
        before = self._nodes + self._anchors.extra
        self._nodes += 1
        if event.anchor is not None or event.tag is not None:
            self._properties(event, value, weight=None)
        outer = (self._items, self._fields)
        step: str | int = _REFUSED
        if self._key is None:
            self._key = self._refuse(keys.UNWORDLY, event)
        else:
            step = len(self._items) if self._key is _IN_A_LIST else self._key
            self._attach(self._key, value)
        self._frames.append((*outer, self._key, step, self._odd, before, event.anchor))
        self._odd = False
        if len(self._frames) > self._limits.yaml_depth:
            return self._too_deep(event)
        return self._nodes > self._most and self._too_many(event)

    def _attach(self, key: str, value: object) -> None:
        if key is _IN_A_LIST:
            self._items.append(value)
        else:
            self._fields[key] = value
            self._key = None

    def _plain(self, event: Event) -> object:
        value = self._known_words.get(event.value, _UNREAD)
        if value is not _UNREAD:
            return value
        value = plain(event.value, digits=self._limits.number_digits)
        if isinstance(value, Doubt):  # reported each time it stands in the file, so never known
            self.findings.add(value.code, value.message, event, value.hint)
            return value.value
        self._known_words[event.value] = value
        return value

    def _quoted(self, event: Event) -> str:
        text = event.value
        if not text.isprintable():
            hidden = hidden_in(text)
            if hidden is not None:
                message = f"This text holds an escape for {called(hidden)}, which nobody can see."
                self.findings.add(FORBIDDEN_CHARACTER, message, event, "delete the escape")
                return Mended(without_hidden(text))
        return text

    def _new_key(self, event: Event) -> str:
        """Judge a key not met before, or met in this very mapping."""
        key = event.value
        refusal = keys.refusal(key, is_plain=not event.style)
        if refusal is not None:
            return self._refuse(refusal, event)
        if key in self._fields:
            found = keys.duplicate(key, self.findings.span(event), limits=self._limits)
            self.findings.keep(Pair(found, "it stands here first", (*self._route(), key), None))
            self._odd = True
            return _REFUSED
        if keys.folded(key) != key:
            self._odd = True  # ask for each such key again, so that its mapping is looked at
        elif not keys.is_special(key):
            self._known_keys[key] = key
        return key

    def _refuse(self, refusal: keys.Refusal, event: Event) -> str:
        code, message, hint = refusal
        self.findings.add(code, message, event, hint)
        self._odd = True
        return _REFUSED

    def _settle(self) -> None:
        """Drop what stands under refused keys, and compare keys that may look alike."""
        fields = self._fields
        fields.pop(_REFUSED, None)
        route = self._route()
        first: dict[str, str] = {}
        for key in fields:
            other = first.setdefault(keys.folded(key), key)
            if other != key:
                found = keys.look_alike(key, other, limits=self._limits)
                self.findings.keep(Pair(found, "the other", (*route, other), (*route, key)))

    def _route(self) -> Route:
        return tuple(frame[_STEP] for frame in self._frames[1:])

    def _properties(self, event: Event, value: object, *, weight: int | None) -> None:
        """Remember an anchor, refuse a tag."""
        if event.anchor is not None:
            self._anchors.mark(event.anchor, value, weight=weight)
        check_tag(event, self.findings, limits=self._limits)

    def _too_deep(self, event: Event) -> bool:
        most = self._limits.yaml_depth
        self.findings.add(
            TOO_DEEP,
            f"Parts stand within parts to more than {most:,} levels, the limit `yaml-depth`.",
            event,
            "look for a bracket never closed; or `--limit yaml-depth=N` raises the limit",
        )
        return self._stop()

    def _too_many(self, event: Event) -> bool:
        most = self._most
        self.findings.add(
            TOO_MANY_VALUES,
            f"This file holds more than {most:,} values, the limit `yaml-nodes`.",
            event,
            "split the file; or `--limit yaml-nodes=N` raises the limit",
        )
        return self._stop()

    def _stop(self) -> bool:
        self.has_stopped = True
        return True
