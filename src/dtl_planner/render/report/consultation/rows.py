"""The steps of a consultation as rows, one kind of step after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.render.consult.telling import (
    action_facts,
    answers,
    came_of,
    how_many,
    next_of,
    reply_lines,
)
from dtl_planner.render.consult.words import SAID, date_words
from dtl_planner.render.report.blocks import Cell, Row
from dtl_planner.render.report.consultation.names import (
    action_names,
    question_heading,
    question_name,
    question_words,
)
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.render.report.consultation.steps import Steps

_NOT_STATED = "not stated"
_NO_PAPER = "no paper is to answer it"


def event_rows(steps: Steps) -> Iterator[Row]:
    """Tell when people were asked, in what way, and who."""
    for event in steps.of(Event):
        when = date_words(event.when) if event.when else _NOT_STATED
        who = listed(event.audiences) or _NOT_STATED
        yield Row((Cell((when,)), Cell((f"{event.name}{how_many(event)}",)), Cell((who,))))


def question_rows(steps: Steps) -> Iterator[Row]:
    """Tell what was asked, how many were for it, and what was promised for all of it."""
    for question in steps.of(Question):
        heard = listed(steps.trail.audiences_at(question.heard_at))
        cells = (
            Cell((steps.cited(question_words(question), question),)),
            Cell((question.support or _NOT_STATED,)),
            Cell((heard or _NOT_STATED,)),
            _promised(question, steps),
        )
        yield Row(cells, id=f"asked-{question.id}")


def _promised(question: Question, steps: Steps) -> Cell:
    actions = steps.trail.actions(question.actions)
    if not actions:
        return Cell(("nothing",))
    first = actions[0].id
    return Cell((action_names(actions),), f"action-{first}" if steps.shows(first) else None)


def theme_rows(steps: Steps) -> Iterator[Row]:
    """Tell what was said, question by question; what was said beside all questions comes last."""
    themes = steps.of(Theme)
    for question in (*steps.trail.catalogue.of(Question), None):
        for theme in themes:
            if steps.trail.question_of(theme) == question:
                yield _theme_row(theme, question, steps)


def _theme_row(theme: Theme, question: Question | None, steps: Steps) -> Row:
    often = f" ({theme.mentions.wording} times)" if theme.mentions else ""
    cells = (
        Cell((steps.cited(f"{theme.text}{often}", theme),)),
        Cell((SAID[theme.kind],)),
        Cell((listed(steps.trail.audiences(theme)) or _NOT_STATED,)),
        Cell(tuple(answers(steps.trail, theme, numbers=steps.numbers))),
    )
    return Row(cells, id=f"theme-{theme.id}", group=_heading(question, steps))


def _heading(question: Question | None, steps: Steps) -> str:
    """Name a question, with what was promised for all that was said to it."""
    title = question_heading(question)
    actions = steps.trail.actions(question.actions) if question else ()
    return f"{title} (promised for all of it: {action_names(actions)})" if actions else title


def action_rows(steps: Steps) -> Iterator[Row]:
    """Tell what was promised, how far it has got, what came of it and where more will be told."""
    for action in steps.of(Action):
        next_ = next_of(steps.trail, action)
        cells = (
            Cell((action.number or action.printed or "no number",)),
            Cell((steps.cited(action.text, action),)),
            Cell((action_facts(steps.trail, action, called=question_name),)),
            Cell(tuple(came_of(steps.trail, action))),
            Cell((next_,) if next_ else ()),
        )
        yield Row(cells, id=f"action-{action.id}")


def reply_rows(steps: Steps) -> Iterator[Row]:
    """Tell what people wanted to know, and what they were answered."""
    for reply in steps.of(Reply):
        asked = steps.cited(f"{steps.numbers[reply.id]}: {reply.question}", reply)
        told = tuple(map(_calmly, reply_lines(steps.trail, reply)))
        yield Row((Cell((asked,)), Cell(told)), id=f"reply-{reply.id}")


def _calmly(line: str) -> str:
    """Say of an open question where it is to be answered; a terminal shouts that it is open."""
    where = line.removeprefix("OPEN: ")
    if where in (line, _NO_PAPER):
        return where[:1].upper() + where[1:]
    return f"To be answered in: {where}"
