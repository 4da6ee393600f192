"""Figures before and after, by kind, with what people say beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.drawing.levels import Level, Thing, level_picture
from dtl_planner.drawing.shapes import Tone
from dtl_planner.render.consult.words import date_words
from dtl_planner.render.outcomes.impact.page import (
    BESIDES,
    OF_WORKSTREAMS,
    answer,
    detail_rows,
    figures,
    said_besides,
    said_of_workstreams,
)
from dtl_planner.render.outcomes.impact.words import KINDS, period_words, value_words, why_words
from dtl_planner.render.report.blocks import Drawn, Grid, Heading, Point, Points, Row, Words
from dtl_planner.render.report.figures.tables import cell_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.measures import Moment
    from dtl_planner.outcomes.impact import Impact
    from dtl_planner.outcomes.reports import Changed
    from dtl_planner.render.report.blocks import Block

_HEAD = ("Measure", "Before", "After", "Change", "In per cent", "Direction", "Periods", "About it")


def impact_blocks(found: Changed) -> Iterator[Block]:
    """Tell what has changed; nothing where nothing is written of it."""
    impacts = found.impacts
    if not (impacts.measured or impacts.evidence):
        return
    yield Heading("What has changed")
    yield Words(answer(impacts))
    for kind, title in KINDS.items():
        rows = tuple(_row(one, found) for one in impacts.measured if one.measure.kind is kind)
        if rows:
            grid = Grid(title, _HEAD, rows, numbers=(1, 2, 3, 4))
            things = [_thing(one) for one in impacts.measured if one.measure.kind is kind]
            picture = level_picture(title, _DESCRIBED, things, is_alike=False)
            yield Drawn((picture,), grid)
    yield from _said(found)


def _row(one: Impact, found: Changed) -> Row:
    name, _, change, per_cent, direction = figures(one)
    measure = one.measure
    about = (f"{key}: {said}" for key, said in detail_rows(one, found.catalogue))
    cells = (
        cell_of(name),
        cell_of(value_words(measure.before)),
        cell_of(value_words(measure.after)),
        cell_of(change),
        cell_of(per_cent),
        cell_of(direction, why_words(one)),
        cell_of(period_words(one)),
        cell_of(*about),
    )
    return Row(cells, id=_row_of(one))


_DESCRIBED = (
    "Two bars for each measure, before and after. Those of one measure are to one scale; no "
    "measure is held against another."
)


def _thing(one: Impact) -> Thing:
    measure = one.measure
    _, _, *changed = figures(one)
    levels = (
        _level(measure.before, "before", Tone.QUIET),
        _level(measure.after, "after", Tone.FIRST),
        Level(None, ", ".join(filter(None, changed)), "change"),
    )
    return Thing(measure.name, levels, _row_of(one))


def _level(moment: Moment, of: str, tone: Tone) -> Level:
    value = moment.value.number if moment.value else None
    return Level(value, f"{value_words(moment)}, {date_words(moment.period)}", of, tone)


def _row_of(one: Impact) -> str:
    return f"measure-{one.measure.id}"


def _said(found: Changed) -> Iterator[Block]:
    of_workstreams = tuple(
        Point(name, tuple(map(Point, said))) for name, said in said_of_workstreams(found)
    )
    besides = tuple(map(Point, said_besides(found.impacts.evidence)))
    for title, points in ((OF_WORKSTREAMS, of_workstreams), (BESIDES, besides)):
        if points:
            yield Heading(title)
            yield Points(points)
