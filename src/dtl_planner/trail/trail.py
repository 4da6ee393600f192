"""The trail of a consultation: which question, theme, action, effect and reply lead to which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue

One = TypeVar("One")

StatedFor: TypeAlias = Literal["theme", "question", "effect"]
"""What an action was promised for: one theme, a question as a whole, or as cause of an effect."""


@dataclass(frozen=True, slots=True)
class Promise:
    """An action that answers a theme.

    Attributes:
        action: What was promised.
        stated_for: Whether it answers this theme, or the question as a whole.
    """

    action: Action
    stated_for: StatedFor


@dataclass(frozen=True, slots=True)
class Trail:
    """What is written of a consultation, with the ties between its records.

    Records stand in the order of the files. An id that is defined nowhere leads nowhere: that is
    told when the files are read.

    Attributes:
        catalogue: What is written.
        themes_on: By question, what was said in answer to it.
        effects_on: By theme, the effects that name it.
        effects_of: By action, the effects that name it.
        replies_to: By theme, the replies that name it.
    """

    catalogue: Catalogue
    themes_on: Mapping[str, tuple[Theme, ...]]
    effects_on: Mapping[str, tuple[Effect, ...]]
    effects_of: Mapping[str, tuple[Effect, ...]]
    replies_to: Mapping[str, tuple[Reply, ...]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is written of a consultation."""
        kinds = (Event, Question, Theme, Action, Effect, Reply)
        return not any(self.catalogue.by_id(kind) for kind in kinds)

    def beside_questions(self) -> tuple[Theme, ...]:
        """Give the themes that belong to no question."""
        questions = self.catalogue.by_id(Question)
        return tuple(one for one in self.catalogue.of(Theme) if one.question not in questions)

    def question_of(self, theme: Theme) -> Question | None:
        """Give the question that a theme was said in answer to."""
        return self.catalogue.find(Question, theme.question) if theme.question else None

    def promises(self, theme: Theme) -> tuple[Promise, ...]:
        """Give the actions that answer a theme: its own, then those of its question."""
        question = self.question_of(theme)
        own = self.actions(theme.actions)
        shared = self.actions(question.actions) if question else ()
        return (
            *(Promise(action, "theme") for action in own),
            *(Promise(action, "question") for action in shared if action not in own),
        )

    def actions(self, ids: Iterable[str]) -> tuple[Action, ...]:
        """Give the actions with these ids."""
        found = (self.catalogue.find(Action, id_) for id_ in ids)
        return tuple(action for action in found if action is not None)

    def asked_for(self) -> frozenset[str]:
        """Name the actions that something said, or a question as a whole, led to."""
        asking: tuple[Question | Theme | Effect, ...] = (
            *self.catalogue.of(Question),
            *self.catalogue.of(Theme),
            *(one for one in self.catalogue.of(Effect) if one.themes),
        )
        return frozenset(id_ for one in asking for id_ in one.actions)

    def event(self, id_: str | None) -> Event | None:
        """Give an event."""
        return self.catalogue.find(Event, id_) if id_ else None

    def effects_between(self, theme: Theme | None, action: Action) -> tuple[Effect, ...]:
        """Give the effects of an action that are for this theme, or for no single one."""
        effects = self.effects_of.get(action.id, ())
        id_ = theme.id if theme else None
        return tuple(one for one in effects if not one.themes or id_ in one.themes)

    def effects_for_all(self, themes: tuple[Theme, ...]) -> tuple[Effect, ...]:
        """Give the effects that name every one of several themes; of one theme, none is shared."""
        ids = {theme.id for theme in themes}
        first = self.effects_on.get(themes[0].id, ()) if len(themes) > 1 else ()
        return tuple(effect for effect in first if ids.issubset(effect.themes))

    def is_answered(self, theme: Theme) -> bool:
        """Whether anything was promised, replied, or came of a theme."""
        return bool(
            self.promises(theme) or theme.id in self.effects_on or theme.id in self.replies_to
        )

    def next_paper(self, effect: Effect | None, actions: Iterable[Action]) -> Event | None:
        """Give the paper that goes on with an effect, or else with what brought it about."""
        told = effect.told_in if effect else None
        return self.event(told or next((a.told_in for a in actions if a.told_in), None))

    def audiences(self, theme: Theme) -> tuple[str, ...]:
        """Name the people who said something, as it says itself or as its events say."""
        question = self.question_of(theme)
        events = theme.heard_at or (question.heard_at if question else ())
        return theme.audiences or self.audiences_at(events)

    def audiences_at(self, events: Iterable[str]) -> tuple[str, ...]:
        """Name the people who were heard at events, each once."""
        found = (self.event(id_) for id_ in events)
        return distinct(name for event in found if event for name in event.audiences)

    def audiences_of(self, reply: Reply) -> tuple[str, ...]:
        """Name the people who asked something, as it says itself or as its themes say."""
        themes = (self.catalogue.find(Theme, id_) for id_ in reply.themes)
        told = (name for theme in themes if theme for name in self.audiences(theme))
        return reply.audiences or distinct(told)


def trail_of(catalogue: Catalogue) -> Trail:
    """Tie what is written of a consultation together."""
    effects = catalogue.of(Effect)
    questions = ((one, (one.question,) if one.question else ()) for one in catalogue.of(Theme))
    return Trail(
        catalogue,
        themes_on=_by_id(questions),
        effects_on=_by_id((one, one.themes) for one in effects),
        effects_of=_by_id((one, one.actions) for one in effects),
        replies_to=_by_id((one, one.themes) for one in catalogue.of(Reply)),
    )


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Give each name once, as first spelled: `Staff` and `staff` are the same people."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _by_id(pairs: Iterable[tuple[One, Iterable[str]]]) -> dict[str, tuple[One, ...]]:
    """Turn records that name others into the others with the records that name them."""
    found: dict[str, dict[int, One]] = {}
    for one, ids in pairs:
        for id_ in ids:
            found.setdefault(id_, {})[id(one)] = one
    return {id_: tuple(ones.values()) for id_, ones in found.items()}
