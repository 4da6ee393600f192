"""You said, we did: what each group of people said, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.trail.trail import distinct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    wanted = audience.casefold()
    heard = tuple(_heard(trail, wanted))
    kept = tuple(_kept(trail, heard))
    told = {reply.id for one in heard for said in one.said for reply in said.replies}
    asked = tuple(
        one
        for one in trail.catalogue.of(Reply)
        if one.id not in told and _is_among(wanted, one.audiences)
    )
    return SaidDid((audience,), heard, kept, asked)


def tell_all(trail: Trail) -> Told:
    """Gather the page of everybody of whom something is told; those who said the same share one."""
    names: dict[tuple[str, ...], list[str]] = {}
    found: dict[tuple[str, ...], SaidDid] = {}
    for audience in audiences(trail):
        page = said_and_done(trail, audience)
        if page.heard or page.replies:
            names.setdefault(_told_on(page), []).append(audience)
            found.setdefault(_told_on(page), page)
    shared = (replace(page, audiences=tuple(names[told])) for told, page in found.items())
    unclaimed = (one for one in trail.catalogue.of(Reply) if not trail.audiences_of(one))
    return Told(trail, tuple(shared), tuple(unclaimed))


def _told_on(page: SaidDid) -> tuple[str, ...]:
    said = (one.theme.id for heard in page.heard for one in heard.said)
    return (*said, "", *(reply.id for reply in page.replies))


def _heard(trail: Trail, wanted: str) -> Iterator[Heard]:
    for question in trail.catalogue.of(Question):
        themes = _of(trail, trail.themes_on.get(question.id, ()), wanted)
        if themes:
            yield _together(trail, themes, question)
    beside = _of(trail, trail.beside_questions(), wanted)
    if beside:
        yield _together(trail, beside, None)


def _of(trail: Trail, themes: Iterable[Theme], wanted: str) -> tuple[Theme, ...]:
    return tuple(theme for theme in themes if _is_among(wanted, trail.audiences(theme)))


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


def _is_among(wanted: str, names: Iterable[str]) -> bool:
    return any(name.casefold() == wanted for name in names)
