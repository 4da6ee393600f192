"""Plain text on a page: widths, wrapping, columns, and colour that only repeats what is written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Tone = Literal["strong", "dim", "red", "yellow", "blue", "green", "cyan"]

_ANSI: dict[Tone, str] = {
    "strong": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "cyan": "36",
}
NARROW = 80


@dataclass(frozen=True, slots=True)
class Page:
    """What a text is laid out for.

    Attributes:
        width: Columns of the terminal; 80 in a pipe.
        colour: Whether colour codes may be written.
    """

    width: int = NARROW
    colour: bool = False

    def paint(self, text: str, *tones: Tone) -> str:
        """Add colour, where the page takes any."""
        if not self.colour or not text:
            return text
        return f"\033[{';'.join(_ANSI[tone] for tone in tones)}m{text}\033[0m"


def cells_of(text: str) -> int:
    """How many columns a text takes: accents on their own take none, wide characters two."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def pad(text: str, width: int) -> str:
    """Fill a text with spaces up to a width; longer text stays whole."""
    return text + " " * (width - cells_of(text))


def fold(text: str, width: int) -> list[str]:
    """Break a text at spaces into lines of at most `width` columns; a longer word is cut.

    A number keeps its per cent: no line begins with `%`.
    """
    lines, line = [], ""
    for word in _words(text):
        joined = f"{line} {word}" if line else word
        if cells_of(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while cells_of(line) > width:
            lines.append(cut(line, width))
            line = line[len(lines[-1]) :]
    return [*lines, line] if line or not lines else lines


def _words(text: str) -> list[str]:
    words = text.split()
    if " %" not in text:
        return words
    whole = words[:1]
    for word in words[1:]:
        if word.startswith("%"):
            whole[-1] += f" {word}"
        else:
            whole.append(word)
    return whole


def cut(text: str, width: int) -> str:
    """The start of a text that fits a width: one character at least, accents with their letter."""
    used = 0
    for number, character in enumerate(text):
        used += _cells(character)
        if used > width and number:
            return text[:number]
    return text


def paragraph(text: str, page: Page, *, indent: str = "", hanging: str | None = None) -> str:
    """Fold a text over the page, the first line after `indent`, the others after `hanging`."""
    after = indent if hanging is None else hanging
    lines = fold(text, max(page.width - max(len(indent), len(after)), 20))
    return "\n".join(f"{after if n else indent}{line}".rstrip() for n, line in enumerate(lines))


def columns(
    rows: Iterable[Sequence[str]], page: Page, *, indent: str = "  ", gap: str = "  "
) -> str:
    """Set rows in columns as wide as their text; the last column folds into what room is left.

    A column that would take nearly half the page folds too.
    """
    table = [list(row) for row in rows]
    if not table:
        return ""
    most = page.width * 45 // 100
    widths = [min(max(cells_of(row[n]) for row in table), most) for n in range(len(table[0]) - 1)]
    room = page.width - len(indent) - len(gap) * len(widths)
    while widths and room - sum(widths) < _LAST_LEAST and max(widths) > _COLUMN_LEAST:
        widths[widths.index(max(widths))] -= 1
    widths.append(max(room - sum(widths), _COLUMN_LEAST))
    return "\n".join(line for row in table for line in _row(row, widths, indent=indent, gap=gap))


_COLUMN_LEAST = 6
_LAST_LEAST = 16
"""What a narrow page leaves of a column, and what it takes from the others for the last."""


def _row(row: Sequence[str], widths: Sequence[int], *, indent: str, gap: str) -> list[str]:
    folded = [fold(text, width) for text, width in zip(row, widths, strict=True)]
    height = max(len(lines) for lines in folded)
    found = []
    for n in range(height):
        parts = [
            pad(lines[n] if n < len(lines) else "", width)
            for lines, width in zip(folded, widths, strict=True)
        ]
        found.append((indent + gap.join(parts)).rstrip())
    return found


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
