"""A consultation as tables: events, questions, what was said, promised and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.consult.telling import effect_words, loose_effects
from dtl_planner.render.report.blocks import FEW, Grid, Heading, Manner, Point, Points, Words
from dtl_planner.render.report.consultation.rows import (
    action_rows,
    event_rows,
    question_rows,
    reply_rows,
    theme_rows,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.report.blocks import Block, Row
    from dtl_planner.render.report.consultation.steps import Steps

_EVENTS = ("When", "What", "Who")
_QUESTIONS = ("Question", "Support", "Heard from", "Promised for the whole question")
_THEMES = ("What was said", "How", "By whom", "What came of it")
_ACTIONS = ("Action", "What was promised", "State", "What came of it", "Next")
_REPLIES = ("Question that people put", "Answer")


def step_blocks(steps: Steps) -> Iterator[Block]:
    """Tell the steps, from what was asked to what was answered."""
    yield from _grid("Events", _EVENTS, event_rows(steps))
    yield from _grid("What was asked", _QUESTIONS, question_rows(steps))
    yield from _grid("What was said", _THEMES, theme_rows(steps))
    yield from _grid("What was promised", _ACTIONS, action_rows(steps))
    yield from _loose(steps)
    yield from _grid("What people asked", _REPLIES, reply_rows(steps))
    if told := steps.papers.told():
        yield Words(told, Manner.NOTE)


def _grid(caption: str, head: tuple[str, ...], rows: Iterator[Row]) -> Iterator[Grid]:
    found = tuple(rows)
    if found:
        yield Grid(caption, head, found, is_searched=head is _THEMES and len(found) > FEW)


def _loose(steps: Steps) -> Iterator[Block]:
    loose = [one for one in loose_effects(steps.trail) if steps.shows(one.id)]
    if loose:
        yield Heading("Came of nothing that was said or promised")
        yield Points(tuple(Point(effect_words(steps.trail, one)) for one in loose))
