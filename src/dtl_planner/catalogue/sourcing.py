"""What each fact of a catalogue rests on: the paper that states it, our reading, or nothing.

Any record with a `source` is a fact, and so is any value with one inside a record, such as an
answer. Which those are is read off the records themselves, so a new section is told of too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.load import all_sections
from dtl_planner.catalogue.record import Record
from dtl_planner.catalogue.values.answers import Answer
from dtl_planner.catalogue.values.sources import SourceRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.record import Section

_READINGS = frozenset({"inferred", "assumed"})
"""What stands under a basis where no paper says it in so many words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is written, and what it rests on.

    Attributes:
        section: The key of the section that it stands in.
        id: The id of its record; empty where a section is one record.
        source: Where it is stated, as written there.
        is_covered: Whether it stands inside something that says what all of it rests on.
        is_reading: Whether some of it is our reading.
    """

    section: str
    id: str
    source: SourceRef | None
    is_covered: bool
    is_reading: bool

    @property
    def is_unsourced(self) -> bool:
        """Whether it is said to be stated, and nobody says where."""
        return self.source is None and not self.is_covered and not self.is_reading


def facts_of(catalogue: Catalogue) -> Iterator[Fact]:
    """Give every fact, section by section, in the order of the files."""
    for section in all_sections():
        for id_, record in catalogue.by_id(section.record).items():
            yield from _within(record, section, id_, is_covered=False)


def _within(value: object, section: Section, id_: str, *, is_covered: bool) -> Iterator[Fact]:
    """Give the facts in a value; a record is one where it may have a source."""
    match value:
        case SourceRef():
            return
        case Answer(known=False):
            return  # an answer that settles nothing states nothing
        case Record():
            yield from _of_record(value, section, id_, is_covered=is_covered)
        case tuple():
            for each in value:
                yield from _within(each, section, id_, is_covered=is_covered)
        case dict():
            for each in value.values():
                yield from _within(each, section, id_, is_covered=is_covered)


def _of_record(record: Record, section: Section, id_: str, *, is_covered: bool) -> Iterator[Fact]:
    shape = _shape(type(record))
    source: SourceRef | None = getattr(record, "source", None)
    is_reading = any(getattr(record, name) in _READINGS for name in shape.bases)
    if shape.has_source:
        yield Fact(section.key, id_, source, is_covered, is_reading)
    covered = is_covered or is_reading or source is not None
    for name in shape.fields:
        value = getattr(record, name)
        if value is None or isinstance(value, str):
            continue  # most of what is written, and no fact by itself
        if name == section.nested and isinstance(value, tuple):
            # What belongs to such a record is stated at it: it inherits nothing.
            for part in value:
                yield from _within(part, section, part.id, is_covered=False)
        else:
            yield from _within(value, section, id_, is_covered=covered)


class _Shape(NamedTuple):
    """What is asked of a kind of record, for each of its records.

    Attributes:
        fields: The names of its fields.
        has_source: Whether it may have a source.
        bases: Keys such as `basis` and `good_basis`, which tell our reading.
    """

    fields: tuple[str, ...]
    has_source: bool
    bases: tuple[str, ...]


@cache
def _shape(kind: type[Record]) -> _Shape:
    names = tuple(kind.model_fields)
    return _Shape(names, "source" in names, tuple(n for n in names if n.endswith("basis")))
