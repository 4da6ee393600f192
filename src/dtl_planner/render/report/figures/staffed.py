"""Posts shared out by demand: team sizes by each meaning of a rule, and how work would lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.levels import Level, Thing, level_picture
from dtl_planner.drawing.shapes import Tone
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
from dtl_planner.render.demand.words import NOT_STATED, name_of, signed
from dtl_planner.render.report.blocks import Drawn, Heading, Manner, Words
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
    for number, sizing in enumerate(meanings(staffed), 1):
        yield from _sizes(staffed, sizing, number, catalogue)
    yield from map(Words, about_words(staffed, catalogue))


def _sizes(staffed: Staffed, sizing: Sizing, number: int, catalogue: Catalogue) -> Iterator[Block]:
    rule = sizing.order.rule
    if rule:
        yield Words(meaning_words(sizing, rule))
    readings = len(meanings(staffed))
    which = f", meaning {number} of {readings}" if readings > 1 else ""
    caption = f"{staffed.staffing.name} by place{which}"
    ids = [f"posts-{staffed.staffing.id}--{place}--{number}" for place in staffed.places]
    grid = grid_of(caption, size_rows(staffed, sizing, catalogue), ids=ids, numbers=True)
    things = [
        Thing(name_of(place, catalogue), tuple(_levels(staffed, sizing, place)), id_)
        for place, id_ in zip(staffed.places, ids, strict=True)
    ]
    if len(things) <= _MOST:
        said = "Posts of each place now, where that is stated, and as they would be shared out."
        yield Drawn((level_picture(caption, said, things),), grid)
    else:
        yield grid
    for said in balance_words(staffed, sizing, catalogue):
        manner = Manner.WARNING if said.startswith(_MARK) else Manner.PLAIN
        yield Words(said.removeprefix(_MARK), manner)


def _levels(staffed: Staffed, sizing: Sizing, place: str) -> Iterator[Level]:
    now = staffed.staffing.now
    if not now.keys().isdisjoint(staffed.places):
        said = f"{now[place]:,}" if place in now else NOT_STATED
        yield Level(now.get(place), said, "now", Tone.QUIET)
    then = sizing.given.posts[place]
    move = sizing.lines[place].move
    change = f" ({signed(move)})" if move is not None else ""
    yield Level(then, f"{then:,}{change}", "then")


_MOST = 60
"""As many places as are drawn; of more there is the table alone."""
_MARK = "! "
"""What a warning begins with on a page."""
