"""What is to be reached from the whole area down to each place, and what has changed so far.

A team gets neither: targets are of places and of agencies, and what was measured is of the whole
programme. An audience gets both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.outcomes.targets import outline
from dtl_planner.render.outcomes.impact.page import summary as impact_summary
from dtl_planner.render.outcomes.targets.page import (
    SMALLER,
    lacking_words,
    part_words,
    people_words,
    step_rows,
    want_rows,
)
from dtl_planner.render.outcomes.targets.summing import answer, summary
from dtl_planner.render.outcomes.targets.words import figure_words
from dtl_planner.render.outcomes.words import label
from dtl_planner.render.report.blocks import Grid, Heading, Row, Words
from dtl_planner.render.report.document import Panel
from dtl_planner.render.report.facts import Circle, Facts
from dtl_planner.render.report.figures.changed import impact_blocks
from dtl_planner.render.report.figures.tables import cell_of
from dtl_planner.render.report.panels import PanelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.outcomes.reports import Targeted
    from dtl_planner.outcomes.targets import Held
    from dtl_planner.render.report.blocks import Block


def _panel(facts: Facts) -> Panel | None:
    targeted, impacts = facts.targeted, facts.changed.impacts
    blocks = (*_targets(targeted), *impact_blocks(facts.changed))
    if not blocks:
        return None
    is_changed = bool(impacts.measured or impacts.evidence)
    told = (
        (targeted.held, "Targets", "dtl targets", summary(targeted)),
        (is_changed, "impact", "dtl impact", impact_summary(impacts)),
    )
    titles, commands, lines = zip(*(rest for is_told, *rest in told if is_told), strict=True)
    title = " and ".join(titles)
    return Panel(
        "targets", title[:1].upper() + title[1:], " ".join(lines), blocks, ", ".join(commands)
    )


def _targets(found: Targeted) -> Iterator[Block]:
    if not found.held:
        return
    yield Heading("What is to be reached")
    yield Words(answer(found))
    head = ("Place", "What is to be reached", "Who, and where it is stated", "Parts")
    yield Grid("Targets, each followed by its parts", head, tuple(_rows(found)))
    if found.small_steps:
        told = tuple(Row(tuple(map(cell_of, row))) for row in step_rows(found))
        yield Grid(SMALLER, ("Place, and the step it is asked for", "Held against"), told)
    if wants := tuple(Row(tuple(map(cell_of, row))) for row in want_rows(found)):
        yield Grid("Not stated of targets", ("What", "Of which"), wants)


def _rows(found: Targeted) -> Iterator[Row]:
    """Give the targets as a tree, those of one whole together under its name."""
    by_id = {one.target.id: one for one in found.held}
    group = ""
    for depth, held in outline(found.held):
        if not depth:
            group = f"{label(held.place)}: {held.target.name}"
        yield _row(held, by_id.get(held.target.part_of or ""), depth, group, found)


def _row(held: Held, whole: Held | None, depth: int, group: str, found: Targeted) -> Row:
    target, place = held.target, label(held.place)
    is_named = whole is None or whole.target.name == target.name
    above = f"part of: {label(whole.place)}, {whole.target.name}" if whole and depth > 1 else ""
    cells = (
        cell_of(place if is_named else f"{place}: {target.name}", above),
        cell_of(figure_words(held), target.note or "", lacking_words(held)),
        cell_of(people_words(target)),
        cell_of(*part_words(held, found)),
    )
    return Row(cells, id=f"target-{target.id}", group=group)


PANEL = PanelKind(110, _panel, frozenset({Circle.EVERYBODY, Circle.AUDIENCE}))
