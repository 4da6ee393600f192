"""What there is instead of a plan: an order without dates, or why no plan is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.plan.ordering import NO_DATES, details, ring_words, stage_title
from dtl_planner.render.plan.refusing import (
    EACH_NEEDED,
    answer,
    clash_words,
    reason,
    ways_words,
    where,
)
from dtl_planner.render.report.blocks import (
    FEW,
    Cell,
    Grid,
    Heading,
    Manner,
    Point,
    Points,
    Row,
    Words,
)
from dtl_planner.render.report.plainly import plainly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.making.order import Ordering, Stage
    from dtl_planner.plan.timeline.refusal import Refusal
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.render.report.facts import Facts


def ordering_blocks(ordering: Ordering, facts: Facts) -> Iterator[Block]:
    """Tell what changes in which order, as much of it as concerns the reader."""
    names = {one.subject: one.name for stage in ordering.stages for one in stage.members}
    yield Words(NO_DATES, Manner.NOTE)
    rows = tuple(row for stage in ordering.stages for row in _stage(stage, names, facts))
    if rows:
        head = ("What", "How")
        yield Grid("What changes in which phase", head, rows, is_searched=len(rows) > FEW)
    if ordering.rings:
        yield Words("In no phase: each waits for the next, and the last for the first.")
        rings = (Point(ring_words(ring, names)) for ring in ordering.rings)
        yield Points(tuple(rings))
    if ordering.assumed:
        yield Heading("Bear in mind")
        yield Points(tuple(Point(_here(said)) for said in ordering.assumed))


def _here(assumed: str) -> str:
    """Say what is assumed; what another command lists stands below."""
    return plainly(assumed).replace("dtl track lists them", "they are listed below")


def _stage(stage: Stage, names: dict[str, str], facts: Facts) -> Iterator[Row]:
    group = stage_title(stage)
    for one in stage.members:
        if facts.reader.concerns(one.subject):
            cells = (Cell((one.name,)), Cell((details(one, names),)))
            yield Row(cells, id=f"item-{one.subject}", group=group)


def refusal_blocks(refusal: Refusal, facts: Facts) -> Iterator[Block]:
    """Tell why there is no plan, and what would give one."""
    told = " ".join(filter(None, (answer(refusal), reason(refusal))))
    yield Words(told, Manner.WARNING)
    if refusal.clashing:
        rows = tuple(
            Row((Cell((rule.told,)), Cell((where(rule, facts.catalogue),))))
            for rule in refusal.clashing
        )
        yield Grid(clash_words(refusal), ("Rule", "Where it is written"), rows)
        if len(rows) > 1 and refusal.is_minimal:
            yield Words(EACH_NEEDED)
    if refusal.ways_out:
        rows = tuple(
            Row((Cell((way.told,)), Cell((where(way.rule, facts.catalogue),))))
            for way in refusal.ways_out
        )
        yield Grid(ways_words(refusal), ("Change", "Where it is written"), rows)
