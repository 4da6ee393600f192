"""The characters that nobody can see, found where a file holds them.

Control characters drive a terminal, bidirectional controls make text read differently from what it
says, and zero-width ones make two names that look the same differ. The reader refuses them in a
file; `shown` escapes them wherever a name reaches a message.
"""

from __future__ import annotations

import re
import unicodedata

from dtl_planner.diagnostics import Code, Diagnostic, Severity, Span
from dtl_planner.shown import HIDDEN

FORBIDDEN_CHARACTER = Code(
    "DTL008",
    "forbidden-character",
    Severity.ERROR,
    "A character that cannot be seen makes two names that look the same differ, or makes text read "
    "differently from what it says. They mostly arrive by copying from a web page or a document.",
    "Go to the line and column, delete the few letters round that place, and type them again.",
)

# A carriage return alone ends a line for YAML and not for most editors: the line numbers would lie.
# Dropping these bytes takes a tenth of the time of the pattern, and leaves nothing of most files.
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n"
_IN_A_FILE = re.compile(rf"[{HIDDEN}]|\r(?!\n)")
_IN_A_VALUE = re.compile(rf"[{HIDDEN}\r]")


def find_hidden(text: str, *, file: str) -> tuple[Diagnostic, ...]:
    """Report each kind of hidden character where it first stands, and how many more there are."""
    if not text.encode(errors="surrogatepass").translate(None, _PLAIN):
        return ()
    places: dict[str, list[int]] = {}
    for match in _IN_A_FILE.finditer(text):
        seen = places.setdefault(match.group(), [match.start(), 0])
        seen[1] += 1
    return tuple(
        Diagnostic(
            FORBIDDEN_CHARACTER,
            f"{called(character)} stands here{_elsewhere(count - 1)}; files may not hold it.",
            _span(text, start, file=file),
            _hint(character),
        )
        for character, (start, count) in places.items()
    )


def hidden_in(value: str) -> str | None:
    """Give the first hidden character of a value, which an escape in quotes can put there."""
    match = _IN_A_VALUE.search(value)
    return match.group() if match else None


def without_hidden(value: str) -> str:
    """Put a visible sign in place of each hidden character."""
    return _IN_A_VALUE.sub("\N{REPLACEMENT CHARACTER}", value)


def called(character: str) -> str:
    """Name a character by its number, and in words where it has some; never show it."""
    words = unicodedata.name(character, "a control character").lower()
    return f"`U+{ord(character):04X}` ({words})"


def _elsewhere(more: int) -> str:
    if more == 0:
        return ""
    return f" and in {more:,} more {'place' if more == 1 else 'places'}"


def _span(text: str, start: int, *, file: str) -> Span:
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return Span(file, line, column, line, column + 1)


def _hint(character: str) -> str:
    if character == "\r":
        return "save the file with ordinary line ends (LF, or CRLF as Windows does)"
    return "delete the few letters round this place and type them again"
