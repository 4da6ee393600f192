"""Every component with its category: what lists, files and further stages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.classify.placing import Placed, Status

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue, Component
    from dtl_planner.classify.classifier import Classifier
    from dtl_planner.classify.engine.scheme import Scheme
    from dtl_planner.classify.engine.verdict import Question


@dataclass(frozen=True, slots=True)
class Classification:
    """Every component asked for, with its category and how it came about.

    Attributes:
        catalogue: The catalogue they come from.
        classifier: The scheme they were classified by.
        placed: The results, in the order of the catalogue.
        outside: The components that are not for classification, each with its reason.
        as_of: The day that review dates are held against.
    """

    catalogue: Catalogue
    classifier: Classifier
    placed: tuple[Placed, ...]
    outside: tuple[Component, ...]
    as_of: date | None

    @property
    def scheme(self) -> Scheme:
        """The scheme they were classified by."""
        return self.classifier.scheme


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that can still change the category of a component."""

    placed: Placed
    question: Question


def open_questions(classification: Classification) -> tuple[OpenQuestion, ...]:
    """The next question for each component without a category, the most valuable first.

    A question is worth the more, the fewer categories its answers leave: first in the worst case,
    then on average.
    """
    waiting = (p for p in classification.placed if p.category is None and p.reading.asks)
    asked = [OpenQuestion(placed, placed.reading.asks[0]) for placed in waiting]
    return tuple(
        sorted(
            asked,
            key=lambda one: (
                one.question.worst,
                one.question.total / len(one.question.outcomes),
                one.placed.component.record.id,
            ),
        )
    )


def idle_questions(classification: Classification) -> int:
    """How many answers are not known and change nothing: they can wait."""
    return sum(
        sum(not answer.known for answer in placed.given) - len(_unanswered(placed))
        for placed in classification.placed
        if placed.category is None or placed.status is Status.RULE
    )


def _unanswered(placed: Placed) -> tuple[str, ...]:
    unknown = {answer.fact.id for answer in placed.given if not answer.known}
    return tuple(ask.fact for ask in placed.reading.asks if ask.fact in unknown)
