"""The ways through a consultation, each from its first step to its last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from dtl_planner.catalogue.sections.events import Event
    from dtl_planner.catalogue.sections.themes import Theme
    from dtl_planner.trail.trail import StatedFor, Trail


@dataclass(frozen=True, slots=True)
class Path:
    """One way from a question to the next paper; a step that nobody wrote is `None`.

    Attributes:
        question: What was asked.
        theme: What was said.
        action: What was promised.
        stated_for: What it was promised for.
        effect: What came of it.
        reply: What was answered instead of a promise.
        paper: Where more will be told.
    """

    question: Question | None = None
    theme: Theme | None = None
    action: Action | None = None
    stated_for: StatedFor | None = None
    effect: Effect | None = None
    reply: Reply | None = None
    paper: Event | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """The services, teams, roles or bodies at which it arrives."""
        return (
            *(self.effect.units if self.effect else ()),
            *(self.reply.units if self.reply else ()),
        )

    @property
    def is_inferred(self) -> bool:
        """Whether a line of it is our reading, and not drawn by a paper."""
        lines = (self.theme if self.stated_for == "theme" else None, self.effect, self.reply)
        return any(line is not None and line.basis == "inferred" for line in lines)

    @property
    def is_open(self) -> bool:
        """Whether it ends with something that is not settled."""
        open_effect = self.effect is not None and self.effect.kind == "open"
        return open_effect or (self.reply is not None and self.reply.status == "open")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its steps, and of the units at which it arrives."""
        steps = (self.question, self.theme, self.action, self.effect, self.reply, self.paper)
        return (*(step.id for step in steps if step is not None), *self.units)


@dataclass(frozen=True, slots=True)
class Followed:
    """The ways that pass through what somebody asked for.

    Attributes:
        trail: The consultation.
        wanted: The ids asked for.
        paths: The ways.
    """

    trail: Trail
    wanted: tuple[str, ...]
    paths: tuple[Path, ...]


def paths(trail: Trail) -> tuple[Path, ...]:
    """Give every way through a consultation, in the order of the files.

    Ways that begin in the middle come last: an action that nobody asked for, an effect of nothing,
    a reply to no theme.
    """
    return tuple(_all(trail))


def through(found: tuple[Path, ...], ids: Collection[str]) -> tuple[Path, ...]:
    """Choose the ways that pass one of the ids."""
    return tuple(path for path in found if any(id_ in ids for id_ in path.ids))


def _all(trail: Trail) -> Iterator[Path]:
    for question in trail.catalogue.of(Question):
        themes = trail.themes_on.get(question.id, ())
        for theme in themes:
            yield from _from_theme(trail, theme, question)
        if not themes:
            yield from _without_theme(trail, question)
    for theme in trail.beside_questions():
        yield from _from_theme(trail, theme, None)
    yield from _from_the_middle(trail)


def _from_theme(trail: Trail, theme: Theme, question: Question | None) -> Iterator[Path]:
    ends = [
        *_by_promise(trail, theme, question),
        *_by_effect(trail, theme, question),
        *(
            Path(question, theme, reply=reply, paper=trail.event(reply.resolves_in))
            for reply in trail.replies_to.get(theme.id, ())
        ),
    ]
    yield from ends or [Path(question, theme)]


def _by_promise(trail: Trail, theme: Theme, question: Question | None) -> Iterator[Path]:
    for promise in trail.promises(theme):
        begun = Path(question, theme, stated_for=promise.stated_for)
        yield from _onward(trail, promise.action, begun)


def _by_effect(trail: Trail, theme: Theme, question: Question | None) -> Iterator[Path]:
    """Go to the effects that name the theme, by the actions that nobody promised for it."""
    promised = {promise.action.id for promise in trail.promises(theme)}
    effects = trail.effects_on.get(theme.id, ())
    causes = dict.fromkeys(id_ for effect in effects for id_ in effect.actions)
    for action in trail.actions(id_ for id_ in causes if id_ not in promised):
        yield from _onward(trail, action, Path(question, theme, stated_for="effect"))
    for effect in effects:
        if not trail.actions(effect.actions):
            yield Path(question, theme, effect=effect, paper=trail.next_paper(effect, []))


def _without_theme(trail: Trail, question: Question) -> Iterator[Path]:
    actions = trail.actions(question.actions)
    for action in actions:
        yield from _onward(trail, action, Path(question, stated_for="question"))
    if not actions:
        yield Path(question)


def _onward(trail: Trail, action: Action, begun: Path) -> Iterator[Path]:
    """Go on to what came of an action for the theme, or for no single one."""
    for effect in trail.effects_between(begun.theme, action) or (None,):
        paper = trail.next_paper(effect, [action])
        yield replace(begun, action=action, effect=effect, paper=paper)


def _from_the_middle(trail: Trail) -> Iterator[Path]:
    asked_for = trail.asked_for()
    for action in trail.catalogue.of(Action):
        if action.id not in asked_for:
            yield from _onward(trail, action, Path())
    for effect in trail.catalogue.of(Effect):
        if not (effect.themes or effect.actions):
            yield Path(effect=effect, paper=trail.next_paper(effect, []))
    for reply in trail.catalogue.of(Reply):
        if not reply.themes:
            yield Path(reply=reply, paper=trail.event(reply.resolves_in))
