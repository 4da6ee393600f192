"""How a value from a file is shown in a message or on a terminal.

Every string that people wrote goes through here before it is printed: nothing in it may move the
cursor, turn the text round, hide, or flood the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.limits import Limits

# Tab, line feed and carriage return are not in this set: a file may hold them.
HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
_UNSAFE = re.compile(rf"[{HIDDEN}\t\n\r]")
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_ONE_BYTE = 0xFF
_LONG_NUMBER_BITS = 400


def clean(text: str) -> str:
    r"""Escape what cannot be seen, and leave the rest as it is.

    >>> clean("a\x1b[31mb\u202e\n")
    'a\\x1b[31mb\\u{202e}\\n'
    """
    return _UNSAFE.sub(_escape, text)


def shown(value: object, limits: Limits) -> str:
    """Show a value in at most `value_characters` characters, an ellipsis telling of the rest.

    Lists and mappings are named, not shown: through aliases a small file can hold a huge one.
    """
    room = limits.value_characters
    text = _words(value)
    kept: list[str] = []
    for character in text[: room + 1]:
        piece = clean(character)
        room -= len(piece)
        if room < 0:
            return "".join(kept) + "…"
        kept.append(piece)
    return "".join(kept)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    number = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    return f"\\x{number:02x}" if number <= _ONE_BYTE else f"\\u{{{number:x}}}"


def _words(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case dict():
            return "a mapping"
        case list() | tuple() | set() | frozenset():
            return "a list"
        case int() if value.bit_length() > _LONG_NUMBER_BITS:  # str() refuses 4,300 digits
            return "a very long number"
        case _:
            return str(value)
