"""`dtl consult` as a page: what was asked, said, promised and done, and where the trail breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.consultation import Consultation
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.render.consult.document import document
from dtl_planner.render.consult.rows import path_table
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
    structures_of,
    summary,
)
from dtl_planner.render.consult.words import SAID, date_words, question_number, short_number
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.trail.paths import paths
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.catalogue.sections.effects import Effect
    from dtl_planner.catalogue.sections.themes import Theme
    from dtl_planner.trail.orphans import Examined
    from dtl_planner.trail.trail import Trail

NOTHING = "Nothing is written of a consultation: it would stand in consultation.yaml."


def view(examined: Examined) -> View:
    """Show a consultation as a whole."""
    return View(
        text=lambda page: _text(examined, page),
        table=lambda: path_table(examined.trail, paths(examined.trail)),
        document=lambda: document(examined),
    )


def _text(examined: Examined, page: Page) -> str:
    trail = examined.trail
    if trail.is_empty:
        return paragraph(NOTHING, page) + "\n"
    blocks = [
        _head(trail, page),
        _events(trail, page),
        *(_question(trail, one, page) for one in trail.catalogue.of(Question)),
        _beside(trail, page),
        _actions(trail, page),
        _loose_effects(trail, page),
        _replies(trail, page),
        _orphans(examined, page),
        paragraph(summary(examined), page),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _head(trail: Trail, page: Page) -> str:
    consultation = next(iter(trail.catalogue.of(Consultation)), None)
    if consultation is None:
        return ""
    lines = [page.paint(paragraph(clean(consultation.title), page), "strong")]
    if consultation.took_part:
        lines.append(f"  {consultation.took_part.wording} people took part")
    asked, decided = consultation.consulted, consultation.decided
    if said := structures_of(consultation):
        lines.append(paragraph(said, page, indent="  ", hanging="    "))
    if asked and decided:
        lines.append(f"  what differs between them: dtl diff {asked} {decided}")
    if consultation.source:
        cited = clean(trail.catalogue.cite(consultation.source))
        lines.append(paragraph(f"({cited})", page, indent="  ", hanging="   "))
    return "\n".join(lines)


def _events(trail: Trail, page: Page) -> str:
    rows = [
        (
            date_words(event.when) if event.when else "not stated",
            clean(f"{event.name}{how_many(event)}"),
            clean(listed(event.audiences)),
        )
        for event in trail.catalogue.of(Event)
    ]
    return f"{page.paint('Events', 'strong')}\n{columns(rows, page)}" if rows else ""


def _question(trail: Trail, question: Question, page: Page) -> str:
    title = clean(f"Question {question_number(question)}: {question.text}")
    heard = trail.audiences_at(question.heard_at)
    lines = [page.paint(paragraph(title, page, hanging="  "), "strong")]
    lines.extend(
        paragraph(clean(line), page, indent="  ", hanging="    ")
        for line in (
            f"support: {question.support or 'not stated'}",
            f"heard from {listed(heard)}" if heard else "",
        )
        if line
    )
    lines.append(_themes(trail, trail.themes_on.get(question.id, ()), page, heard=heard))
    if actions := trail.actions(question.actions):
        said = f"-> promised for the whole question: {promised(actions)}"
        lines.append(paragraph(clean(said), page, indent="  ", hanging="     "))
    return "\n".join(line for line in lines if line)


def _beside(trail: Trail, page: Page) -> str:
    themes = trail.beside_questions()
    if not themes:
        return ""
    title = page.paint("Said beside the questions", "strong")
    return f"{title}\n{_themes(trail, themes, page, heard=())}"


def _themes(trail: Trail, themes: tuple[Theme, ...], page: Page, *, heard: tuple[str, ...]) -> str:
    """Tell themes, each with what answers it alone, and below them what came of them all."""
    shared = trail.effects_for_all(themes)
    numbers = {id_: n for n, id_ in enumerate(trail.catalogue.by_id(Reply), start=1)}
    told = _Told(heard, shared, numbers)
    rows = [row for theme in themes for row in _theme(trail, theme, told)]
    lines = [columns([(kind, clean(text)) for kind, text in rows], page)]
    lines.extend(
        paragraph(clean(f"-> {effect_words(trail, one)}"), page, indent="  ", hanging="     ")
        for one in shared
    )
    return "\n".join(lines)


class _Told(NamedTuple):
    """What stands elsewhere on the page, so that a theme need not repeat it.

    Attributes:
        heard: Who was heard on the question.
        shared: What came of all its themes.
        numbers: The numbers of the answers, by reply.
    """

    heard: tuple[str, ...]
    shared: tuple[Effect, ...]
    numbers: dict[str, int]


def _theme(trail: Trail, theme: Theme, told: _Told) -> Iterator[tuple[str, str]]:
    who = trail.audiences(theme)
    by = f" ({listed(who)})" if who and who != told.heard else ""
    often = f" ({theme.mentions.wording} times)" if theme.mentions else ""
    yield SAID[theme.kind], f"{theme.text}{often}{by}"
    for line in answers(trail, theme, numbers=told.numbers, shared=told.shared):
        yield "", f"-> {line}"


def _actions(trail: Trail, page: Page) -> str:
    rows = [row for one in trail.catalogue.of(Action) for row in _action(trail, one)]
    if not rows:
        return ""
    title = page.paint("Actions", "strong")
    return f"{title}\n{columns([(clean(n), clean(text)) for n, text in rows], page)}"


def _action(trail: Trail, action: Action) -> Iterator[tuple[str, str]]:
    yield short_number(action), action.text
    yield "", action_facts(trail, action)
    yield from (("", f"-> {line}") for line in came_of(trail, action))
    if paper := next_of(trail, action):
        yield "", f"next: {paper}"


def _loose_effects(trail: Trail, page: Page) -> str:
    """Effects that nothing leads to, which stand nowhere else on the page."""
    loose = loose_effects(trail)
    if not loose:
        return ""
    title = page.paint("Came of nothing that was said or promised", "strong")
    lines = [
        paragraph(clean(effect_words(trail, one)), page, indent="  ", hanging="    ")
        for one in loose
    ]
    return "\n".join([title, *lines])


def _replies(trail: Trail, page: Page) -> str:
    rows = [
        row
        for number, reply in enumerate(trail.catalogue.of(Reply), start=1)
        for row in _reply(trail, number, reply)
    ]
    if not rows:
        return ""
    title = page.paint("Questions that people put, and the answers", "strong")
    return f"{title}\n{columns([(n, clean(text)) for n, text in rows], page)}"


def _reply(trail: Trail, number: int, reply: Reply) -> Iterator[tuple[str, str]]:
    yield str(number), reply.question
    yield from (("", f"-> {line}") for line in reply_lines(trail, reply))


def _orphans(examined: Examined, page: Page) -> str:
    rows = [
        (f"{clean(found.span.file)}:{found.span.line}", clean(found.message))
        for found in examined.orphans
        if found.span
    ]
    title = page.paint("Where the trail breaks off", "strong")
    return f"{title}\n{columns(rows, page)}" if rows else ""
