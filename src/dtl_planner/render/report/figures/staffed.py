"""Posts shared out by demand: team sizes by each meaning of a rule, and how work would lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.demand.methods import meanings
from dtl_planner.render.demand.refusing import refusal_words
from dtl_planner.render.demand.teams import (
    about_words,
    balance_words,
    meaning_words,
    rule_words,
    size_rows,
    staffing_title,
)
from dtl_planner.render.report.blocks import Heading, Manner, Words
from dtl_planner.render.report.figures.tables import grid_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.staffing.sizing import Sizing
    from dtl_planner.demand.staffing.staffed import Staffed
    from dtl_planner.render.report.blocks import Block


def staffing_blocks(staffed: Staffed, catalogue: Catalogue) -> Iterator[Block]:
    """Tell of posts of one kind: how they would be shared out, or why they cannot be."""
    yield Heading(staffing_title(staffed, catalogue))
    if not staffed.sizings:
        yield Words(f"No team sizes: {refusal_words(staffed, catalogue)}.")
    yield from map(Words, rule_words(staffed))
    for sizing in meanings(staffed):
        yield from _sizes(staffed, sizing, catalogue)
    yield from map(Words, about_words(staffed, catalogue))


def _sizes(staffed: Staffed, sizing: Sizing, catalogue: Catalogue) -> Iterator[Block]:
    rule = sizing.order.rule
    if rule:
        yield Words(meaning_words(sizing, rule))
    caption = f"{staffed.staffing.name} by place"
    yield grid_of(caption, size_rows(staffed, sizing, catalogue), numbers=True)
    for said in balance_words(staffed, sizing, catalogue):
        manner = Manner.WARNING if said.startswith(_MARK) else Manner.PLAIN
        yield Words(said.removeprefix(_MARK), manner)


_MARK = "! "
"""What a warning begins with on a page."""
