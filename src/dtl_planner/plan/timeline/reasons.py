"""Why an item cannot be where a plan before had it: the rule that its old dates would break."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.plan.engine.arcs import Arc, arcs_of, start_rules
from dtl_planner.plan.engine.problem import Same, Why
from dtl_planner.plan.making.wording import count
from dtl_planner.plan.timeline.dates import lasts_calendar_days, start_of, starts_of
from dtl_planner.plan.timeline.names import called
from dtl_planner.plan.timeline.peaks import used_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.plan.engine.spans import Spans
    from dtl_planner.plan.making.brief import Brief, Item
    from dtl_planner.plan.timeline.plan import Plan

OUTSIDE = "its date before lies outside the time that is planned"
WITH_OTHERS = "it moved with others, so that fewer dates change"


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that is needed to say why items moved.

    Attributes:
        brief: What was planned.
        before: The plan before.
        after: The plan now.
        starts: The start of each task now.
        windows: For each task the rules on when it may start.
        arcs: What waits for what, by the tasks at both ends.
        used: What is in use of each resource on each day.
    """

    brief: Brief
    before: Plan
    after: Plan
    starts: Mapping[str, int]
    windows: Mapping[str, list[tuple[str, Spans]]]
    arcs: Mapping[str, list[Arc]]
    used: Mapping[str, Mapping[int, int]]

    @classmethod
    def of(cls, brief: Brief, before: Plan, after: Plan) -> Reasons:
        """Prepare.

        Raises:
            ValueError: The plan was not made of the brief: a mistake of the caller.
        """
        starts = starts_of(brief, after)
        if starts is None:
            raise ValueError("this plan was not made of this brief")
        windows: defaultdict[str, list[tuple[str, Spans]]] = defaultdict(list)
        for rule, task, spans in start_rules(brief.problem):
            windows[task].append((rule, spans))
        arcs: defaultdict[str, list[Arc]] = defaultdict(list)
        for arc in arcs_of(brief.problem):
            if brief.of_task[arc.before] is not brief.of_task[arc.after]:
                arcs[arc.before].append(arc)
                arcs[arc.after].append(arc)
        return cls(brief, before, after, starts, windows, arcs, used_of(brief, starts))

    def why(self, id_: str) -> str:
        """Say why an item of both plans finishes on another day now."""
        item = self.brief.item[id_]
        then = self._then(item)
        return (
            self._outside(id_)
            or self._length(id_)
            or self._window(then)
            or self._tie(then)
            or self._phase(item, then)
            or self._room(item, then)
            or WITH_OTHERS
        )

    def _outside(self, id_: str) -> str | None:
        calendar, old = self.brief.calendar, self.before.item[id_].start
        return None if calendar.first <= old <= calendar.last else OUTSIDE

    def _then(self, item: Item) -> dict[str, int]:
        """Give the starts that the item's tasks would have on the old dates."""
        then = start_of(self.brief, item, self.before.item[item.id].start)
        apart = self.starts[item.closes] - self.starts[item.opens]
        return {item.closes: then + apart, item.opens: then}

    def _length(self, id_: str) -> str | None:
        old, new = self.before.item[id_], self.after.item[id_]
        if old.start != new.start or old.days == new.days:
            return None
        return f"it takes {count(new.days, 'working day')} instead of {old.days}"

    def _window(self, then: Mapping[str, int]) -> str | None:
        for task, start in then.items():
            for rule, spans in self.windows.get(task, ()):
                if not any(first <= start <= last for first, last in spans):
                    return self._kept(rule)
        return None

    def _tie(self, then: Mapping[str, int]) -> str | None:
        at = {**self.starts, **then}
        for task in then:
            for arc in self.arcs.get(task, ()):
                if arc.earliest(at[arc.before]) <= at[arc.after]:
                    continue
                waits = arc.after == task
                other = self.brief.of_task[arc.before if waits else arc.after]
                return self._waits(arc, other, waits=waits)
        return None

    def _waits(self, arc: Arc, other: Item, *, waits: bool) -> str:
        if any(group.rule == arc.rule for group in self.brief.problem.groups):
            return f"it begins together with {called(other)}"
        return (
            f"it waits for {called(other)}" if waits else f"it must be in time for {called(other)}"
        )

    def _phase(self, item: Item, then: Mapping[str, int]) -> str | None:
        """Name an alliance with which the item would not be in one phase."""
        problem, at = self.brief.problem, {**self.starts, **then}
        for group in problem.groups:
            if group.same is not Same.PHASE or group.weight is not None:
                continue
            ends = [at[one] + problem.task[one].duration for one in group.tasks]
            if item.closes in group.tasks and len({problem.phase(end) for end in ends}) > 1:
                return self._kept(group.rule)
        return None

    def _room(self, item: Item, then: Mapping[str, int]) -> str | None:
        """Name a limit that leaves no room on the old days, as the others stand now."""
        if lasts_calendar_days(item):
            return None
        task, now = self.brief.problem.task[item.opens], self.starts[item.opens]
        own = range(now, now + task.duration)
        old = range(then[item.opens], then[item.opens] + task.duration)
        needs = {demand.resource: demand.amount for demand in task.demands}
        for resource in self.brief.problem.resources:
            used, amount = self.used.get(resource.id, {}), needs.get(resource.id, 0)
            others = (used.get(day, 0) - (amount if day in own else 0) for day in old)
            room = (resource.capacity(day) for day in old)
            if any(much + amount > there for much, there in zip(others, room, strict=True)):
                return self._kept(resource.rule)
        return None

    def _kept(self, rule: str) -> str:
        known = self.brief.rules.get(rule)
        told = known.told if known else rule
        has_happened = any(
            one.rule == rule and one.why is Why.FIXED for one in self.brief.problem.starts
        )
        return told if has_happened else f"this must be kept: {told}"
