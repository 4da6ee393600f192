"""`dtl consult --said-did`: a page to send to those who took part, as plain text or as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.consultation import Consultation
from dtl_planner.render import formats
from dtl_planner.render.consult.document import reply_document
from dtl_planner.render.consult.prose import (
    Block,
    Heading,
    Point,
    Words,
    markdown_text,
    plain_text,
)
from dtl_planner.render.consult.words import (
    NO_ANSWER,
    number_of,
    paper_words,
    reading_words,
    short_number,
)
from dtl_planner.render.formats import Format, View
from dtl_planner.tables import Column, Table
from dtl_planner.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dtl_planner.catalogue.sections.actions import Action
    from dtl_planner.catalogue.sections.effects import Effect
    from dtl_planner.catalogue.sections.replies import Reply
    from dtl_planner.render.layout import Page
    from dtl_planner.tables import Cell
    from dtl_planner.trail.said import Heard, Kept, Said, SaidDid, Told
    from dtl_planner.trail.trail import Trail

_COLUMNS = (
    Column("audiences", "Who"),
    Column("question", "Question"),
    Column("theme", "Theme"),
    Column("kind", "Kind"),
    Column("said", "You said"),
    Column("promised", "Actions in answer"),
    Column("came_of_it", "What came of it"),
    Column("answers", "Answers"),
    Column("is_answered", "Answered"),
    Column("is_open", "Still open"),
    Column("basis", "Basis"),
)
_YOU = {
    "support": "You welcomed",
    "concern": "You were worried",
    "suggestion": "You suggested",
    "question": "You asked",
}
_WE = {
    "planned": "We plan to",
    "started": "We have begun to",
    "done": "Done",
    "dropped": "We will not do this",
}
_CAME = {"changed": "What changes", "kept": "What stays", "open": "Still open"}
_NOBODY = "Nobody is on record as having said anything in a consultation."


def write(told: Told, form: Format, page: Page) -> str:
    """Write what is told in a format; Markdown is prose here, as it is to be sent."""
    if form is Format.MD:
        return markdown_text(blocks(told))
    return formats.write(_view(told), form, page)


def _view(told: Told) -> View:
    return View(
        text=lambda page: plain_text(blocks(told), page),
        table=lambda: Table(_COLUMNS, tuple(row for page in told.pages for row in _rows(page))),
        document=lambda: {
            "pages": [_page_document(told.trail, page) for page in told.pages],
            "unclaimed": [reply_document(told.trail, reply) for reply in told.unclaimed],
        },
    )


def blocks(told: Told) -> Iterator[Block]:
    """Tell everything as prose."""
    for page in told.pages:
        yield from _page(told.trail, page)
    if told.unclaimed:
        yield Heading("Questions that were asked, without a record of who asked", 1)
        yield tuple(_reply_point(told.trail, reply) for reply in told.unclaimed)
    if not (told.pages or told.unclaimed):
        yield Words(_NOBODY)


def _page(trail: Trail, page: SaidDid) -> Iterator[Block]:
    yield Heading(page_title(page), 1)
    yield from page_blocks(trail, page)
    yield Words(summary(page))


def page_title(page: SaidDid) -> str:
    """Say whose page it is."""
    return f"You said, we did: {listed(page.audiences)}"


def page_blocks(trail: Trail, page: SaidDid) -> Iterator[Block]:
    """Tell what some people said and what came of it, without the title and the count."""
    if consultation := next(iter(trail.catalogue.of(Consultation)), None):
        people = consultation.took_part
        many = f" {people.wording} people took part." if people else ""
        yield Words(f"{consultation.title}.{many}")
    for number, heard in enumerate(page.heard):
        beside = "What else you told us" if number else "What you told us"
        yield Heading(heard.question.text if heard.question else beside)
        yield from _heard(trail, heard)
    if page.kept:
        yield Heading("What we promised, and what has come of it")
        yield tuple(_kept(kept) for kept in page.kept)
    if page.replies:
        yield Heading("What else you asked" if page.heard else "What you asked")
        yield tuple(_reply_point(trail, reply) for reply in page.replies)


def _heard(trail: Trail, heard: Heard) -> Iterator[Block]:
    yield tuple(_said(trail, said) for said in heard.said)
    answers = (
        *(Point(_promise(action)) for action in heard.actions),
        *(Point(_effect(effect)) for effect in heard.effects),
    )
    if answers:
        yield Words("In answer to all of this:")
        yield answers


def _said(trail: Trail, said: Said) -> Point:
    below = [
        *(f"{_promise(action)}{reading_words(said.theme)}" for action in said.actions),
        *(_effect(effect) for effect in said.effects),
        *(line for reply in said.replies for line in _answer(trail, reply)),
    ]
    if not said.is_answered and said.theme.kind != "support":
        below.append("No answer is on record yet.")
    return Point(f"{_YOU[said.theme.kind]}: {said.theme.text}", tuple(below))


def _promise(action: Action) -> str:
    """Say what was promised; its number, where it has one, leads to what has come of it."""
    leads = f" (action {short_number(action)})" if _has_number(action) else ""
    return f"{_WE[action.status]}: {action.text}{leads}"


def _effect(effect: Effect) -> str:
    return f"{_CAME[effect.kind]}: {effect.text}{reading_words(effect)}"


def _answer(trail: Trail, reply: Reply) -> Iterator[str]:
    if reply.answer:
        yield f"Our answer: {reply.answer}{reading_words(reply)}"
    elif reply.status == "answered":
        yield NO_ANSWER[reply.status]
    if reply.status == "open":
        paper = trail.event(reply.resolves_in)
        yield f"To be answered in: {paper_words(paper)}" if paper else "Not yet answered."


def _kept(kept: Kept) -> Point:
    below = [_effect(effect) for effect in kept.effects]
    if kept.paper:
        below.append(f"More to come in: {paper_words(kept.paper)}")
    action = kept.action
    number = f"Action {number_of(action)}. " if _has_number(action) else ""
    return Point(f"{number}{_WE[action.status]}: {action.text}", tuple(below))


def _has_number(action: Action) -> bool:
    """Whether there is a number to call it by: its id would mean nothing to those who are told."""
    return bool(action.number or action.printed)


def _reply_point(trail: Trail, reply: Reply) -> Point:
    return Point(reply.question, tuple(_answer(trail, reply)))


def summary(page: SaidDid) -> str:
    """Count what is told to some people."""
    said = [one for heard in page.heard for one in heard.said]
    if not (said or page.replies):
        return f"Nothing is on record as said by {listed(page.audiences)}."
    unanswered = sum(not one.is_answered and one.theme.kind != "support" for one in said)
    parts = [plural(len(said) + len(page.replies), "point")]
    open_ = sum(one.is_open for one in said) + sum(one.status == "open" for one in page.replies)
    if open_:
        parts.append(f"{open_} still open")
    if unanswered:
        parts.append(f"{unanswered} without an answer")
    return f"{', '.join(parts)}."


def _rows(page: SaidDid) -> Iterator[tuple[Cell, ...]]:
    for heard in page.heard:
        for said in heard.said:
            yield (
                "; ".join(page.audiences),
                heard.question.text if heard.question else None,
                said.theme.id,
                said.theme.kind,
                said.theme.text,
                "; ".join(short_number(action) for action in (*said.actions, *heard.actions)),
                "; ".join(effect.text for effect in (*said.effects, *heard.effects)),
                "; ".join(reply.answer or reply.status for reply in said.replies),
                said.is_answered,
                said.is_open,
                said.theme.basis,
            )


def _page_document(trail: Trail, page: SaidDid) -> dict[str, object]:
    return {
        "audiences": list(page.audiences),
        "heard": [
            {
                "question": heard.question.id if heard.question else None,
                "said": [_said_document(said) for said in heard.said],
                "actions": _ids(heard.actions),
                "effects": _ids(heard.effects),
            }
            for heard in page.heard
        ],
        "promises": [
            {
                "action": kept.action.id,
                "status": kept.action.status,
                "effects": _ids(kept.effects),
                "next_paper": kept.paper.id if kept.paper else None,
            }
            for kept in page.kept
        ],
        "replies": [reply_document(trail, reply) for reply in page.replies],
    }


def _said_document(said: Said) -> dict[str, object]:
    return {
        "theme": said.theme.id,
        "kind": said.theme.kind,
        "text": said.theme.text,
        "actions": _ids(said.actions),
        "effects": _ids(said.effects),
        "replies": _ids(said.replies),
        "is_answered": said.is_answered,
        "is_open": said.is_open,
    }


def _ids(records: Iterable[Action | Effect | Reply]) -> list[str]:
    return [record.id for record in records]
