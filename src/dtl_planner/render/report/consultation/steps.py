"""The steps of a consultation that are shown, and how they point to papers and to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.render.papers import Papers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.render.papers import Sourced
    from dtl_planner.trail.trail import Trail

Step = TypeVar("Step", Event, Question, Theme, Action, Reply)


@dataclass(frozen=True)
class Steps:
    """What is shown of a consultation.

    Attributes:
        trail: The consultation.
        chosen: The ids of the steps that are shown; `None` stands for all.
    """

    trail: Trail
    chosen: frozenset[str] | None = None

    def shows(self, id_: str) -> bool:
        """Say whether a step is shown."""
        return self.chosen is None or id_ in self.chosen

    def of(self, kind: type[Step]) -> tuple[Step, ...]:
        """Give the steps of a kind that are shown."""
        return tuple(one for one in self.trail.catalogue.of(kind) if self.shows(one.id))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each answer, by which a theme points to it."""
        return {id_: n for n, id_ in enumerate(self.trail.catalogue.by_id(Reply), start=1)}

    @cached_property
    def papers(self) -> Papers:
        """The papers that tell of the steps."""
        told: tuple[Sourced, ...] = (
            *self.of(Question),
            *self.of(Theme),
            *self.of(Action),
            *self.of(Reply),
        )
        return Papers.behind(told, self.trail.catalogue)

    def cited(self, text: str, record: Sourced) -> str:
        """Write a text with the paper that it is taken from."""
        cited = self.papers.cited(record)
        return f"{text} ({cited})" if cited else text
