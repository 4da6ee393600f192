"""A consultation as tables: events, questions, what was said, promised and answered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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
    effect_words,
    how_many,
    loose_effects,
    next_of,
    promised,
    reply_lines,
)
from dtl_planner.render.consult.words import SAID, date_words
from dtl_planner.render.papers import Papers
from dtl_planner.render.report.blocks import Cell, Grid, Heading, Manner, Point, Points, Row, Words
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.render.papers import Sourced
    from dtl_planner.render.report.blocks import Block
    from dtl_planner.trail.trail import Trail

_EVENTS = ("When", "What", "Who")
_QUESTIONS = ("Question", "Support", "Heard from", "Promised for the whole question")
_THEMES = ("What was said", "How", "By whom", "What came of it")
_ACTIONS = ("Action", "What was promised", "State", "What came of it", "Next")
_REPLIES = ("Question that people put", "Answer")

_FEW = 12
"""So many rows need no search."""


@dataclass(frozen=True)
class Steps:
    """What is shown of a consultation.

    Attributes:
        trail: The consultation.
        chosen: The ids of the steps that are shown; `None` stands for all.
    """

    trail: Trail
    chosen: frozenset[str] | None = None

    def blocks(self) -> Iterator[Block]:
        """Tell the steps, from what was asked to what was answered."""
        yield from self._grid("Events", _EVENTS, map(self._event, self._events))
        yield from self._grid("What was asked", _QUESTIONS, map(self._question, self._questions))
        yield from self._grid("What was said", _THEMES, self._said())
        yield from self._grid("What was promised", _ACTIONS, map(self._action, self._actions))
        loose = [one for one in loose_effects(self.trail) if self._is_shown(one.id)]
        if loose:
            yield Heading("Came of nothing that was said or promised")
            yield Points(tuple(Point(effect_words(self.trail, one)) for one in loose))
        yield from self._grid("What people asked", _REPLIES, map(self._reply, self._replies))
        if told := self._papers.told():
            yield Words(told, Manner.NOTE)

    def _grid(self, caption: str, head: tuple[str, ...], rows: Iterator[Row]) -> Iterator[Grid]:
        found = tuple(rows)
        if found:
            yield Grid(caption, head, found, is_searched=head is _THEMES and len(found) > _FEW)

    def _is_shown(self, id_: str) -> bool:
        return self.chosen is None or id_ in self.chosen

    @cached_property
    def _events(self) -> tuple[Event, ...]:
        return tuple(one for one in self.trail.catalogue.of(Event) if self._is_shown(one.id))

    @cached_property
    def _questions(self) -> tuple[Question, ...]:
        return tuple(one for one in self.trail.catalogue.of(Question) if self._is_shown(one.id))

    @cached_property
    def _themes(self) -> tuple[Theme, ...]:
        return tuple(one for one in self.trail.catalogue.of(Theme) if self._is_shown(one.id))

    @cached_property
    def _actions(self) -> tuple[Action, ...]:
        return tuple(one for one in self.trail.catalogue.of(Action) if self._is_shown(one.id))

    @cached_property
    def _replies(self) -> tuple[Reply, ...]:
        return tuple(one for one in self.trail.catalogue.of(Reply) if self._is_shown(one.id))

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """The number of each answer, by which a theme points to it."""
        return {id_: n for n, id_ in enumerate(self.trail.catalogue.by_id(Reply), start=1)}

    @cached_property
    def _papers(self) -> Papers:
        told: tuple[Sourced, ...] = (
            *self._questions,
            *self._themes,
            *self._actions,
            *self._replies,
        )
        return Papers.behind(told, self.trail.catalogue)

    def _cited(self, text: str, record: Sourced) -> str:
        cited = self._papers.cited(record)
        return f"{text} ({cited})" if cited else text

    def _event(self, event: Event) -> Row:
        when = date_words(event.when) if event.when else "not stated"
        who = listed(event.audiences) or "not stated"
        return Row((Cell((when,)), Cell((f"{event.name}{how_many(event)}",)), Cell((who,))))

    def _question(self, question: Question) -> Row:
        actions = self.trail.actions(question.actions)
        heard = listed(self.trail.audiences_at(question.heard_at))
        link = f"action-{actions[0].id}" if actions and self._is_shown(actions[0].id) else None
        cells = (
            Cell((self._cited(_asked(question), question),)),
            Cell((question.support or "not stated",)),
            Cell((heard or "not stated",)),
            Cell((_promised(actions),), link) if actions else Cell(("nothing",)),
        )
        return Row(cells, id=f"asked-{question.id}")

    def _said(self) -> Iterator[Row]:
        """Tell the themes question by question, and those beside all questions last."""
        for question in (*self.trail.catalogue.of(Question), None):
            for theme in self._themes:
                if self.trail.question_of(theme) == question:
                    yield self._theme(theme, question)

    def _theme(self, theme: Theme, question: Question | None) -> Row:
        often = f" ({theme.mentions.wording} times)" if theme.mentions else ""
        cells = (
            Cell((self._cited(f"{theme.text}{often}", theme),)),
            Cell((SAID[theme.kind],)),
            Cell((listed(self.trail.audiences(theme)) or "not stated",)),
            Cell(tuple(self._came(theme, question))),
        )
        return Row(cells, id=f"theme-{theme.id}", group=_heading(question))

    def _came(self, theme: Theme, question: Question | None) -> Iterator[str]:
        yield from answers(self.trail, theme, numbers=self._numbers)
        if actions := self.trail.actions(question.actions) if question else ():
            yield f"promised for the whole question: {_promised(actions)}"

    def _action(self, action: Action) -> Row:
        cells = (
            Cell((action.number or action.printed or "no number",)),
            Cell((self._cited(action.text, action),)),
            Cell((action_facts(self.trail, action, called=_called),)),
            Cell(tuple(came_of(self.trail, action))),
            Cell(tuple(each for each in (next_of(self.trail, action),) if each)),
        )
        return Row(cells, id=f"action-{action.id}")

    def _reply(self, reply: Reply) -> Row:
        asked = self._cited(f"{self._numbers[reply.id]}: {reply.question}", reply)
        return Row(
            (Cell((asked,)), Cell(tuple(reply_lines(self.trail, reply)))), id=f"reply-{reply.id}"
        )


def _promised(actions: Sequence[Action]) -> str:
    return promised(actions, called=_known_as)


def _known_as(action: Action) -> str:
    """Call an action by its number, or else by what was promised: nobody outside knows an id."""
    return action.number or action.printed or _quoted(action.text)


def _called(question: Question) -> str:
    return question.number or _quoted(question.text)


def _quoted(text: str) -> str:
    return f"\u201c{text.removesuffix('.')}\u201d"


def _asked(question: Question) -> str:
    return f"{question.number}: {question.text}" if question.number else question.text


def _heading(question: Question | None) -> str:
    if question is None:
        return "Beside the questions"
    return f"Question {question.number}" if question.number else question.text
