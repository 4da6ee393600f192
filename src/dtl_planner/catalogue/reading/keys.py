"""Which keys a mapping may have: text as it is written, each once, none that looks like another."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from dtl_planner.catalogue.reading.characters import called, hidden_in
from dtl_planner.catalogue.reading.scalars import is_nothing
from dtl_planner.diagnostics import Code, Diagnostic, Severity, Span
from dtl_planner.shown import shown

if TYPE_CHECKING:
    from dtl_planner.limits import Limits

MERGE_KEY = Code(
    "DTL020",
    "merge-key",
    Severity.ERROR,
    "`<<` copies keys from elsewhere, so nobody sees in one place what a record says, and a small "
    "file can grow without end.",
    "Write the keys out where they belong.",
)
UNUSABLE_KEY = Code(
    "DTL021",
    "unusable-key",
    Severity.ERROR,
    "What stands before a colon names what follows, so it must be a word.",
    "Write a word before the colon; a missing word is often a stray colon or a lost line.",
)
DUPLICATE_KEY = Code(
    "DTL022",
    "duplicate-key",
    Severity.ERROR,
    "Only one of two equal keys can count, and most programs drop the other without a word.",
    "Keep one of the two, or rename one if they mean different things.",
)
LOOK_ALIKE_KEYS = Code(
    "DTL023",
    "look-alike-keys",
    Severity.ERROR,
    "Two keys that differ only in capitals, or in how an accent is stored, look alike to a reader "
    "and are two things to a computer.",
    "Keep one of the two, or name them differently.",
)

Refusal = tuple[Code, str, str]
"""Code, message and hint of a key that cannot count."""

UNWORDLY: Refusal = (
    UNUSABLE_KEY,
    "A list, a mapping or an alias stands where a key should be.",
    "write a word before the colon, or put quotes round text that begins with a bracket",
)
_NOTHING: Refusal = (
    UNUSABLE_KEY,
    "There is no key before this colon.",
    'write a word before the colon, or put it in quotes, as "null", if it is meant as a word',
)
_MERGE: Refusal = (
    MERGE_KEY,
    "The merge key `<<` is not used here.",
    "write the keys out where they belong",
)


def refusal(key: str, *, is_plain: bool) -> Refusal | None:
    """Say why a key cannot count, if so."""
    if is_plain and is_nothing(key):
        return _NOTHING
    if is_plain and key == "<<":
        return _MERGE
    hidden = hidden_in(key)
    if hidden is None:
        return None
    message = f"This key holds {called(hidden)}, which nobody can see."
    return (UNUSABLE_KEY, message, "write the key without the escape that stands for it")


def is_special(key: str) -> bool:
    """Say whether a key's meaning depends on its quotes."""
    return is_nothing(key) or key == "<<"


def folded(key: str) -> str:
    """Give the form in which two keys that look alike are equal."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", key).casefold())


def duplicate(key: str, span: Span, *, limits: Limits) -> Diagnostic:
    """Report the second of two equal keys."""
    return Diagnostic(
        DUPLICATE_KEY,
        f"The key `{shown(key, limits)}` stands twice in the same place; only one can count.",
        span,
        "keep one of the two, or rename one",
    )


def look_alike(key: str, other: str, *, limits: Limits) -> Diagnostic:
    """Report a key that looks like an earlier one; its span is looked up later."""
    return Diagnostic(
        LOOK_ALIKE_KEYS,
        f"The keys `{shown(other, limits)}` and `{shown(key, limits)}` differ for a computer but "
        "hardly for a reader.",
        hint="keep one of the two, or name them differently",
    )
