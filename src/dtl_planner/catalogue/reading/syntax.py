"""What to say when a file is not YAML at all.

The parser's own sentences speak of block mappings and tokens, and change with its version. So the
words here are chosen by what stands in the file at the place where reading ended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dtl_planner.diagnostics import Code, Diagnostic, Related, Severity, Span

YAML_SYNTAX = Code(
    "DTL010",
    "yaml-syntax",
    Severity.ERROR,
    "The file breaks off making sense at this place, so nothing in it can be used.",
    "Compare the line, and the one above it, with a file that works: indents, colons, quotation "
    "marks and brackets.",
)
TAB_INDENT = Code(
    "DTL011",
    "tab-indent",
    Severity.ERROR,
    "A tab is as wide as each program likes, so it cannot show what belongs to what.",
    "Put spaces in place of the tabs at the beginning of lines; most editors can do so at once.",
)

_CLOSERS = {"[": "]", "{": "}"}
_QUOTES = ("'", '"')
_INDICATORS = ("!", "*", "&", "|", ">")
_NUMBERED_ESCAPES = (r"\x", r"\u", r"\U")
_INDENT = re.compile(r"[ \t]*")
_IN_QUOTES = "put quotes round the whole text"
# What stands at the place where reading ended: what is wrong, and what to do.
_STANDS_HERE = {
    "\t": ("A tab stands where a space should be.", "put a space in its place"),
    "@": ("Text without quotes cannot begin with `@`.", _IN_QUOTES),
    "`": ("Text without quotes cannot begin with a backquote.", _IN_QUOTES),
    "%": ("Text without quotes cannot begin with `%`.", _IN_QUOTES),
    "!": ("Text without quotes cannot begin with `!`.", _IN_QUOTES),
    "*": ("Text without quotes cannot begin with `*`.", _IN_QUOTES),
    "&": ("Text without quotes cannot begin with `&`.", _IN_QUOTES),
    "|": ("Text without quotes cannot begin with `|`.", _IN_QUOTES),
    ">": ("Text without quotes cannot begin with `>`.", _IN_QUOTES),
    "]": ("A `]` stands here without a `[` before it.", "delete it, or " + _IN_QUOTES),
    "}": ("A `}` stands here without a `{` before it.", "delete it, or " + _IN_QUOTES),
    ",": ("A comma stands where a value should be.", "delete it, or " + _IN_QUOTES),
    "-": (
        "A list item begins where none can stand.",
        "begin the list on a line of its own, and line its dashes up",
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Where reading ended, and where what was being read began, as offsets in the text."""

    at: int
    began: int | None


def explain(text: str, fault: Fault, *, file: str) -> Diagnostic:
    """Put a fault into plain words: the first of these that knows what it sees."""
    for look in (
        _tab,
        _open_quote,
        _escape,
        _open_bracket,
        _no_colon,
        _after_quote,
        _colon,
        _begun,
        _here,
    ):
        found = look(text, fault, file)
        if found:
            return found
    return _indent(text, fault, file)


def _tab(text: str, fault: Fault, file: str) -> Diagnostic | None:
    start = text.rfind("\n", 0, fault.at) + 1
    indent = _INDENT.match(text, start)
    tab = text.find("\t", start, indent.end() if indent else start)
    if tab < 0:
        return None
    return Diagnostic(
        TAB_INDENT,
        "A tab indents this line; only spaces may.",
        _span(text, tab, file),
        "put spaces in place of the tab",
    )


def _open_quote(text: str, fault: Fault, file: str) -> Diagnostic | None:
    if _began(text, fault) not in _QUOTES or text[fault.at :].strip():
        return None
    message = "The quotation mark that opens here is never closed."
    return _problem(text, fault.began, file, message, "close it at the end of the text")


def _escape(text: str, fault: Fault, file: str) -> Diagnostic | None:
    if _began(text, fault) != '"' and text[fault.at - 2 : fault.at] not in _NUMBERED_ESCAPES:
        return None
    message = "A backslash in double quotes is followed by something it does not go with."
    hint = "write two backslashes, or use single quotes"
    return _problem(text, text.rfind("\\", 0, fault.at + 1), file, message, hint)


def _open_bracket(text: str, fault: Fault, file: str) -> Diagnostic | None:
    bracket = _began(text, fault)
    if bracket not in _CLOSERS:
        return None
    message = (
        f"The `{bracket}` that opens here is not closed by `{_CLOSERS[bracket]}` as it should."
    )
    found = _problem(text, fault.began, file, message, "close it, or look for a missing comma")
    return replace(found, related=(Related("reading ends here", _span(text, fault.at, file)),))


def _no_colon(text: str, fault: Fault, file: str) -> Diagnostic | None:
    if fault.began is None or text.startswith("- ", fault.began):
        return None
    passed = text[fault.began : fault.at]
    if ":" in passed or "\n" not in passed:
        return None
    message = "There is no colon on this line."
    return _problem(text, fault.began, file, message, "write a key, a colon, a space and a value")


def _after_quote(text: str, fault: Fault, file: str) -> Diagnostic | None:
    line = text[text.rfind("\n", 0, fault.at) + 1 : fault.at].rstrip()
    if not line.endswith(_QUOTES):
        return None
    message = "Something follows the closing quotation mark."
    hint = "put the whole text in quotes of the other kind, or double the quotation marks inside it"
    return _problem(text, fault.at, file, message, hint)


def _colon(text: str, fault: Fault, file: str) -> Diagnostic | None:
    if text[fault.at : fault.at + 1] != ":":
        return None
    if ":" in text[text.rfind("\n", 0, fault.at) + 1 : fault.at]:
        message = "A second colon on one line makes a key where none can be."
        return _problem(text, fault.at, file, message, "put quotes round text that holds a colon")
    message = "This line does not fit the line above it."
    hint = "line it up with the keys it belongs to; every key needs a colon and a space after it"
    return _problem(text, fault.at, file, message, hint)


def _begun(text: str, fault: Fault, file: str) -> Diagnostic | None:
    return _stands(text, fault.began, file) if _began(text, fault) in _INDICATORS else None


def _here(text: str, fault: Fault, file: str) -> Diagnostic | None:
    return _stands(text, fault.at, file)


def _stands(text: str, at: int | None, file: str) -> Diagnostic | None:
    known = _STANDS_HERE.get(text[at : at + 1]) if at is not None else None
    return _problem(text, at, file, *known) if known else None


def _indent(text: str, fault: Fault, file: str) -> Diagnostic:
    line = text[text.rfind("\n", 0, fault.at) + 1 : fault.at]
    if line.strip():
        message = "Reading ends here: this does not follow from what stands before it."
    else:
        message = "This line does not fit the lines above it."
    hint = (
        "line it up with the lines it belongs to; look for a lost colon, quotation mark or bracket"
    )
    return _problem(text, fault.at, file, message, hint)


def _began(text: str, fault: Fault) -> str:
    return "" if fault.began is None else text[fault.began : fault.began + 1]


def _problem(text: str, at: int | None, file: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(YAML_SYNTAX, message, _span(text, at or 0, file), hint)


def _span(text: str, at: int, file: str) -> Span:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Span(file, line, column, line, column + 1)
