"""Writes a problem down for CP-SAT: one function a constraint, which says what it enforces."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from ortools.sat.python import cp_model

from dtl_planner.plan.engine.arcs import arcs_of, start_rules
from dtl_planner.plan.engine.problem import Same

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dtl_planner.plan.engine.arcs import Arc
    from dtl_planner.plan.engine.problem import Group, Problem, Resource
    from dtl_planner.plan.engine.spans import Spans

Expression: TypeAlias = Any
"""A variable of CP-SAT, a sum of such, or a plain number."""


@dataclass(frozen=True)
class Model:
    """A problem in CP-SAT's words.

    Attributes:
        problem: The problem.
        cp: The model.
        start: The start of each task: a variable, or what it was fixed to.
        rules: The rules that are written down; all without.
        switches: For each rule the literal that turns it on, where rules can be turned off.
    """

    problem: Problem
    cp: cp_model.CpModel
    start: dict[str, Expression]
    rules: Collection[str] | None = None
    switches: dict[str, Expression] = field(default_factory=dict)
    passed: dict[str, tuple[Expression, ...]] = field(default_factory=dict)
    within: tuple[int, int] | None = None

    def finish(self, task: str) -> Expression:
        """Give the finish of a task."""
        return self.start[task] + self.problem.task[task].duration

    def counts(self, rule: str) -> bool:
        """Whether a rule is written down."""
        return self.rules is None or rule in self.rules

    def is_fixed(self, *tasks: str) -> bool:
        """Whether none of the tasks can move."""
        return all(isinstance(self.start[task], int) for task in tasks)

    def enforce(self, rule: str, constraint: cp_model.Constraint) -> None:
        """Let a constraint hold, or hold where its rule is turned on."""
        if self.switches:
            constraint.only_enforce_if(self.switches[rule])


def build_model(  # noqa: PLR0913 - all but the first are named, and may be left out
    problem: Problem,
    *,
    rules: Collection[str] | None = None,
    can_turn_off: bool = False,
    fixed: Mapping[str, int] | None = None,
    shifted: Mapping[str, int] | None = None,
    within: tuple[int, int] | None = None,
    arcs: Sequence[Arc] | None = None,
) -> Model:
    """Write a problem down, without any objective.

    Args:
        problem: The problem.
        rules: The rules that count; all of them without.
        can_turn_off: Whether each rule gets a literal that turns it on.
        fixed: Tasks that stay where they are. The caller knows that they may.
        shifted: Tasks that may move, but all by the same number of days.
        within: The days that all other tasks keep to, where something is fixed.
        arcs: The arcs of the problem, where they are known already.
    """
    cp = cp_model.CpModel()
    days = within or (0, problem.horizon)
    start = _starts(problem, cp, fixed or {}, shifted or {}, days)
    switches = {rule: cp.new_bool_var("") for rule in problem.rules if can_turn_off}
    model = Model(problem, cp, start, rules, switches, within=within)
    for spans_rule, task, spans in start_rules(problem):
        if model.counts(spans_rule) and not model.is_fixed(task):
            _starts_within(model, spans_rule, task, spans)
    _keep_distance(model, arcs_of(problem, rules) if arcs is None else arcs)
    for resource in problem.resources:
        if model.counts(resource.rule):
            _stay_within_capacity(model, resource)
    for group in problem.groups:
        if group.weight is None and group.same is Same.PHASE and model.counts(group.rule):
            _share_phase(model, group)
    return model


def passed_phases(model: Model, task: str) -> tuple[Expression, ...]:
    """Give for each phase whether it is over before the task is finished; asked once a task."""
    if task not in model.passed:
        found: list[Expression] = []
        for end in model.problem.phase_ends:
            if model.is_fixed(task):
                found.append(int(model.finish(task) > end))
                continue
            over = model.cp.new_bool_var("")
            model.cp.add(model.finish(task) >= end + 1).only_enforce_if(over)
            model.cp.add(model.finish(task) <= end).only_enforce_if(~over)
            found.append(over)
        model.passed[task] = tuple(found)
    return model.passed[task]


def users(model: Model, resource: str) -> list[tuple[Expression, int]]:
    """Give interval and amount of each use of a resource; what is fixed is added up."""
    found: list[tuple[Expression, int]] = []
    for task in model.problem.tasks:
        for demand in task.demands:
            uses = demand.resource == resource and demand.amount and task.duration
            if uses and not model.is_fixed(task.id):
                start = model.start[task.id]
                one = model.cp.new_fixed_size_interval_var(start, task.duration, "")
                found.append((one, demand.amount))
    low, high = model.within or (0, model.problem.horizon)
    for first, end, amount in fixed_use(model, resource):
        begin, size = max(first, low), min(end, high) - max(first, low)
        if size > 0:
            found.append((model.cp.new_fixed_size_interval_var(begin, size, ""), amount))
    return found


def fixed_use(model: Model, resource: str) -> list[tuple[int, int, int]]:
    """Give first day, end and amount of what fixed tasks use of a resource together."""
    change: dict[int, int] = defaultdict(int)
    for task in model.problem.tasks:
        if task.duration and model.is_fixed(task.id):
            for demand in task.demands:
                if demand.resource == resource:
                    change[model.start[task.id]] += demand.amount
                    change[model.finish(task.id)] -= demand.amount
    days = sorted(change)
    found, amount = [], 0
    for first, end in pairwise(days):
        amount += change[first]
        if amount:
            found.append((first, end, amount))
    return found


def _starts(
    problem: Problem,
    cp: cp_model.CpModel,
    fixed: Mapping[str, int],
    shifted: Mapping[str, int],
    within: tuple[int, int],
) -> dict[str, Expression]:
    """Every task starts and finishes within the days that there are."""
    found: dict[str, Expression] = dict(fixed)
    if shifted:
        ends = [start + problem.task[task].duration for task, start in shifted.items()]
        shift = cp.new_int_var(-min(shifted.values()), problem.horizon - max(ends), "")
        found |= {task: start + shift for task, start in shifted.items()}
    for task in problem.tasks:
        if task.id not in found:
            first, end = within
            found[task.id] = cp.new_int_var(first, max(end - task.duration, first), "")
            if task.duration > problem.horizon:
                cp.add_bool_or([])
    return found


def _starts_within(model: Model, rule: str, task: str, spans: Spans) -> None:
    """A task starts on one of the days that a rule allows."""
    if spans:
        domain = cp_model.Domain.from_intervals([list(span) for span in spans])
        constraint = model.cp.add_linear_expression_in_domain(model.start[task], domain)
    else:
        constraint = model.cp.add_bool_or([])
    model.enforce(rule, constraint)


def _keep_distance(model: Model, arcs: Iterable[Arc]) -> None:
    """One task starts no earlier than another and the days between them allow."""
    bounds: dict[tuple[str, tuple[int, ...]], Expression] = {}
    for arc in arcs:
        if model.is_fixed(arc.before, arc.after):
            continue
        before, after = model.start[arc.before], model.start[arc.after]
        if arc.table is None:
            model.enforce(arc.rule, model.cp.add(after >= before + arc.gap))
            continue
        key = (arc.before, arc.table)
        if key not in bounds:
            bounds[key] = model.cp.new_int_var(0, max(arc.table), "")
            model.cp.add_element(before, list(arc.table), bounds[key])
        model.enforce(arc.rule, model.cp.add(after >= bounds[key]))


def _stay_within_capacity(model: Model, resource: Resource) -> None:
    """On no day is more of a resource in use than there is; what is missing counts as in use."""
    pairs = users(model, resource.id)
    most = resource.most
    ends = [*(day for day, _ in resource.steps[1:]), model.problem.horizon]
    for (first, amount), end in zip(resource.steps, ends, strict=True):
        if amount < most and first < end:
            missing = model.cp.new_fixed_size_interval_var(first, end - first, "")
            pairs.append((missing, most - amount))
    capacity: Expression = most
    if model.switches:
        every = sum(amount for _, amount in pairs)
        capacity = most + max(every - most, 0) * (1 - model.switches[resource.rule])
    if pairs:
        model.cp.add_cumulative([one for one, _ in pairs], [used for _, used in pairs], capacity)


def _share_phase(model: Model, group: Group) -> None:
    """The members of a group finish in the same phase."""
    first, *others = (passed_phases(model, task) for task in group.tasks)
    for other in others:
        for one, same in zip(first, other, strict=True):
            model.enforce(group.rule, model.cp.add(one == same))
