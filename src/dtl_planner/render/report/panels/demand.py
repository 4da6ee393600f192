"""Who needs what where, and how posts would lie if they went by it.

A team gets none of it: demand is of places, and nobody states whose the posts are that go by it. An
audience gets all of it: it is about where they live.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.render.demand.page import READING, finding_words, notes_on, summary
from dtl_planner.render.demand.teams import RULES, idle_words
from dtl_planner.render.report.blocks import Heading, Manner, Point, Points, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Facts
from dtl_planner.render.report.figures.needed import tier_blocks
from dtl_planner.render.report.figures.staffed import staffing_blocks
from dtl_planner.render.report.panels import PanelKind
from dtl_planner.render.report.plainly import plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.sections.flexibility import Flexibility
    from dtl_planner.demand.overview import Overview
    from dtl_planner.render.report.blocks import Block


def _panel(facts: Facts) -> Panel | None:
    found = facts.demand
    if not (found.told or found.teams or found.idle_rules):
        return None
    blocks: list[Block] = [block for told in found.told for block in tier_blocks(told, found)]
    for staffed in found.teams:
        blocks += staffing_blocks(staffed, found.catalogue)
    blocks += _list(RULES, map(_idle, found.idle_rules))
    blocks += _list("To be looked at", finding_words(found))
    blocks += _notes(found)
    return Panel("demand", "Demand", summary(found), tuple(blocks), "dtl demand")


def _notes(found: Overview) -> Iterator[Block]:
    for title, said in notes_on(found):
        yield from _list(title, said)
    parts = (part for told in found.told for topic in told.topics for part in topic.newest.parts)
    if any(part.observation and part.observation.basis is Basis.INFERRED for part in parts):
        yield Words(plainly(READING), Manner.NOTE)


def _idle(rule: Flexibility) -> str:
    """Tell of a rule that is not at work; how to write one is for whoever keeps the files."""
    return idle_words(rule, where="")


def _list(title: str, said: Iterable[str]) -> Iterator[Block]:
    if points := tuple(map(Point, said)):
        yield Heading(title)
        yield Points(points)


PANEL = PanelKind(90, _panel, frozenset({Circle.EVERYBODY, Circle.AUDIENCE}))
