"""Ids: which there are, and whether each means one thing only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.checks.wording.ids import bad_id, is_id
from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity
from dtl_planner.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.entries import Entry
    from dtl_planner.catalogue.record import Section
    from dtl_planner.limits import Limits

Known: TypeAlias = "dict[str, dict[str, Entry]]"

DUPLICATE_ID = Code(
    "DTL202",
    "duplicate-id",
    Severity.ERROR,
    "If two records have one id, nobody can tell which of them is meant elsewhere.",
    "Give one of them another id, or make one record of the two. Services and their components "
    "share one set of ids.",
)
SHARED_ID = Code(
    "DTL217",
    "shared-id",
    Severity.ERROR,
    "Services, alliances, teams, roles, bodies and enablers are tied to one another by their ids, "
    "so one id may stand for one of them only.",
    "Give one of the two another id, and mend what refers to it.",
)
RESERVED_ID = Code(
    "DTL218",
    "reserved-id",
    Severity.ERROR,
    "The id means something else already: `current` is today's structure and `proposed` what the "
    "catalogue amounts to, so a proposal of that name could never be looked at.",
    "Give it another id.",
)
LOOK_ALIKE_ID = Code(
    "DTL203",
    "look-alike-id",
    Severity.WARNING,
    "Two ids that differ only in a hyphen, or in 0 for o or 1 for l, are easily mistaken.",
    "Make one record of the two if they are the same; otherwise rename one.",
)
TOO_MANY = Code(
    "DTL207",
    "too-many",
    Severity.ERROR,
    "A catalogue this large takes very long to check as YAML, and is usually a slip.",
    "Look for records that were copied by mistake, or raise the limit that the message names.",
)

_JOINTS = re.compile(r"(?<!\d)[-_]|[-_](?!\d)")
_TWINS = str.maketrans("01", "ol")
_LIMITED = ("services", "places")


def known_ids(entries: Iterable[Entry]) -> Known:
    """Gather the ids of each section; of equal ones the first counts.

    The id of a record that is otherwise wrong counts too, so that one mistake is told once.
    """
    known: Known = {}
    for entry in entries:
        ids = known.setdefault(entry.section.key, {})
        if entry.id is not None:
            ids.setdefault(entry.id, entry)
    return known


def check_ids(entries: Iterable[Entry], known: Known, *, limits: Limits) -> Iterator[Diagnostic]:
    """Find ids that cannot be ids, that are given twice, or that look like another."""
    for entry in entries:
        if entry.id is None:
            continue
        if entry.section.keyed and not is_id(entry.id):
            told = bad_id(entry.id, limits=limits)
            yield Diagnostic(told.code, told.message, entry.id_span(), told.hint)
        if entry.id in entry.section.reserved:
            message = f"No {entry.section.noun} may be called `{entry.id}`."
            yield Diagnostic(RESERVED_ID, message, entry.id_span(), "give it another id")
        first = known[entry.section.key][entry.id]
        if first is not entry and not _says_the_same(first, entry):
            yield _duplicate(first, entry, limits=limits)
    for section in known.values():
        yield from _look_alikes(section)


def check_spaces(known: Known, *, sections: Iterable[Section]) -> Iterator[Diagnostic]:
    """Find ids that two sections use which share one space of ids."""
    taken: dict[tuple[str, str], Entry] = {}
    for section in sections:
        for id_, entry in known.get(section.key, {}).items() if section.space else ():
            first = taken.setdefault((section.space or "", id_), entry)
            if first is not entry and is_id(id_):
                message = f"The id `{id_}` of this {section.noun} is that of another record."
                label = f"the {first.section.noun} `{id_}` is here"
                related = Related(label, first.id_span())
                hint = "give one of them another id"
                yield Diagnostic(SHARED_ID, message, entry.id_span(), hint, (related,))


def check_numbers(
    known: Mapping[str, Mapping[str, Entry]], *, limits: Limits
) -> Iterator[Diagnostic]:
    """Find sections with more records than the limits allow."""
    for key in _LIMITED:
        number, most = len(known.get(key, ())), int(getattr(limits, key))
        if number > most:
            yield too_many(key, number, most)


def too_many(limit: str, number: int, most: int) -> Diagnostic:
    """Say that a limit is passed, and how to raise it."""
    message = f"There are {number:,} {limit}; the limit `{limit}` is {most:,}."
    return Diagnostic(TOO_MANY, message, hint=f"`--limit {limit}={number}` raises the limit")


def _says_the_same(first: Entry, second: Entry) -> bool:
    """Let several files list one source, so that each can be read by itself."""
    return first.origin.document is not second.origin.document and first.data == second.data


def _duplicate(first: Entry, second: Entry, *, limits: Limits) -> Diagnostic:
    message = f"The id `{shown(second.id, limits)}` is given twice in `{second.section.key}`."
    related = Related("the first is here", first.id_span())
    hint = "give one of them another id"
    return Diagnostic(DUPLICATE_ID, message, second.id_span(), hint, (related,))


def _look_alikes(section: Mapping[str, Entry]) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for id_, entry in section.items():
        first = seen.setdefault(_JOINTS.sub("", id_).translate(_TWINS), id_)
        if first != id_ and is_id(first) and is_id(id_):
            related = Related("the other is here", section[first].id_span())
            message = f"`{id_}` looks very much like `{first}`."
            hint = "make one record of the two, or rename one"
            yield Diagnostic(LOOK_ALIKE_ID, message, entry.id_span(), hint, (related,))
