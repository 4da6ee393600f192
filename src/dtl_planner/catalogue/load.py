"""Loading a workspace: every file, every problem, and a catalogue of what could be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from dtl_planner.catalogue import sections as packages
from dtl_planner.catalogue.catalogue import Catalogue
from dtl_planner.catalogue.checks.belonging import check_belonging
from dtl_planner.catalogue.checks.identity import check_ids, check_numbers, check_spaces, known_ids
from dtl_planner.catalogue.checks.idle import check_idle
from dtl_planner.catalogue.checks.names import names_of
from dtl_planner.catalogue.checks.overlooked import check_overlooked
from dtl_planner.catalogue.checks.programme import check_programme
from dtl_planner.catalogue.checks.references import check_references
from dtl_planner.catalogue.checks.shape import shape_problems
from dtl_planner.catalogue.entries import entries_of
from dtl_planner.catalogue.reading.files import MISSING_FILE
from dtl_planner.catalogue.reading.gathering import Folder, gather
from dtl_planner.catalogue.reading.rereading import Rereading
from dtl_planner.catalogue.reading.source import parse_document
from dtl_planner.catalogue.record import Record, Section
from dtl_planner.collector import collector_at_rest
from dtl_planner.diagnostics import Diagnostic, in_order
from dtl_planner.registry import discover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from dtl_planner.catalogue.checks.identity import Known
    from dtl_planner.catalogue.entries import Entries, Entry
    from dtl_planner.catalogue.reading.gathering import Gathered
    from dtl_planner.catalogue.reading.source import Document
    from dtl_planner.catalogue.routes import Origin
    from dtl_planner.limits import Limits


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading.

    Attributes:
        catalogue: Every record that could be read.
        diagnostics: Everything that is wrong, in the order of the files.
        texts: The text of each file that could be read, by its name.
    """

    catalogue: Catalogue
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


def load(folder: Path, *, limits: Limits, rereading: Rereading | None = None) -> Loaded:
    """Load the workspace in a folder.

    Args:
        folder: The folder.
        limits: The limits in force.
        rereading: What was kept of the last time, for whoever loads it again and again.
    """
    gathered = gather(Folder(folder, limits), limits=limits)
    return load_gathered(gathered, limits=limits, rereading=rereading)


def load_gathered(
    gathered: Gathered, *, limits: Limits, rereading: Rereading | None = None
) -> Loaded:
    """Load a workspace whose files were gathered, from a folder or from an earlier revision."""
    with collector_at_rest():
        documents = (rereading or Rereading()).documents(gathered.files, limits=limits)
        found = [*gathered.diagnostics, *check_overlooked(gathered)]
        return _loaded(documents, found, limits=limits)


def load_texts(texts: Mapping[str, str], *, limits: Limits) -> Loaded:
    """Load a workspace whose files are at hand as texts, by their names in the workspace."""
    with collector_at_rest():
        documents = [parse_document(text, file=file, limits=limits) for file, text in texts.items()]
        return _loaded(documents, (), limits=limits)


@cache
def all_sections() -> tuple[Section, ...]:
    """Give every section there is, by name."""
    return discover(packages, Section, "SECTION")


def _loaded(
    documents: Sequence[Document], problems: Iterable[Diagnostic], *, limits: Limits
) -> Loaded:
    sections = all_sections()
    entries = entries_of(documents, sections=sections, limits=limits)
    known = known_ids(entries.found)
    records, misshapen = _read(entries.found, limits=limits)
    catalogue = _catalogue(entries, records)
    found = [
        *problems,
        *(_with_hint(found) for document in documents for found in document.diagnostics),
        *entries.diagnostics,
        *misshapen,
        *_checks(entries, known, sections=sections, limits=limits),
        *check_programme(catalogue),
    ]
    texts = {document.file: document.text for document in documents}
    return Loaded(catalogue, in_order(found), texts)


def _checks(
    entries: Entries, known: Known, *, sections: tuple[Section, ...], limits: Limits
) -> Iterator[Diagnostic]:
    yield from check_numbers(known, limits=limits)
    yield from check_ids(entries.found, known, limits=limits)
    yield from check_spaces(known, sections=sections)
    yield from check_belonging(known, sections=sections, limits=limits)
    yield from check_idle(known)
    names = names_of(entries, known, sections=sections)
    yield from check_references(entries.found, names, limits=limits)


def _read(
    entries: Iterable[Entry], *, limits: Limits
) -> tuple[list[Record | None], list[Diagnostic]]:
    """Read each entry as a record, or find what is wrong; nested ones are read with theirs."""
    records: list[Record | None] = []
    problems: list[Diagnostic] = []
    for entry in entries:
        record: Record | None = None
        if entry.parent is None:
            try:
                record = entry.section.record.model_validate(entry.data)
            except ValidationError as error:
                problems.extend(shape_problems(error, entry, limits=limits))
        records.append(record)
    return records, problems


def _catalogue(entries: Entries, found: Iterable[Record | None]) -> Catalogue:
    records: dict[type[Record], dict[str, Record]] = {}
    index: dict[tuple[type[Record], str], Record] = {}
    origins: dict[tuple[str, str], Origin] = {}
    damaged = set(entries.unsure)
    for entry, record in zip(entries.found, found, strict=True):
        if record is None and entry.parent is None:
            damaged.add(entry.section.key)
        if entry.id is None:
            continue
        origins.setdefault((entry.section.key, entry.id), entry.origin)
        if record is not None:
            kind = entry.section.record
            records.setdefault(kind, {}).setdefault(entry.id, record)
            index.setdefault((kind, entry.id), record)
            for part in getattr(record, entry.section.nested or "", ()):
                index.setdefault((kind, part.id), part)
    return Catalogue(records, index, origins, frozenset(damaged))


def _with_hint(found: Diagnostic) -> Diagnostic:
    if found.code is not MISSING_FILE or found.hint:
        return found
    return replace(found, hint="`dtl init` makes a new workspace with every file it needs")
