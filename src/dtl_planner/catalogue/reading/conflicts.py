"""Conflicts that git left in a file: the lines of two people, one above the other.

`git merge` marks them with three lines of signs. Two of these alone may be part of a text, and a
line of `=` often is; the three together, each at the beginning of its line, are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity, Span
from dtl_planner.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.limits import Limits

CONFLICT_MARKS = Code(
    "DTL028",
    "conflict-marks",
    Severity.ERROR,
    "Two people changed the same lines, and git put both versions into the file for somebody to "
    "choose. Until that is done the file says two things at once, so nothing in it is used.",
    "At each place keep the lines that are meant, one side or something of both, and delete the "
    "lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`. `dtl diff` of the two revisions "
    "shows what each of them says.",
)

_MARK = re.compile(r"^(<{7} |\|{7}(?= |\r?$)|={7}\r?$|>{7} )([^\r\n]*)", re.MULTILINE)
_SIGNS = "<=>"
_BEFORE = "|"
"""Where git shows, above the line of `=`, what both began from."""

_MOST = 100
"""As many conflicts of one file as are told one by one."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark: its sign, its line from 1, and the branch or commit that git names behind it."""

    sign: str
    line: int
    label: str


@dataclass(frozen=True, slots=True)
class _Conflict:
    """The marks of one conflict; `end` closes our side, and is `parts` unless git shows more."""

    begin: _Mark
    end: _Mark
    parts: _Mark
    close: _Mark


def find_conflicts(text: str, *, file: str, limits: Limits) -> Diagnostic | None:
    """Find the conflicts that git left in a file; one finding tells them all."""
    if "\n>>>>>>> " not in text:  # what nearly every file is done with
        return None
    found = list(islice(_conflicts(text), _MOST + 1))
    if not found:
        return None
    first, more = found[0], found[1:_MOST]
    number = "one conflict" if not more else f"{len(more) + 1} conflicts"
    if len(found) > _MOST:
        number = f"more than {_MOST} conflicts"
    return Diagnostic(
        CONFLICT_MARKS,
        f"Git left {number} in this file; here {_sides(first, limits)}.",
        _span(first, file),
        "keep one side, or something of both, and delete the marks; `dtl diff` of the two "
        "revisions shows what each side says",
        tuple(Related(_sides(each, limits), _span(each, file)) for each in more),
    )


def _conflicts(text: str) -> Iterator[_Conflict]:
    """Find each full set of three marks; a mark that lacks the others is text like any other."""
    seen: list[_Mark] = []
    before: _Mark | None = None
    for mark in _marks(text):
        if mark.sign == _SIGNS[0]:
            seen, before = [], None
        if mark.sign == _BEFORE:
            before = mark if len(seen) == 1 else before
        elif mark.sign == _SIGNS[len(seen)]:
            seen.append(mark)
        if len(seen) == len(_SIGNS):
            begin, parts, close = seen
            yield _Conflict(begin, before or parts, parts, close)
            seen = []


def _marks(text: str) -> Iterator[_Mark]:
    line, counted = 1, 0
    for found in _MARK.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        yield _Mark(found[1][0], line, found[2])


def _sides(conflict: _Conflict, limits: Limits) -> str:
    ours, theirs = shown(conflict.begin.label, limits), shown(conflict.close.label, limits)
    return (
        f"`{ours}` says {_between(conflict.begin, conflict.end)} and `{theirs}` says "
        f"{_between(conflict.parts, conflict.close)}"
    )


def _between(mark: _Mark, following: _Mark) -> str:
    """Name the lines between two marks."""
    first, last = mark.line + 1, following.line - 1
    if first > last:
        return "nothing"
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _span(conflict: _Conflict, file: str) -> Span:
    begin = conflict.begin
    return Span(file, begin.line, 1, begin.line, len("<<<<<<< ") + len(begin.label) + 1)
