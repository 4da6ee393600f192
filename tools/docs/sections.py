"""The page of files: every section, every record and every key that may be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.layout import KINDS
from tools.docs.hints import (
    every_section,
    hints_of,
    record_name,
    records_in,
    words,
    written_key,
)
from tools.docs.markdown import anchor, first_paragraph, joined, table, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.catalogue.record import Record, Section

_INTRODUCTION = """
A workspace is a folder with `services.yaml`, `localities.yaml` and `criteria.yaml`;
`programme.yaml`, `consultation.yaml` and any number of files under `proposals` add to them. Each
begins with `dtl: 1`; a key that is not on this page is an error, with a suggestion. The words for
what may be written, such as answer, count and date, are told under [values](values.md). A key in
**bold** must be there.
"""


def page() -> str:
    """Write the page."""
    found = every_section()
    files = sorted({file for section in found for file in section.files}, key=_importance)
    rows = [(f"`{file}`", _links(file, found)) for file in files]
    parts = ["# Files", wrapped(_INTRODUCTION), table(("file", "sections"), rows)]
    told: set[type[Record]] = set()
    for section in sorted(found, key=lambda one: (_importance(one.files[0]), one.key)):
        parts += [f"## {section.key}", _section(section), keys_table(section.record)]
        inner = [record for record in _within(section.record, told) if record != section.record]
        parts += [_record(record) for record in inner]
    return joined(*parts)


def _importance(file: str) -> int:
    return KINDS.index(file)


def _links(file: str, found: Sequence[Section]) -> str:
    keys = [section.key for section in found if file in section.files]
    return ", ".join(f"[`{key}`](#{anchor(key)})" for key in sorted(keys))


def _section(section: Section) -> str:
    if section.single:
        form = "One record"
    elif section.keyed:
        form = "A mapping from id to record"
    else:
        form = "A list of records"
    where = " or ".join(f"`{file}`" for file in section.files)
    said = f"{section.summary} {form}, in {where}."
    return joined(wrapped(said), wrapped(first_paragraph(section.record.__doc__)))


def _within(record: type[Record], told: set[type[Record]]) -> Iterator[type[Record]]:
    """Give a record and, after it, those that stand in it, each once on the page."""
    if record in told:
        return
    told.add(record)
    yield record
    for hint in hints_of(record).values():
        for inner in records_in(hint):
            yield from _within(inner, told)


def _record(record: type[Record]) -> str:
    said = wrapped(first_paragraph(record.__doc__))
    return joined(f"### {record_name(record)}", said, keys_table(record))


def keys_table(record: type[Record]) -> str:
    """Write the table of a record's keys; those that must be there are bold."""
    hints = hints_of(record)
    rows = []
    for name, field in record.model_fields.items():
        key = written_key(record, name)
        shown = f"**`{key}`**" if field.is_required() else f"`{key}`"
        rows.append((shown, words(hints[key]), field.description or ""))
    return table(("key", "written as", "what it says"), rows)
