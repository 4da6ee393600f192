"""What papers say beside their panels: what came of what was said, and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.render.consult.telling import effect_words
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.report.blocks import Point, Points, Words
from dtl_planner.render.report.whole import panels_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts


def came_of_it(facts: Facts) -> Iterator[Block]:
    """Tell what changed, and what was kept, because of what people said."""
    trail = facts.examined.trail
    settled = [one for one in trail.catalogue.of(Effect) if one.kind != "open"]
    if settled:
        yield Words("What was said came to this, beside what is left open:")
        yield Points(tuple(Point(effect_words(trail, one)) for one in settled))


_WANTED = {
    "timeline": "when things happen",
    "demand": "demand, and how many staff each place needs",
    "readiness": "how far places are ready",
    "targets": "targets, and figures before and after",
    "risks": "risks, and what is done about them",
    "consultation": "a consultation",
}
"""What a committee asks for, by the panel that would tell it."""


def not_written(facts: Facts) -> Iterator[Block]:
    """Say what a committee would look for and nothing is written of: that is not to say no."""
    there = {panel.id for panel in panels_for(facts)}
    if wanting := [words for id_, words in _WANTED.items() if id_ not in there]:
        yield Words(f"Nothing is written of: {'; '.join(wanting)}.")
    yield Words(
        "What it costs or saves, what the law asks for and what it means for equality are told "
        "only as far as they stand above."
    )


def papers_behind(facts: Facts) -> Iterator[Block]:
    """Name the papers that everything rests on."""
    found = facts.catalogue.of(Source)
    if found:
        yield Words("What stands in this paper is taken from:")
        yield Points(tuple(Point(_paper(one)) for one in found))


def _paper(source: Source) -> str:
    day = date_words(source.date) if source.date else None
    return "; ".join(filter(None, (source.title, day, source.address)))
