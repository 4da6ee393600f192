"""From the top level of the files to one entry a record, before anybody looks inside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.checks.wording.fault import kind_of, listed
from dtl_planner.catalogue.layout import belongs_in
from dtl_planner.catalogue.reading.unusable import is_unusable
from dtl_planner.catalogue.routes import Origin
from dtl_planner.diagnostics import Code, Diagnostic, Severity
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dtl_planner.catalogue.reading.source import Document
    from dtl_planner.catalogue.record import Section
    from dtl_planner.diagnostics import Span
    from dtl_planner.limits import Limits

Written: TypeAlias = "dict[str, object]"

VERSION_KEY = "dtl"
VERSION = 1

NO_VERSION = Code(
    "DTL116",
    "no-version",
    Severity.ERROR,
    "The first line says which version of the format a file is in. Without it a later `dtl` could "
    "read an old file wrongly.",
    "Make `dtl: 1` the first key of the file.",
)
OTHER_VERSION = Code(
    "DTL117",
    "other-version",
    Severity.ERROR,
    "The file is in a version of the format that this `dtl` does not know, so it could be misread.",
    "Install a newer `dtl`, or write `dtl: 1` if the file is in today's format.",
)
UNKNOWN_SECTION = Code(
    "DTL118",
    "unknown-section",
    Severity.ERROR,
    "A part of a file that nobody reads would be left out of every result without a word.",
    "Mend the spelling, or take the part out.",
)
MISPLACED_SECTION = Code(
    "DTL119",
    "misplaced-section",
    Severity.ERROR,
    "Each part has its own file, so that people know where to look and nothing is said twice.",
    "Move the part to the file that the message names.",
)
NOT_RECORDS = Code(
    "DTL120",
    "not-records",
    Severity.ERROR,
    "A part of a file is a list or a mapping of records; in another form it cannot be read.",
    "Write it in the form that the message names.",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as written.

    Attributes:
        section: The section it belongs to.
        id: Its id as written, sound or not; `None` where there is none.
        origin: Where it stands.
        data: What was written.
        parent: The entry it is nested in.
    """

    section: Section
    id: str | None
    origin: Origin
    data: Written
    parent: Entry | None = None

    def id_span(self) -> Span:
        """Give the place of its id: the id of a keyed record is the key before it."""
        return self.origin.key() if self.section.keyed else self.origin.value("id")


@dataclass(frozen=True, slots=True)
class Entries:
    """All that the files hold.

    Attributes:
        found: The entries, nested ones after the one they are nested in.
        unsure: Sections that could not be read whole: an id that seems unknown may be there.
        diagnostics: What is wrong with the files' top level.
    """

    found: tuple[Entry, ...]
    unsure: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Gathering:
    sections: dict[str, Section]
    limits: Limits
    found: list[Entry] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def entries_of(
    documents: Iterable[Document], *, sections: Sequence[Section], limits: Limits
) -> Entries:
    """Gather the entries of all files."""
    gathering = _Gathering({section.key: section for section in sections}, limits)
    for document in documents:
        if document.data is None:
            gathering.unsure |= {s.key for s in sections if belongs_in(s, document.name)}
            continue
        gathering.diagnostics.extend(_check_version(document, limits=limits))
        for key in document.data:
            if key != VERSION_KEY:
                _gather_section(document, key, gathering)
    return Entries(
        tuple(gathering.found), frozenset(gathering.unsure), tuple(gathering.diagnostics)
    )


def _check_version(document: Document, *, limits: Limits) -> Iterator[Diagnostic]:
    data = document.data or {}
    if VERSION_KEY not in data:
        span = document.map.key((next(iter(data)),)) if data else document.map.value(())
        message = f"`{clean(document.file)}` does not say which version of the format it is in."
        yield Diagnostic(NO_VERSION, message, span, f"begin the file with `dtl: {VERSION}`")
    elif is_unusable(data[VERSION_KEY]):
        return
    elif data[VERSION_KEY] != VERSION or isinstance(data[VERSION_KEY], bool):
        version = shown(data[VERSION_KEY], limits)
        message = (
            f"This `dtl` reads version {VERSION} of the format, and the file says `{version}`."
        )
        span = document.map.value((VERSION_KEY,))
        yield Diagnostic(OTHER_VERSION, message, span, "install a newer `dtl`, or write `dtl: 1`")
    elif next(iter(data)) != VERSION_KEY:
        message = f"`dtl: {VERSION}` is not the first key of the file."
        span = document.map.key((VERSION_KEY,))
        yield Diagnostic(NO_VERSION, message, span, "move it to the top")


def _gather_section(document: Document, key: str, gathering: _Gathering) -> None:
    section = gathering.sections.get(key)
    if section is None:
        gathering.diagnostics.append(_unknown(document, key, gathering))
        return
    if not belongs_in(section, document.name):
        gathering.diagnostics.append(_misplaced(document, section))
    _gather_records(document, section, gathering)


def _gather_records(document: Document, section: Section, gathering: _Gathering) -> None:
    written = (document.data or {})[section.key]
    route: tuple[str, ...] = (section.key,)
    match written:
        case dict() if section.single:
            gathering.found.append(Entry(section, "", Origin(document, route), written))
        case dict() if section.keyed:
            for id_, data in written.items():
                _gather(section, Origin(document, (*route, id_)), data, gathering)
        case list() if not (section.keyed or section.single):
            for number, data in enumerate(written):
                _gather(section, Origin(document, (*route, number)), data, gathering)
        case _:
            gathering.unsure.add(section.key)
            if not is_unusable(written):
                gathering.diagnostics.append(_not_records(document, section))


def _gather(section: Section, origin: Origin, data: object, gathering: _Gathering) -> None:
    if isinstance(data, dict):
        entry = Entry(section, _id_of(section, origin, data), origin, data)
        found = (entry, *_nested(entry))
        gathering.found.extend(found)
        if _may_lack_an_id(entry, found):  # the id that is meant may be the one missing
            gathering.unsure.add(section.key)
        return
    gathering.unsure.add(section.key)
    if is_unusable(data):
        return
    message = f"A record of `{section.key}` is a mapping, and this is {kind_of(data)}."
    hint = "write its keys below it, indented" if section.keyed else "write `- id: ...`"
    gathering.diagnostics.append(Diagnostic(NOT_RECORDS, message, origin.value(), hint))


def _nested(entry: Entry) -> Iterator[Entry]:
    """Give the entries inside one; those deeper down are refused elsewhere.

    What is wrong with the form of a nested record is told when the record around it is read.
    """
    section = entry.section
    parts = entry.data.get(section.nested) if section.nested else None
    if section.nested and isinstance(parts, list):
        for number, part in enumerate(parts):
            if isinstance(part, dict):
                route = (*entry.origin.route, section.nested, number)
                origin = Origin(entry.origin.document, route)
                yield Entry(section, _id_of(section, origin, part), origin, part, entry)


def _may_lack_an_id(entry: Entry, found: Iterable[Entry]) -> bool:
    parts = entry.data.get(entry.section.nested) if entry.section.nested else None
    lost = map(is_unusable, parts if isinstance(parts, list) else [parts])
    return any(lost) or any(each.id is None for each in found)


def _id_of(section: Section, origin: Origin, data: Written) -> str | None:
    written = origin.route[-1] if section.keyed else data.get("id")
    return written if isinstance(written, str) else None


def _unknown(document: Document, key: str, gathering: _Gathering) -> Diagnostic:
    near = nearest(key, gathering.sections)
    gathering.unsure.update([near] if near else [])
    known = [key for key, s in gathering.sections.items() if belongs_in(s, document.name)]
    hint = f"did you mean `{near}`?" if near else f"this file may hold {listed(known)}"
    message = f"`{clean(key)}` is not a part of `{clean(document.file)}`."
    return Diagnostic(UNKNOWN_SECTION, message, document.map.key((key,)), hint)


def _misplaced(document: Document, section: Section) -> Diagnostic:
    home = " or ".join(f"`{file}`" for file in section.files)
    message = f"`{section.key}` belongs in {home}, not in `{clean(document.file)}`."
    return Diagnostic(MISPLACED_SECTION, message, document.map.key((section.key,)), "move it there")


def _not_records(document: Document, section: Section) -> Diagnostic:
    written = (document.data or {})[section.key]
    wanted, hint = "a list of records", "begin each record with `- id: ...`"
    if section.keyed:
        wanted, hint = "a mapping from id to record", "write `some-id:` and its keys below it"
    elif section.single:
        wanted, hint = "a mapping", "write its keys below it, indented"
    if written is None or written in ([], {}):
        hint = f"{hint}; or take `{section.key}` out while there is nothing to say"
    message = f"`{section.key}` is {wanted}, and this is {kind_of(written)}."
    return Diagnostic(NOT_RECORDS, message, document.map.key((section.key,)), hint)
