"""From the text of a YAML file to plain values: the only module that knows a YAML library.

The library gives events, which cost little and cannot run away; everything else (limits, values,
keys, positions) is ours. libyaml is used where it is built in, and the library's own Python parser
otherwise: slower, with the same answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dtl_planner.catalogue.reading.builder import Builder
from dtl_planner.catalogue.reading.characters import find_hidden
from dtl_planner.catalogue.reading.conflicts import find_conflicts
from dtl_planner.catalogue.reading.files import FileText, Unreadable, empty_file, read_text
from dtl_planner.catalogue.reading.sourcemap import SourceMap
from dtl_planner.catalogue.reading.syntax import Fault, explain
from dtl_planner.catalogue.reading.unusable import is_unusable
from dtl_planner.collector import collector_at_rest
from dtl_planner.diagnostics import Code, Diagnostic, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yaml.error import Mark, YAMLError

    from dtl_planner.catalogue.reading.events import Event, EventReader
    from dtl_planner.limits import Limits

    NextEvent = Callable[[], Event | None]
    Opener = Callable[[str], NextEvent]

NOT_A_MAPPING = Code(
    "DTL018",
    "not-a-mapping",
    Severity.ERROR,
    "Each file is made of lines `key: value`; a bare list or a lone word does not say what it is.",
    "Begin the file with the line `dtl: 1`, and put what there is under a key.",
)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read.

    Attributes:
        file: What messages call it: its name, and the revision it is from if any.
        name: Its name in the workspace.
        text: What stands in it.
        data: The same as plain values; None where nothing in it can be used.
        map: Where each value stands.
        diagnostics: What is wrong with it.
    """

    file: str
    name: str
    text: str
    data: dict[str, object] | None
    map: SourceMap
    diagnostics: tuple[Diagnostic, ...]


def read_document(path: Path, *, file: str, inside: Path, limits: Limits) -> Document:
    """Read a YAML file of a workspace.

    Args:
        path: Where the file is.
        file: The name that messages use.
        inside: The workspace, which the file may not lead out of.
        limits: The limits in force.
    """
    read = read_text(path, shown_as=file, limits=limits, inside=inside)
    return document_of(read, name=file, limits=limits)


def document_of(read: FileText | Unreadable, *, name: str, limits: Limits) -> Document:
    """Make a document of a file that was read, or could not be, wherever it came from.

    Args:
        read: What reading gave.
        name: The name of the file in the workspace.
        limits: The limits in force.
    """
    if isinstance(read, Unreadable):
        return _without_data(read.file, name, "", read.diagnostics)
    conflicts = find_conflicts(read.text, file=read.file, limits=limits)
    if conflicts:
        return _without_data(read.file, name, read.text, (conflicts,))
    return parse_with(open_parser(), read.text, file=read.file, name=name, limits=limits)


def parse_document(text: str, *, file: str, limits: Limits) -> Document:
    """Read a text that did not come through `files`, such as one typed in or made in a test."""
    hidden = find_hidden(text, file=file)
    if hidden:
        return _without_data(file, file, text, hidden)
    return document_of(FileText(file, text, has_bom=False), name=file, limits=limits)


def parse_with(
    opener: Opener, text: str, *, file: str, limits: Limits, name: str | None = None
) -> Document:
    """Read a text without hidden characters with one of the two parsers."""
    builder = Builder(file, limits=limits)
    fault = _walk(opener, text, builder)
    places = SourceMap(file, text=text, walk=lambda reader: _walk(opener, text, reader))
    found = list(builder.findings.listed(places))
    data: dict[str, object] | None = None
    if fault:
        found.append(explain(text, fault, file=file))
    elif not builder.has_stopped:
        content = builder.content()
        if isinstance(content, dict):
            data = content
        elif not is_unusable(content):
            found.append(_no_mapping(content, places, file=file))
    return Document(file, name or file, text, data, places, in_order(found))


# The library is imported where it is used: that costs 30 ms, and many commands read no file.


def open_parser() -> Opener:
    """Choose libyaml where the library was built with it."""
    import yaml  # noqa: PLC0415

    return open_fast if yaml.__with_libyaml__ else open_pure


def open_fast(text: str) -> NextEvent:
    """Begin reading a text with libyaml."""
    from yaml._yaml import CParser  # noqa: PLC0415

    return cast("NextEvent", CParser(text).get_event)


def open_pure(text: str) -> NextEvent:
    """Begin reading a text with the parser that needs no libyaml."""
    from yaml.parser import Parser  # noqa: PLC0415
    from yaml.reader import Reader  # noqa: PLC0415
    from yaml.scanner import Scanner, ScannerError  # noqa: PLC0415

    class PureParser(Reader, Scanner, Parser):
        def __init__(self) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

        def get_event(self) -> object:
            try:
                return super().get_event()  # type: ignore[no-untyped-call]
            except (ValueError, OverflowError):  # chr() of an escape beyond the last character
                raise ScannerError(None, None, "escape", self.get_mark()) from None

    return cast("NextEvent", PureParser().get_event)


def _walk(opener: Opener, text: str, reader: EventReader) -> Fault | None:
    """Hand the events to a reader until it has enough; say where the text is not YAML."""
    import yaml  # noqa: PLC0415

    handle: dict[type, Callable[[Event], bool | None]] = {
        yaml.StreamStartEvent: _pass_over,
        yaml.StreamEndEvent: _pass_over,
        yaml.DocumentStartEvent: reader.document,
        yaml.DocumentEndEvent: _pass_over,
        yaml.ScalarEvent: reader.scalar,
        yaml.AliasEvent: reader.alias,
        yaml.MappingStartEvent: reader.mapping,
        yaml.MappingEndEvent: reader.close,
        yaml.SequenceStartEvent: reader.items,
        yaml.SequenceEndEvent: reader.close,
    }
    with collector_at_rest():
        try:
            next_event = opener(text)
            event = next_event()
            while event is not None and not handle[event.__class__](event):
                event = next_event()
        except yaml.YAMLError as error:
            return _fault(error)
    return None


def _pass_over(_event: Event) -> None:
    """The beginning and end of the stream, and the end of a document, say nothing."""


def _fault(error: YAMLError) -> Fault:
    at: Mark | None = getattr(error, "problem_mark", None)
    began: Mark | None = getattr(error, "context_mark", None)
    return Fault(at.index if at else 0, began.index if began else None)


def _no_mapping(content: object, places: SourceMap, *, file: str) -> Diagnostic:
    if content is None:
        return empty_file(file)
    what = "a list" if isinstance(content, list) else "a single word or text"
    return Diagnostic(
        NOT_A_MAPPING,
        f"This file is {what} and not lines of the form `key: value`.",
        places.value(()),
        "begin it with the line `dtl: 1`, and put what there is under a key",
    )


def _without_data(file: str, name: str, text: str, found: tuple[Diagnostic, ...]) -> Document:
    def nowhere(_reader: EventReader) -> None:
        """Give no events: such a file holds no places."""

    places = SourceMap(file, text=text, walk=nowhere)
    return Document(file, name, text, None, places, in_order(found))
