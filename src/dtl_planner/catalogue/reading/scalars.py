"""What a plain (unquoted) word of a file means: the core values of YAML 1.2, and no others.

Programs that follow YAML 1.1 read `NO` as false, `012` as 10, `12:30` as 750 and `1_000` as 1000.
Here they are text; where others would differ, a warning says so. Quoted words are always text and
never come here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dtl_planner.catalogue.reading.unusable import UNUSABLE
from dtl_planner.diagnostics import Code, Severity

READ_AS_TEXT = Code(
    "DTL026",
    "read-as-text",
    Severity.WARNING,
    "Some programs read this word or number as something else, such as `NO` as false or `012` as "
    "ten, so two people may see different things in the same file.",
    "Put quotes round it if it is text, or write it as a plain number or as `yes` or `no`.",
)
LONG_NUMBER = Code(
    "DTL027",
    "long-number",
    Severity.ERROR,
    "A number with so many digits is no count and no sum of money; it is a slip, or a reference "
    "number, which is text.",
    "Correct the number, or put quotes round it if it is a reference number.",
)

_NUMBER = re.compile(
    r"""
    [-+]?(?:
        (?P<whole>0|[1-9][0-9]*)
      | (?P<decimal>(?:0|[1-9][0-9]*)\.[0-9]+)
      | (?P<elsewhere>
            [0-9][0-9_]*(?:\.[0-9_]*)?                          # 012, 1_000, 5.
          | \.[0-9][0-9_]*                                      # .5
          | (?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+     # 1e3
          | [1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?         # 12:30, in sixtieths
          | 0x[0-9A-Fa-f_]+ | 0o[0-7]+ | 0b[01_]+
          | \.(?:inf|Inf|INF)
        )
    )
    | (?P<nan>\.(?:nan|NaN|NAN))
    """,
    re.VERBOSE,
)
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# Lower-case `yes` and `no` are dtl's own answers, and stand in every workspace.
_SWITCHES = {
    **dict.fromkeys(("y", "Y", "Yes", "YES", "on", "On", "ON"), "yes"),
    **dict.fromkeys(("n", "N", "No", "NO", "off", "Off", "OFF"), "no"),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_STARTS = _NUMBER_STARTS | {word[:1] for word in (*_WORDS, *_SWITCHES)}
_ODD_AT_MOST = 64


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value that needs a word with the author. `message` and `hint` are those of a diagnostic."""

    value: object
    code: Code
    message: str
    hint: str


def is_nothing(text: str) -> bool:
    """Say whether a plain word stands for no value at all."""
    return _WORDS.get(text, False) is None


def plain(text: str, *, digits: int) -> str | float | bool | Doubt | None:
    """Read one plain word; the first character decides for nearly all of them.

    Args:
        text: The word as the file has it.
        digits: The most digits before, and after, the point of a number.

    >>> [plain(word, digits=18) for word in ("yes", "true", "12", "-0.5", "2024-05-01", "~")]
    ['yes', True, 12, -0.5, '2024-05-01', None]
    """
    first = text[:1]
    if first not in _STARTS:
        return text
    if first in _NUMBER_STARTS:
        return _number(text, digits=digits)
    if text in _WORDS:
        return _WORDS[text]
    return _switch(text) if text in _SWITCHES else text


def _number(text: str, *, digits: int) -> str | float | Doubt:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    kind = match.lastgroup
    if kind in ("whole", "decimal"):
        if max(map(len, text.lstrip("+-").split("."))) > digits:
            return _long_number(digits)
        return int(text) if kind == "whole" else float(text)
    return _read_elsewhere(text) if len(text) <= _ODD_AT_MOST else text


def _long_number(digits: int) -> Doubt:
    return Doubt(
        UNUSABLE,
        LONG_NUMBER,
        f"This number has more than {digits} digits, the limit `number-digits`.",
        "put quotes round a reference number; or `--limit number-digits=N` raises the limit",
    )


def _read_elsewhere(text: str) -> Doubt:
    return Doubt(
        text,
        READ_AS_TEXT,
        f"`{text}` is read as text here, but other programs may read it as a number.",
        f'write it as a plain number such as `12` or `0.5`, or as "{text}" in quotes if it is text',
    )


def _switch(text: str) -> Doubt:
    answer = _SWITCHES[text]
    return Doubt(
        text,
        READ_AS_TEXT,
        f"`{text}` is read as text here, but other programs may read it as the answer {answer}.",
        f'write `{answer}` if it is an answer, or "{text}" in quotes if it is text',
    )
