"""What alliances ask for: their members change in one phase, or begin together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.plan.engine.problem import Group, Same
from dtl_planner.plan.making.brief import Place, Rule
from dtl_planner.plan.making.fixing import fixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.plan.making.frame import Frame
    from dtl_planner.plan.making.pieces import Piece

_TOLD = {Same.PHASE: "its members change in one phase", Same.TIME: "its members begin together"}


def part(frame: Frame) -> Iterator[Piece]:
    """Give a group for each alliance that is to be kept together."""
    for alliance in frame.catalogue.of(Alliance):
        wish = alliance.in_plan
        if wish is None or wish.together is None:
            continue
        same = Same(wish.together)
        tasks = _tasks(frame, alliance.id, same)
        if len(tasks) > 1:
            rule = f"alliance:{alliance.id}"
            yield Group(rule, tasks, same, None if wish.must else wish.weight)
            if wish.must:
                written = Place("alliances", alliance.id, ("in_plan", "together"))
                yield Rule(rule, f"{alliance.name}: {_TOLD[same]}", None, written)


def _tasks(frame: Frame, alliance: str, same: Same) -> tuple[str, ...]:
    """The tasks with which its members begin, or those with which they end."""
    found: dict[str, None] = {}
    for member in frame.ends.members(alliance):
        for chain in frame.ends.chains(member):
            for name in chain.firsts[:1] if same is Same.TIME else chain.lasts:
                item = frame.scope.items[name]
                if fixed(frame, item) is None:
                    found[item.opens if same is Same.TIME else item.closes] = None
    return tuple(found)
