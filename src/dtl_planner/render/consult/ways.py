"""`dtl consult ID` as a page: each way that passes through something, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.render.consult.rows import path_document, path_table
from dtl_planner.render.consult.words import (
    CAME,
    NO_ANSWER,
    SAID,
    number_of,
    paper_words,
    question_number,
    unit_names,
)
from dtl_planner.render.formats import View
from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import listed, plural, row_of_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.sections.questions import Question
    from dtl_planner.catalogue.sections.themes import Theme
    from dtl_planner.trail.paths import Followed, Path
    from dtl_planner.trail.trail import Trail

_FOR = {
    "theme": "for this alone",
    "question": "for the whole question",
    "effect": "as cause of what follows",
}
"""What an action was promised for, in words."""


class _Beginning(NamedTuple):
    """What ways that are told together begin with; one that begins in the middle stands alone."""

    question: Question | None
    themes: tuple[Theme, ...]
    alone: Path | None


def view(followed: Followed) -> View:
    """Show the ways through what was asked for."""
    return View(
        text=lambda page: _text(followed, page),
        table=lambda: path_table(followed.trail, followed.paths),
        document=lambda: {
            "followed": list(followed.wanted),
            "paths": [path_document(path) for path in followed.paths],
        },
    )


def _text(followed: Followed, page: Page) -> str:
    blocks = [
        columns([(label, clean(text)) for label, text in rows], page, indent="")
        for rows in _blocks(followed)
    ]
    return "\n\n".join([*blocks, paragraph(summary(followed), page)]) + "\n"


def _blocks(followed: Followed) -> Iterator[list[tuple[str, str]]]:
    """Put together the ways with the same question and themes: most go on alike for all of them."""
    blocks: dict[_Beginning, list[Path]] = {}
    for onward, paths in _alike(followed.paths).items():
        themes = tuple(path.theme for path in paths if path.theme)
        alone = None if themes or onward.question else onward
        blocks.setdefault(_Beginning(onward.question, themes, alone), []).append(onward)
    for (question, themes, _), ways in blocks.items():
        rows = [*_begin(followed.trail, question, themes)]
        for onward in ways:
            rows.extend(_go_on(followed.trail, onward, is_begun=bool(themes)))
        yield rows


def _alike(paths: Iterable[Path]) -> dict[Path, list[Path]]:
    """Group ways by how they go on after the theme."""
    found: dict[Path, list[Path]] = {}
    for path in paths:
        found.setdefault(replace(path, theme=None), []).append(path)
    return found


def _begin(
    trail: Trail, question: Question | None, themes: tuple[Theme, ...]
) -> Iterator[tuple[str, str]]:
    if question:
        yield "question", f"{question_number(question)}: {question.text}"
    for theme in themes:
        who = trail.audiences(theme)
        yield SAID[theme.kind], f"{theme.text}{f' ({listed(who)})' if who else ''}"


def _go_on(trail: Trail, path: Path, *, is_begun: bool) -> Iterator[tuple[str, str]]:
    ours = " (our reading)" if path.is_inferred else ""
    names = unit_names(path.units, trail.catalogue)
    units = f" [{row_of_names(names)}]" if names else ""
    if path.action:
        why = f", {_FOR[path.stated_for]}" if path.stated_for else ""
        yield "-> action", f"{number_of(path.action)}{why}: {path.action.text}"
    if path.effect:
        yield f"-> {CAME[path.effect.kind]}", f"{path.effect.text}{units}{ours}"
    if path.reply:
        answer = path.reply.answer or NO_ANSWER[path.reply.status]
        asked = "" if is_begun else f"{path.reply.question} "
        yield f"-> {_STATE[path.reply.status]}", f"{asked}{answer}{units}{ours}"
    if not (path.action or path.effect or path.reply):
        yield "-> nothing", "no action, effect or reply answers this"
    if path.paper:
        yield "-> next", paper_words(path.paper)


_STATE = {"answered": "answered", "open": "left open"}


def summary(followed: Followed) -> str:
    """Count the ways, and those that are still open."""
    wanted = listed([f"`{id_}`" for id_ in followed.wanted])
    if not followed.paths:
        return f"Nothing in the consultation leads to {wanted}."
    verb = "passes" if len(followed.paths) == 1 else "pass"
    return f"{plural(len(followed.paths), 'way')} {verb} through {wanted}.{_open(followed.paths)}"


def _open(paths: Iterable[Path]) -> str:
    """How many of the ways do not come to an end."""
    number = sum(path.is_open for path in paths)
    return f" {number} of them {'is' if number == 1 else 'are'} still open." if number else ""
