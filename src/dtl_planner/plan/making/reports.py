"""How far things have got, as it was reported of milestones, subjects and their activities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.making.brief import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.progress import Step

FINISHED = (State.DONE, State.TRANSFERRED)
"""States in which nothing is left to be planned."""


@dataclass(frozen=True, slots=True)
class Reports:
    """What was reported, by the id of a milestone or of what changes."""

    standing: Mapping[str, Standing]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Reports:
        """Gather what was reported."""
        return cls(catalogue.by_id(Standing))

    def step(self, name: str, activity: str | None = None) -> Step | None:
        """Give what was reported of something, or of one of its activities.

        What is finished or stopped as a whole is so with all its activities.
        """
        whole = self.standing.get(name)
        if whole is None or activity is None:
            return whole
        if activity in whole.activities:
            return whole.activities[activity]
        return whole if whole.state in (*FINISHED, State.STOPPED) else None

    def state(self, name: str, activity: str | None = None) -> State | None:
        """Give how far something has got; `None` where nothing was reported."""
        step = self.step(name, activity)
        return step.state if step else None

    def place(self, name: str, activity: str) -> Place:
        """Give the place where a step of an activity is written."""
        whole = self.standing[name]
        return Place("progress", name, ("activities", activity) * (activity in whole.activities))

    def dates(self) -> Iterator[date]:
        """Give every date on which something is said to have happened."""
        for whole in self.standing.values():
            for step in (whole, *whole.activities.values()):
                yield from (when.first for when in (step.began, step.ended) if when is not None)
