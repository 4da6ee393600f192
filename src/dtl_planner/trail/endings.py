"""Where the trail of a consultation breaks off: what was said or promised, and led nowhere.

A step is held against the next one each by each. Where the next step has not been begun at all, as
while a consultation still runs, that is told once and not for every record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.diagnostics import Code, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.trail.trail import Trail

UNFINISHED = ("planned", "started")
"""What an action may be while more is to be told of it."""

QUESTION_WITHOUT_THEME = Code(
    "DTL650",
    "question-without-theme",
    Severity.WARNING,
    "People were asked, and nothing is written of what they said, so nobody can see that they were "
    "heard.",
    "Add a theme with this `question`, or take out a question that was not asked after all.",
)
THEME_WITHOUT_ANSWER = Code(
    "DTL651",
    "theme-without-answer",
    Severity.WARNING,
    "Somebody raised this, and no action, reply or effect answers it: those who said it will look "
    "for the answer and find none.",
    "Name the actions at the theme or at its question, or write a reply or an effect that names "
    "the theme; that nothing will change is an answer too (`kind: kept`).",
)
ACTION_WITHOUT_EFFECT = Code(
    "DTL652",
    "action-without-effect",
    Severity.WARNING,
    "It was promised, and nothing says what came of it in the structure.",
    "Write an effect that names the action, `kept` or `open` if nothing changed so far.",
)
NO_NEXT_PAPER = Code(
    "DTL653",
    "no-next-paper",
    Severity.WARNING,
    "It is not finished, and no paper is named in which people will read how it went on.",
    "Name the next paper under `told_in`; an action that is finished is `done` or `dropped`.",
)
OPEN_REPLY_WITHOUT_PAPER = Code(
    "DTL654",
    "open-reply-without-paper",
    Severity.WARNING,
    "The question was left open, and no paper is named that will answer it.",
    "Name that paper under `resolves_in`, or write `status: answered` if it is settled.",
)
PAPER_WITHOUT_PURPOSE = Code(
    "DTL655",
    "paper-without-purpose",
    Severity.WARNING,
    "No question was asked in this paper, nothing promised or answered in it, and nothing is left "
    "to it, so nobody can tell what it has to do with the rest.",
    "Name it where questions were asked (`asked_in`), promises made (`promised_in`), answers given "
    "(`answered_in`) or left to it (`told_in`, `resolves_in`).",
)


class _Step(NamedTuple):
    """A step that must lead to the next one: the sentence has a place for its id."""

    section: str
    code: Code
    missing: str
    hint: str


_QUESTIONS = _Step(
    "questions",
    QUESTION_WITHOUT_THEME,
    "No theme is written for question `{}`.",
    "add a theme that names it under `question`",
)
_THEMES = _Step(
    "themes",
    THEME_WITHOUT_ANSWER,
    "Nothing answers `{}`: no action, reply or effect.",
    "name an action, or write a reply or an effect that names it",
)
_ACTIONS = _Step(
    "actions",
    ACTION_WITHOUT_EFFECT,
    "Nothing is said to have come of action `{}`.",
    "write an effect that names it, `kept` or `open` if nothing changed",
)


def loose_ends(trail: Trail) -> Iterator[Diagnostic]:
    """Find what leads nowhere. A section that could not be read whole is not said to lack anything.

    Args:
        trail: A consultation, in whatever state it is.
    """
    lost = trail.catalogue.damaged
    if "themes" not in lost:
        yield from _questions(trail)
    if lost.isdisjoint({"actions", "questions", "effects", "replies"}):
        yield from _themes(trail)
    if "effects" not in lost:
        yield from _actions(trail)
    if "actions" not in lost:
        yield from _unfinished(trail)
    yield from _open_replies(trail)
    if lost.isdisjoint({"questions", "actions", "effects", "replies"}):
        yield from _papers(trail)


def _questions(trail: Trail) -> Iterator[Diagnostic]:
    ids = [one.id for one in trail.catalogue.of(Question) if one.id not in trail.themes_on]
    yield from _broken(trail, _QUESTIONS, ids, begun=bool(trail.themes_on))


def _themes(trail: Trail) -> Iterator[Diagnostic]:
    """Pass over support: what people welcome needs no answer."""
    wanting = [one for one in trail.catalogue.of(Theme) if one.kind != "support"]
    ids = [one.id for one in wanting if not trail.is_answered(one)]
    yield from _broken(trail, _THEMES, ids, begun=len(ids) < len(wanting))


def _actions(trail: Trail) -> Iterator[Diagnostic]:
    actions = [one for one in trail.catalogue.of(Action) if one.status != "dropped"]
    ids = [one.id for one in actions if one.id not in trail.effects_of]
    yield from _broken(trail, _ACTIONS, ids, begun=bool(trail.effects_of))


def _broken(trail: Trail, step: _Step, ids: Sequence[str], *, begun: bool) -> Iterator[Diagnostic]:
    """Tell of each record that leads nowhere, or once that the next step has not been begun."""
    for id_ in ids if begun else ids[:1]:
        message = step.missing.format(id_)
        if len(ids) > 1 and not begun:
            message = f"{message[:-1]}; the same holds of {len(ids) - 1:,} more."
        span = trail.catalogue.span(step.section, id_, "id")
        yield Diagnostic(step.code, message, span, step.hint)


def _unfinished(trail: Trail) -> Iterator[Diagnostic]:
    hint = "name the next paper under `told_in`"
    for action in trail.catalogue.of(Action):
        if action.status in UNFINISHED and action.told_in is None:
            message = f"No paper is named that will tell what came of action `{action.id}`."
            span = trail.catalogue.span("actions", action.id, "id")
            yield Diagnostic(NO_NEXT_PAPER, message, span, hint)
    for effect in trail.catalogue.of(Effect):
        told = effect.told_in or any(one.told_in for one in trail.actions(effect.actions))
        if effect.kind == "open" and not told:
            message = f"`{effect.id}` is open, and no paper is named that takes it further."
            span = trail.catalogue.span("effects", effect.id, "id")
            yield Diagnostic(NO_NEXT_PAPER, message, span, hint)


def _open_replies(trail: Trail) -> Iterator[Diagnostic]:
    for reply in trail.catalogue.of(Reply):
        if reply.status == "open" and reply.resolves_in is None:
            message = f"`{reply.id}` is open, and no paper is named that will answer it."
            span = trail.catalogue.span("replies", reply.id, "id")
            hint = "name that paper under `resolves_in`"
            yield Diagnostic(OPEN_REPLY_WITHOUT_PAPER, message, span, hint)


def _papers(trail: Trail) -> Iterator[Diagnostic]:
    """Only papers count: a meeting may well be told for its own sake."""
    catalogue = trail.catalogue
    named = {
        *(one.asked_in for one in catalogue.of(Question)),
        *(id_ for one in catalogue.of(Action) for id_ in (one.promised_in, one.told_in)),
        *(one.told_in for one in catalogue.of(Effect)),
        *(id_ for one in catalogue.of(Reply) for id_ in (one.answered_in, one.resolves_in)),
    }
    for event in catalogue.of(Event):
        if event.kind == "paper" and event.id not in named:
            message = f"Nothing was asked, promised or answered in `{event.id}`, or is left to it."
            span = catalogue.span("events", event.id, "id")
            hint = "name it where it belongs, such as `told_in`"
            yield Diagnostic(PAPER_WITHOUT_PURPOSE, message, span, hint)
