"""The ways through a consultation as rows, one to a way, and as short documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.catalogue.sections.actions import Action
    from dtl_planner.catalogue.sections.effects import Effect
    from dtl_planner.catalogue.sections.events import Event
    from dtl_planner.catalogue.sections.questions import Question
    from dtl_planner.catalogue.sections.replies import Reply
    from dtl_planner.catalogue.sections.themes import Theme
    from dtl_planner.tables import Cell
    from dtl_planner.trail.paths import Path
    from dtl_planner.trail.trail import Trail

PATH_COLUMNS = (
    Column("question", "Question"),
    Column("asked", "What was asked"),
    Column("theme", "Theme"),
    Column("kind", "Kind"),
    Column("said", "What was said"),
    Column("audiences", "Who said it"),
    Column("action", "Action"),
    Column("number", "Number"),
    Column("printed", "Number printed"),
    Column("promised", "What was promised"),
    Column("stated_for", "Promised for"),
    Column("effect", "Effect"),
    Column("came", "Kind of effect"),
    Column("came_of_it", "What came of it"),
    Column("reply", "Reply"),
    Column("status", "Status"),
    Column("answer", "Answer"),
    Column("units", "Services, teams, roles, bodies"),
    Column("basis", "Basis"),
    Column("paper", "Next paper"),
    Column("when", "When"),
)


def path_table(trail: Trail, paths: Iterable[Path]) -> Table:
    """Give each way through a consultation a row."""
    return Table(PATH_COLUMNS, tuple(_row(trail, path) for path in paths))


def path_document(path: Path) -> dict[str, object]:
    """Give one way through a consultation by the ids of its steps."""
    return {
        "question": _id(path.question),
        "theme": _id(path.theme),
        "action": _id(path.action),
        "stated_for": path.stated_for,
        "effect": _id(path.effect),
        "reply": _id(path.reply),
        "units": list(path.units),
        "basis": _basis(path),
        "next_paper": _id(path.paper),
    }


def _row(trail: Trail, path: Path) -> tuple[Cell, ...]:
    return (
        *_question(path.question),
        *_theme(trail, path.theme),
        *_action(path.action),
        path.stated_for,
        *_effect(path.effect),
        *_reply(path.reply),
        "; ".join(path.units),
        _basis(path),
        *_paper(path.paper),
    )


def _question(question: Question | None) -> tuple[Cell, ...]:
    return (question.number or question.id, question.text) if question else (None, None)


def _theme(trail: Trail, theme: Theme | None) -> tuple[Cell, ...]:
    if theme is None:
        return (None,) * 4
    return theme.id, theme.kind, theme.text, "; ".join(trail.audiences(theme))


def _action(action: Action | None) -> tuple[Cell, ...]:
    return (action.id, action.number, action.printed, action.text) if action else (None,) * 4


def _effect(effect: Effect | None) -> tuple[Cell, ...]:
    return (effect.id, effect.kind, effect.text) if effect else (None,) * 3


def _reply(reply: Reply | None) -> tuple[Cell, ...]:
    return (reply.id, reply.status, reply.answer) if reply else (None,) * 3


def _paper(paper: Event | None) -> tuple[Cell, ...]:
    if paper is None:
        return None, None
    return paper.name, paper.when.wording if paper.when else None


def _basis(path: Path) -> str:
    return "inferred" if path.is_inferred else "stated"


def _id(step: Question | Theme | Action | Effect | Reply | Event | None) -> str | None:
    return step.id if step else None
