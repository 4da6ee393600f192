"""The phases in which milestones are reached, and beyond which activities must not go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Placement
from dtl_planner.plan.making.brief import Place, Rule
from dtl_planner.plan.making.pieces import Assumed
from dtl_planner.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece


def part(frame: Frame) -> Iterator[Piece]:
    """Place milestones in their phases, and end activities by the gates they name."""
    names = {gate.id: gate.name for gate in frame.gates}
    for item in frame.scope.milestones.values():
        if item.phase in frame.gate_number and not frame.is_finished(item):
            number = frame.gate_number[item.phase]
            rule = f"milestone:{item.id}:phase"
            yield Placement(rule, item.closes, number, number)
            told = f"{item.name} in the phase {names[item.phase]}"
            yield Rule(rule, told, None, Place("milestones", item.id, ("phase",)))
    for work in frame.scope.work.values():
        gate = work.activity.by
        if gate in frame.gate_number and not frame.is_finished(work.item):
            rule = f"phase:{gate}"
            yield Placement(rule, work.item.closes, 0, frame.gate_number[gate])
            told = f"work that must not go beyond the phase {names[gate]}"
            yield Rule(rule, told, None, Place("phases", gate, ("by",)))
    if frame.stretches > 1:
        yield Assumed(
            f"No phases are given: for what is to change in one phase, or not in the first, the "
            f"time from {long_date(frame.start)} to {long_date(frame.deadline)} counts as "
            f"{frame.stretches} phases of equal length."
        )
