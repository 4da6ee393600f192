"""Fragile services come late, and not in the first phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Fragile
from dtl_planner.plan.making.brief import Rule
from dtl_planner.plan.making.fixing import fixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece


def part(frame: Frame) -> Iterator[Piece]:
    """Say of the work that disturbs a fragile service in which phase it may not be done."""
    care = frame.settings.care
    if care.first_phase == "allowed":
        return
    weight = None if care.first_phase == "never" else care.weight
    for name, works in frame.scope.works.items():
        subject = frame.scope.subjects[name]
        found = [one for one in works if one.activity.disturbs and not fixed(frame, one.item)]
        if not subject.is_fragile or not found:
            continue
        rule = f"fragile:{name}"
        for work in found:
            yield Fragile(rule, work.item.closes, weight)
        if weight is None:
            told = f"{subject.name}: fragile, so not in the first phase"
            yield Rule(rule, told, None, frame.settings.places.get("fragile.first_phase"))
