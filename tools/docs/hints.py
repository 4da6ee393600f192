"""Puts into words what may be written under a key, as its annotation has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from dtl_planner.catalogue import sections
from dtl_planner.catalogue.record import Longest, Record, Section, To
from dtl_planner.catalogue.sections.schemes import RawCondition
from dtl_planner.catalogue.values.answers import Answer, AnswerScalar, AnswerValue
from dtl_planner.catalogue.values.needs import Levels
from dtl_planner.catalogue.values.sources import SourceRef
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.catalogue.values.written import Written
from dtl_planner.registry import discover
from tools.docs.markdown import anchor


@cache
def every_section() -> tuple[Section, ...]:
    """Gather the sections, as the catalogue does."""
    return discover(sections, Section, "SECTION")


VALUES: dict[object, str] = {Answer: "answer", SourceRef: "source", Undecided: "undecided"}
"""The records that are values; every other record is described with the section that holds it."""

_ALIASES: tuple[tuple[object, str], ...] = (
    (Levels, "[levels](values.md#levels)"),
    (RawCondition, "condition"),
    (AnswerValue, "word, number or a list of them"),
    (AnswerScalar, "word or number"),
)
"""What is written in ways that a type does not tell."""

_SCALARS: dict[object, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "`yes` or `no`",
    object: "anything",
}


def hints_of(record: type[Record]) -> dict[str, object]:
    """Give the annotation of each field, by the key that people write."""
    hints = get_type_hints(record, include_extras=True)
    return {written_key(record, name): hints[name] for name in record.model_fields}


def written_key(record: type[Record], name: str) -> str:
    """Give the key that people write for a field."""
    alias = record.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else name


def words(hint: object) -> str:
    """Say what may be written here, in a few words of Markdown."""
    origin, args = get_origin(hint), get_args(hint)
    said = next((said for alias, said in _ALIASES if hint == alias), None)
    if said is None and origin is Annotated:
        said = _annotated(args[0], args[1:])
    if said is None and origin in {Union, UnionType}:
        said = " or ".join(dict.fromkeys(words(one) for one in args if one is not NoneType))
    if said is None and origin is Literal:
        said = _choice(args)
    if said is None and origin in {tuple, list}:
        said = _list_of(words(args[0]))
    if said is None and origin in {dict, Mapping}:
        said = f"mapping from {words(args[0])} to {words(args[1])}"
    return said or _class(hint)


def records_in(hint: object) -> Iterator[type[Record]]:
    """Give the records that a hint names, other than those that are values."""
    if isinstance(hint, type) and issubclass(hint, Record) and hint not in VALUES:
        yield hint
    for one in get_args(hint):
        yield from records_in(one)


def link(record: type[Record]) -> str:
    """Name a record, with a link to where it is described: under its section, or by itself."""
    name = record_name(record)
    homes = {section.record: section.key for section in every_section()}
    return f"[{name}](#{anchor(homes.get(record, name))})"


def record_name(record: type[Record]) -> str:
    """Give the name of a record in words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", record.__name__).lower()


def value_name(kind: type) -> str:
    """Give the name of a value: one word, in lower case."""
    return VALUES.get(kind) or {"PartialDate": "date"}.get(kind.__name__, kind.__name__.lower())


def _annotated(hint: object, marks: tuple[object, ...]) -> str:
    for mark in marks:
        if isinstance(mark, To):
            return _reference(mark)
    said = words(hint)
    names = [mark.limit for mark in marks if isinstance(mark, Longest)]
    if said == "text" and names == ["id_characters"]:
        return "id"
    return said


def _reference(to: To) -> str:
    owner = "a scheme" if set(to.sections) <= {"facts", "categories"} else ""
    kinds = " or ".join(f"`{section}`" for section in to.sections)
    of = f"{kinds} of {owner}" if owner else kinds
    said = f"id from {of}"
    return " or ".join([said, *(f"`{word}`" for word in to.words)])


def _class(hint: object) -> str:
    if not isinstance(hint, type):
        return _SCALARS[object]
    if issubclass(hint, Written) or hint in VALUES:
        return _value(value_name(hint))
    if issubclass(hint, Record):
        return link(hint)
    if issubclass(hint, StrEnum):
        return _choice(tuple(hint))
    return _SCALARS.get(hint, hint.__name__)


def _value(name: str) -> str:
    return f"[{name}](values.md#{anchor(name)})"


def _list_of(one: str) -> str:
    return f"list of ids{one[2:]}" if one == "id" or one.startswith("id ") else f"list of {one}"


def _choice(options: tuple[object, ...]) -> str:
    return " or ".join(f"`{one}`" for one in options)
