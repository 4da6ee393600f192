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

_MARK = re.compile(r"^(<{7} |={7}\r?$|>{7} )([^\r\n]*)", re.MULTILINE)
_SIGNS = "<=>"
_MOST = 100
"""As many conflicts of one file as are told one by one."""


@dataclass(frozen=True, slots=True)
class _Conflict:
    """The lines of the three marks, from 1, how long the first is, and what the sides are called.

    Git names a side by its branch or its commit.
    """

    lines: tuple[int, int, int]
    width: int
    ours: str
    theirs: str


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
    seen: list[tuple[str, int, str]] = []
    line, counted = 1, 0
    for mark in _MARK.finditer(text):
        line += text.count("\n", counted, mark.start())
        counted = mark.start()
        sign = mark[1][0]
        if sign == _SIGNS[0]:
            seen.clear()
        if sign == _SIGNS[len(seen)]:
            seen.append((sign, line, mark[2]))
        if len(seen) == len(_SIGNS):
            (_, begins, ours), (_, parts, _), (_, ends, theirs) = seen
            yield _Conflict((begins, parts, ends), len(_SIGNS[0] * 8) + len(ours), ours, theirs)
            seen.clear()


def _sides(conflict: _Conflict, limits: Limits) -> str:
    begins, parts, ends = conflict.lines
    ours, theirs = shown(conflict.ours, limits), shown(conflict.theirs, limits)
    return f"`{ours}` says {_between(begins, parts)} and `{theirs}` says {_between(parts, ends)}"


def _between(mark: int, next_mark: int) -> str:
    """Name the lines between two marks."""
    first, last = mark + 1, next_mark - 1
    if first > last:
        return "nothing"
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _span(conflict: _Conflict, file: str) -> Span:
    line = conflict.lines[0]
    return Span(file, line, 1, line, conflict.width + 1)
