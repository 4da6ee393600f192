"""What questions and actions are called: nobody outside the programme knows an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.consult.telling import promised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.sections.actions import Action
    from dtl_planner.catalogue.sections.questions import Question


def question_name(question: Question) -> str:
    """Call a question by its number, or else by its words."""
    return question.number or _quoted(question.text)


def question_words(question: Question) -> str:
    """Give the words of a question, behind its number."""
    return f"{question.number}: {question.text}" if question.number else question.text


def question_heading(question: Question | None) -> str:
    """Say what stands above the themes of a question, or of those beside all questions."""
    if question is None:
        return "Beside the questions"
    return f"Question {question.number}" if question.number else question.text


def action_names(actions: Sequence[Action]) -> str:
    """Call actions by their numbers, or else by what was promised."""
    return promised(actions, called=_action_name)


def _action_name(action: Action) -> str:
    return action.number or action.printed or _quoted(action.text)


def _quoted(text: str) -> str:
    return f"“{text.removesuffix('.')}”"
