"""The page for one team: what a difference means for it, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.diff.document import sides
from dtl_planner.render.diff.sources import Sources
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, paragraph
from dtl_planner.shown import clean
from dtl_planner.tables import Column, Table
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.meaning.line import Line
    from dtl_planner.diff.meaning.meaning import Meaning

_COLUMNS = (Column("part", "About"), Column("text", "What is told"), Column("source", "Source"))


def meaning_view(meaning: Meaning) -> View:
    """Show what a difference means for one unit or division."""
    return View(
        text=lambda page: _text(meaning, page),
        table=lambda: Table(
            _COLUMNS,
            tuple(
                (part.title, line.text, line.source)
                for part in meaning.parts
                for line in part.lines
            ),
        ),
        document=lambda: {
            **sides(meaning.compared),
            "for": meaning.subject,
            "name": meaning.name,
            "parts": {
                part.key: [{"text": line.text, "source": line.source} for line in part.lines]
                for part in meaning.parts
            },
        },
    )


def _text(meaning: Meaning, page: Page) -> str:
    sources = Sources.of_meaning(meaning)
    compared = meaning.compared
    title = clean(f"What this means for {meaning.name}")
    told = clean(f"{compared.a.told} -> {compared.b.told}")
    blocks = [page.paint(paragraph(title, page), "strong") + "\n" + paragraph(told, page)]
    for part in meaning.parts:
        lines = [page.paint(part.title, "strong")]
        lines.extend(_lines(part.lines, sources, page))
        blocks.append("\n".join(lines))
    if sources.told:
        blocks.append(page.paint(paragraph(clean(sources.told), page), "dim"))
    blocks.append(paragraph(summary(meaning), page))
    return "\n\n".join(blocks) + "\n"


def _lines(lines: tuple[Line, ...], sources: Sources, page: Page) -> Iterator[str]:
    for line in lines:
        told = sources.behind(line.text, line.source)
        yield paragraph(clean(told), page, indent="  ", hanging="    ")


def summary(meaning: Meaning) -> str:
    """Count what is told."""
    number = {part.key: 0 if part.is_empty else len(part.lines) for part in meaning.parts}
    told = [
        plural(number["changes"], "change"),
        f"{plural(number['undecided'], 'matter')} undecided",
        plural(number["decisions"], "decision"),
        plural(number["waits"], "link"),
    ]
    return f"{', '.join(told)}."
