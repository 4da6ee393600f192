"""You said, we did: what each group of people said, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.trail.trail import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dtl_planner.catalogue.sections.effects import Effect
    from dtl_planner.trail.trail import Trail


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that people said, with what answers it and nothing else.

    Attributes:
        theme: What they said.
        actions: The actions that answer it, and not its question as a whole.
        effects: What came of it, but for what came of all that is told with it.
        replies: What was answered.
        is_answered: Whether anything answers it, an action for its whole question too.
        is_open: Whether a reply or an effect leaves it open.
    """

    theme: Theme
    actions: tuple[Action, ...]
    effects: tuple[Effect, ...]
    replies: tuple[Reply, ...]
    is_answered: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """What people said to one question, or beside all questions.

    Attributes:
        question: The question; `None` beside all questions.
        said: What they said.
        actions: What was promised to the question as a whole.
        effects: What came of all that they said.
    """

    question: Question | None
    said: tuple[Said, ...]
    actions: tuple[Action, ...]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was promised, with what came of it.

    Attributes:
        action: The promise.
        effects: What came of it, but for what answers a single theme.
        paper: Where more will be told.
    """

    action: Action
    effects: tuple[Effect, ...]
    paper: Event | None


@dataclass(frozen=True, slots=True)
class SaidDid:
    """The page for some people.

    Attributes:
        audiences: Who they are; several where they said the same.
        heard: What they said, by question.
        kept: The promises made to them.
        replies: What they asked and what was answered, beside their themes.
    """

    audiences: tuple[str, ...]
    heard: tuple[Heard, ...]
    kept: tuple[Kept, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is told to whom.

    Attributes:
        trail: The consultation.
        pages: A page for each audience, or for several that said the same.
        unclaimed: Replies of which nobody wrote who had asked; told where all are told.
    """

    trail: Trail
    pages: tuple[SaidDid, ...]
    unclaimed: tuple[Reply, ...]


def audiences(trail: Trail) -> tuple[str, ...]:
    """Name everybody who was heard, or is said to have said something, each once."""
    catalogue = trail.catalogue
    records: tuple[Event | Theme | Reply, ...] = (
        *catalogue.of(Event),
        *catalogue.of(Theme),
        *catalogue.of(Reply),
    )
    return distinct(name for record in records for name in record.audiences)


def said_and_done(trail: Trail, audience: str) -> SaidDid:
    """Gather what some people said, and what came of it."""
    return _page(trail, _voices(trail).get(audience.casefold(), _SILENT), (audience,))


def tell_all(trail: Trail) -> Told:
    """Gather the page of everybody of whom something is told; those who said the same share one."""
    voices = _voices(trail)
    sharing: dict[_Voice, list[str]] = {}
    for audience in audiences(trail):
        voice = voices.get(audience.casefold(), _SILENT)
        if voice != _SILENT:
            sharing.setdefault(voice, []).append(audience)
    pages = tuple(_page(trail, voice, tuple(names)) for voice, names in sharing.items())
    unclaimed = (one for one in trail.catalogue.of(Reply) if not trail.audiences_of(one))
    return Told(trail, pages, tuple(unclaimed))


class _Voice(NamedTuple):
    """What some people said and asked; those who said and asked the same share a page.

    Attributes:
        themes: The ids of what they said.
        asked: The ids of replies to what else they asked: none is told with these themes.
    """

    themes: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()


_SILENT = _Voice()


def _voices(trail: Trail) -> Mapping[str, _Voice]:
    """Gather by audience, in small letters, who said what: in one pass, however many they are."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for theme in trail.catalogue.of(Theme):
        for name in trail.audiences(theme):
            said[name.casefold()].add(theme.id)
    for reply in trail.catalogue.of(Reply):
        for name in map(str.casefold, reply.audiences):
            if said[name].isdisjoint(reply.themes):
                asked[name].add(reply.id)
    return {name: _Voice(frozenset(ids), frozenset(asked[name])) for name, ids in said.items()}


def _page(trail: Trail, voice: _Voice, names: tuple[str, ...]) -> SaidDid:
    heard = tuple(_heard(trail, voice))
    replies = tuple(one for one in trail.catalogue.of(Reply) if one.id in voice.asked)
    return SaidDid(names, heard, tuple(_kept(trail, heard)), replies)


def _heard(trail: Trail, voice: _Voice) -> Iterator[Heard]:
    for question in (*trail.catalogue.of(Question), None):
        themes = trail.themes_on.get(question.id, ()) if question else trail.beside_questions()
        said = tuple(theme for theme in themes if theme.id in voice.themes)
        if said:
            yield _together(trail, said, question)


def _together(trail: Trail, themes: tuple[Theme, ...], question: Question | None) -> Heard:
    shared = trail.effects_for_all(themes)
    said = tuple(_said(trail, theme, shared) for theme in themes)
    return Heard(question, said, trail.actions(question.actions if question else ()), shared)


def _said(trail: Trail, theme: Theme, shared: tuple[Effect, ...]) -> Said:
    effects, replies = trail.effects_on.get(theme.id, ()), trail.replies_to.get(theme.id, ())
    open_effects = (one.kind == "open" for one in effects)
    open_replies = (one.status == "open" for one in replies)
    return Said(
        theme,
        trail.actions(theme.actions),
        tuple(one for one in effects if one not in shared),
        replies,
        trail.is_answered(theme),
        any((*open_effects, *open_replies)),
    )


def _kept(trail: Trail, heard: Iterable[Heard]) -> Iterator[Kept]:
    """Give each promise once, in the order of the files."""
    met = {
        action.id
        for one in heard
        for action in (*(a for said in one.said for a in said.actions), *one.actions)
    }
    for action in trail.catalogue.of(Action):
        if action.id in met:
            effects = (one for one in trail.effects_of.get(action.id, ()) if not one.themes)
            yield Kept(action, tuple(effects), trail.event(action.told_in))
