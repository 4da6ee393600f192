"""What the change means for the team that a report is for: the first thing that it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.diff.meaning import summary
from dtl_planner.render.diff.sources import Sources
from dtl_planner.render.report.blocks import Heading, Manner, Point, Points, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle
from dtl_planner.render.report.panels import PanelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.meaning.meaning import Meaning
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts


def _panel(facts: Facts) -> Panel | None:
    meaning = facts.reader.meaning
    if meaning is None:
        return None
    a, b = meaning.compared.a, meaning.compared.b
    return Panel(
        id="meaning",
        title=f"What this means for {meaning.name}",
        line=summary(meaning),
        blocks=tuple(_blocks(meaning)),
        command=f"dtl diff {a.asked} {b.asked} --for {meaning.subject}",
    )


def _blocks(meaning: Meaning) -> Iterator[Block]:
    sources = Sources.of_meaning(meaning)
    yield Words(f"From: {meaning.compared.a.told}. To: {meaning.compared.b.told}.")
    for part in meaning.parts:
        yield Heading(part.title)
        yield Points(tuple(Point(sources.behind(line.text, line.source)) for line in part.lines))
    if sources.told:
        yield Words(sources.told, Manner.NOTE)


PANEL = PanelKind(10, _panel, frozenset({Circle.TEAM}))
