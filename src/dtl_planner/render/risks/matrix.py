"""Risks by how likely and how bad they are: only those that somebody has scored."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING

from dtl_planner.render.layout import fold, pad, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.render.layout import Page
    from dtl_planner.risks.register import Entry

STEPS = (1, 2, 3, 4, 5)
LIKELY = {5: "5 almost certain", 1: "1 rare"}
SEVERE = {1: "1 slight", 5: "5 grave"}
TITLE = "How likely (down) and how bad (across)"
_LABEL = 16
_WIDE = 70
"""Columns that the words of a scale take, and those that a page has that has room for them."""
_INDENT, _GAP = "  ", "  "


def matrix_text(entries: Sequence[Entry], page: Page) -> str:
    """Draw five by five fields; nothing where no open risk is scored.

    Args:
        entries: The open risks.
        page: What it is drawn on.
    """
    scored = [one for one in entries if one.is_scored]
    if not scored:
        return ""
    labels = labels_of(scored)
    lines = [page.paint(TITLE, "strong")]
    lines.extend(_row("", [_step(step, SEVERE, page) for step in STEPS], page))
    for likelihood in reversed(STEPS):
        cells = [field(scored, labels, likelihood, severity) for severity in STEPS]
        lines.extend(_row(_step(likelihood, LIKELY, page), cells, page))
    lines.extend(_line(said, page) for said in below(entries))
    return "\n".join(lines)


def below(entries: Sequence[Entry]) -> Iterator[str]:
    """Tell what letters in the fields stand for, and which risks are in none of them."""
    scored = [one for one in entries if one.is_scored]
    labels = labels_of(scored)
    bare = (one.record for one in scored if not one.record.number)
    yield from (f"{labels[one.id]}: {one.name}" for one in bare)
    if unscored := [one.label for one in entries if not one.is_scored]:
        yield f"Not scored: {listed(unscored)}"


def fields(entries: Sequence[Entry]) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """Give each field that has risks: likelihood, severity, and the risks."""
    for likelihood in reversed(STEPS):
        for severity in STEPS:
            found = tuple(one for one in entries if _scores(one) == (likelihood, severity))
            if found:
                yield likelihood, severity, found


def labels_of(entries: Sequence[Entry]) -> dict[str, str]:
    """Give what stands for each risk in a field: its number, or a letter where it has none."""
    bare = [one.record.id for one in entries if not one.record.number]
    letters = {id_: _letter(place) for place, id_ in enumerate(bare)}
    return {one.record.id: one.record.number or letters[one.record.id] for one in entries}


def _letter(place: int) -> str:
    """Give a, b and so on; behind z come aa, bb."""
    return ascii_lowercase[place % len(ascii_lowercase)] * (place // len(ascii_lowercase) + 1)


def field(
    entries: Sequence[Entry], labels: Mapping[str, str], likelihood: int, severity: int
) -> str:
    """Name the risks of a field; a dash where there are none."""
    found = (labels[one.record.id] for one in entries if _scores(one) == (likelihood, severity))
    return clean(", ".join(found)) or "-"


def _line(said: str, page: Page) -> str:
    return paragraph(clean(said), page, indent=_INDENT, hanging=_INDENT * 2)


def _step(step: int, words: Mapping[int, str], page: Page) -> str:
    """Write a step of a scale: its ends in words too, where the page is wide enough."""
    return words.get(step, str(step)) if page.width >= _WIDE else str(step)


def _scores(entry: Entry) -> tuple[int | None, int | None]:
    return entry.record.likelihood, entry.record.severity


def _row(title: str, cells: Sequence[str], page: Page) -> Iterator[str]:
    """Lay out a row; a field with many risks takes several lines."""
    label = _LABEL if page.width >= _WIDE else 1
    room = page.width - len(_INDENT) - label - len(_GAP) * len(cells)
    width = room // len(cells)
    folded = [[title], *(fold(cell, width) for cell in cells)]
    for number in range(max(len(lines) for lines in folded)):
        parts = [lines[number] if number < len(lines) else "" for lines in folded]
        padded = [pad(parts[0], label), *(pad(part, width) for part in parts[1:])]
        yield (_INDENT + _GAP.join(padded)).rstrip()
