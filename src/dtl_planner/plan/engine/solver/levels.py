"""What a plan costs on each level, as sums that CP-SAT can make small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.plan.engine.problem import Level, Same
from dtl_planner.plan.engine.solver.model import Expression, fixed_use, passed_phases, users

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.plan.engine.problem import Group
    from dtl_planner.plan.engine.solver.model import Model


def level_cost(model: Model, level: Level) -> Expression:
    """Give the cost of a level; variables it needs are added to the model.

    The sums may be higher than the true cost as long as nothing presses on them.
    """
    return _COSTS[level](model)


def _lateness(model: Model) -> Expression:
    """A task is late by the days that its finish lies past its due date."""
    late: list[Expression] = []
    for task in model.problem.tasks:
        if task.due is not None and model.is_fixed(task.id):
            late.append(max(model.finish(task.id) - task.due, 0) * task.due_weight)
        elif task.due is not None:
            days = model.cp.new_int_var(0, max(model.problem.horizon - task.due, 0), "")
            model.cp.add(days >= model.finish(task.id) - task.due)
            late.append(days * task.due_weight)
    return sum(late)


def _apart(model: Model) -> Expression:
    """A group is apart by what lies between its first member and its last."""
    costs: list[Expression] = []
    for group in model.problem.groups:
        if group.weight is not None:
            places = _places(model, group)
            if model.is_fixed(*group.tasks):
                costs.append((max(places) - min(places)) * group.weight)
                continue
            top = max(model.problem.horizon, len(model.problem.phase_ends))
            first, last = (model.cp.new_int_var(0, top, "") for _ in range(2))
            for place in places:
                model.cp.add(first <= place)
                model.cp.add(last >= place)
            costs.append((last - first) * group.weight)
    return sum(costs)


def _places(model: Model, group: Group) -> list[Expression]:
    if group.same is Same.TIME:
        return [model.start[task] for task in group.tasks]
    return [sum(passed_phases(model, task)) for task in group.tasks]


def _fragile(model: Model) -> Expression:
    """A fragile task costs its weight for each phase that is still to come."""
    count = len(model.problem.phase_ends)
    return sum(
        (count - sum(passed_phases(model, fragile.task))) * fragile.weight
        for fragile in model.problem.fragile
        if fragile.weight is not None
    )


def _peak(model: Model) -> Expression:
    """The peak of a resource is never exceeded."""
    costs: list[Expression] = []
    for resource in model.problem.resources:
        pairs = users(model, resource.id) if resource.level_weight else []
        known = fixed_use(model, resource.id) if resource.level_weight else []
        if pairs or known:
            least = max((amount for _, _, amount in known), default=0)
            most = max(sum(amount for _, amount in pairs), least)
            peak = model.cp.new_int_var(least, most, "")
            model.cp.add_cumulative([one for one, _ in pairs], [used for _, used in pairs], peak)
            costs.append(peak * resource.level_weight)
    return sum(costs)


def _moved(model: Model) -> Expression:
    """A task that is not moved starts where it did before."""
    costs: list[Expression] = []
    for task, before in model.problem.previous:
        moved = model.cp.new_bool_var("")
        model.cp.add(model.start[task] == before).only_enforce_if(~moved)
        costs.append(moved)
    return sum(costs)


def _shifted(model: Model) -> Expression:
    """A task is shifted by the days between its starts then and now."""
    costs: list[Expression] = []
    for task, before in model.problem.previous:
        days = model.cp.new_int_var(0, model.problem.horizon + abs(before), "")
        model.cp.add(days >= model.start[task] - before)
        model.cp.add(days >= before - model.start[task])
        costs.append(days)
    return sum(costs)


def _late(model: Model) -> Expression:
    """Every day between a start and the horizon counts."""
    return sum(model.problem.horizon - start for start in model.start.values())


def _early(model: Model) -> Expression:
    """Every day before a start counts."""
    return sum(model.start.values())


def _makespan(model: Model) -> Expression:
    """No task finishes after the end of the plan."""
    end = model.cp.new_int_var(0, model.problem.horizon, "")
    for task in model.problem.tasks:
        model.cp.add(end >= model.finish(task.id))
    return end


_COSTS: dict[Level, Callable[[Model], Expression]] = {
    Level.LATENESS: _lateness,
    Level.APART: _apart,
    Level.FRAGILE: _fragile,
    Level.PEAK: _peak,
    Level.MOVED: _moved,
    Level.SHIFTED: _shifted,
    Level.LATE: _late,
    Level.EARLY: _early,
    Level.MAKESPAN: _makespan,
}
