"""Small pieces of Markdown."""

from __future__ import annotations

import re
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GENERATED = "<!-- Written by `make docs` from the code: change it there. -->"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; a bar inside a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(one) for one in line)} |" for line in lines)


def block(text: str, language: str = "") -> str:
    """Write a block of code or output, fenced with more ticks than it has itself."""
    ticks = max((len(run) for run in re.findall(r"`{3,}", text)), default=2) + 1
    fence = "`" * max(ticks, 3)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def wrapped(text: str) -> str:
    """Fold a paragraph to the width of the other pages."""
    return fill(" ".join(text.split()), width=98, break_long_words=False, break_on_hyphens=False)


def anchor(heading: str) -> str:
    """Give the anchor that a heading gets."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")


def joined(*parts: str) -> str:
    """Put paragraphs under each other, leaving out the empty ones."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def first_paragraph(docstring: str | None) -> str:
    """Give what a docstring says before its second paragraph."""
    return " ".join((docstring or "").split("\n\n", maxsplit=1)[0].split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
