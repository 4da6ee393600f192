"""`dtl plan`: what changes, in phases and with dates, worked back from the date it must be live."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dtl_planner.app.differing import difference_of
from dtl_planner.app.opening import DataError, UsageError
from dtl_planner.catalogue.reading.files import Unreadable, read_text
from dtl_planner.catalogue.sections.progress import Standing
from dtl_planner.diagnostics import Diagnostic, Span, has_errors
from dtl_planner.plan.making.compose import compose
from dtl_planner.plan.making.ordering import order
from dtl_planner.plan.making.sets import SettingError
from dtl_planner.plan.making.settling import settings_of
from dtl_planner.plan.timeline.dating import dated
from dtl_planner.plan.timeline.hashes import hash_of
from dtl_planner.plan.timeline.refusal import Refusal
from dtl_planner.plan.timeline.replanning import hint_of, moves, near
from dtl_planner.plan.timeline.saved import BAD_PLAN, SavedPlanError, from_json, hash_of_plan
from dtl_planner.shown import clean
from dtl_planner.structure.current import CURRENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dtl_planner.app.opening import Workspace
    from dtl_planner.catalogue.sections.progress import Approval
    from dtl_planner.diff.difference import Difference
    from dtl_planner.limits import Limits
    from dtl_planner.plan.engine.clashing.conflict import Conflict
    from dtl_planner.plan.engine.problem import Problem
    from dtl_planner.plan.engine.solver.run import Budget, Outcome
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.making.order import Ordering
    from dtl_planner.plan.making.settings import Settings
    from dtl_planner.plan.timeline.plan import Plan

EFFORT = 1.0
"""How long is searched where nothing else is asked for: a few seconds for a whole programme."""

_NEEDED = ("ortools", "holidays")
_KEPT = 2
"""Problems whose answers are kept: most changes of a file that is served leave the problem as it
is, which is data alone, with neither words nor dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is asked for, beyond what the workspace states.

    Attributes:
        structure: The structure that is planned for; that of the scenario or workspace without.
        scenario: The id of a scenario.
        sets: Settings, each as `KEY=VALUE`, which go before those of the scenario.
        scheme: The scheme's id; by default the newest in force.
        as_of: The day that the choice of scheme is held against.
        against: The file of a plan to keep close to.
        effort: How long to search, in steps that are the same on every machine.
        seconds: How long to search in seconds; the plan may then differ from run to run.
        workers: How many searches run side by side; with more than one the same holds.
    """

    structure: str | None = None
    scenario: str | None = None
    sets: tuple[str, ...] = ()
    scheme: str | None = None
    as_of: date | None = None
    against: Path | None = None
    effort: float | None = None
    seconds: float | None = None
    workers: int = 1


def make_plan(
    workspace: Workspace, wishes: Wishes, *, stop: Callable[[], bool] | None = None
) -> Plan | Ordering | Refusal:
    """Plan.

    Args:
        workspace: A workspace without errors.
        wishes: What is asked for.
        stop: Asked again and again whether to leave it at the best plan so far.

    Returns:
        A plan with dates; why there is none; or, where the workspace states no date to work back
        from, the phases in the order of dependencies.

    Raises:
        UsageError: There is no such structure, scheme, scenario or setting, or an extra is missing.
        DataError: The scheme, the proposal or the plan before has errors.
    """
    before = read_plan(wishes.against, workspace.limits) if wishes.against else None
    settings, changes = _what_changes(workspace, wishes)
    made_from = hash_of(workspace.texts)
    brief = _brief(workspace, settings, changes)
    if brief is None:
        return replace(order(changes, settings), made_from=made_from)
    found = _search(brief, before, _budget(wishes), stop)
    if isinstance(found, Refusal):
        return found
    plan = dated(brief, found, made_from=made_from, scenario=_scenario(settings))
    if before is None:
        return plan
    log = moves(brief, before, plan, _approvals(workspace))
    return replace(plan, moved=log, against=hash_of_plan(before))


def make_brief(workspace: Workspace, wishes: Wishes) -> Brief | None:
    """Say what there is to plan; `None` where the workspace states no date to work back from.

    Args:
        workspace: A workspace without errors.
        wishes: What is asked for.

    Raises:
        UsageError: There is no such structure, scheme, scenario or setting, or an extra is missing.
        DataError: The scheme or the proposal has errors.
    """
    settings, changes = _what_changes(workspace, wishes)
    return _brief(workspace, settings, changes)


def read_plan(path: Path, limits: Limits) -> Plan:
    """Read a plan that was saved.

    Args:
        path: The file.
        limits: The limits in force.

    Raises:
        DataError: There is no such file, or it holds no plan that can be read.
    """
    real = Path(os.path.realpath(path))  # whoever names a file means what it leads to
    read = read_text(real, shown_as=str(path), limits=limits, inside=real.parent)
    if isinstance(read, Unreadable):
        raise DataError(read.diagnostics, {}, limits)
    try:
        return from_json(read.text)
    except SavedPlanError as error:
        fault = f"`{clean(str(path))}` cannot be read as a plan: {error}."
        found = Diagnostic(BAD_PLAN, fault, Span(str(path), 1, 1, 1, 1))
        raise DataError((found,), {}, limits) from None


def _what_changes(workspace: Workspace, wishes: Wishes) -> tuple[Settings, Difference]:
    """Give the settings, and what differs between today and the structure that is planned for."""
    try:
        settings = settings_of(workspace.catalogue, scenario=wishes.scenario, sets=wishes.sets)
    except SettingError as error:
        raise UsageError(str(error)) from None
    settings = replace(settings, structure=wishes.structure or settings.structure)
    changes = difference_of(
        workspace, CURRENT, settings.structure, scheme=wishes.scheme, as_of=wishes.as_of
    )
    return settings, changes


def _brief(workspace: Workspace, settings: Settings, changes: Difference) -> Brief | None:
    try:
        made = compose(changes, settings)
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        raise _extra_missing() from None
    if has_errors(made.diagnostics):
        raise DataError(made.diagnostics, workspace.texts, workspace.limits)
    return made.brief


def _budget(wishes: Wishes) -> Budget:
    if any(find_spec(name) is None for name in _NEEDED):
        raise _extra_missing()
    # Here and below only when it is wanted: who reads a saved plan need not know how to search.
    from dtl_planner.plan.engine.solver.run import Budget  # noqa: PLC0415

    effort = EFFORT if wishes.effort is None else wishes.effort
    return Budget(effort=effort, seconds=wishes.seconds, workers=wishes.workers)


def _search(
    brief: Brief, before: Plan | None, budget: Budget, stop: Callable[[], bool] | None
) -> Outcome | Refusal:
    """Search for a plan, near the one before where there is one, or say why there is none."""
    from dtl_planner.plan.engine.solver.solve import solve  # noqa: PLC0415 - as above

    if before is None and stop is None and budget.is_deterministic:
        outcome = _solved(brief.problem, budget)
    else:
        problem = near(brief, before) if before else brief.problem
        hint = hint_of(brief, before) if before else None
        outcome = solve(problem, budget=budget, hint=hint, stop=stop)
    if outcome.starts is not None:
        return outcome
    # Only here: what says why there is no plan needs CP-SAT, which is long in coming.
    from dtl_planner.plan.timeline.refusing import refusal  # noqa: PLC0415

    return refusal(brief, None if outcome.is_stopped else _explained(brief.problem))


@lru_cache(maxsize=_KEPT)
def _solved(problem: Problem, budget: Budget) -> Outcome:
    """Search for a plan, where the same problem has the same plan always."""
    from dtl_planner.plan.engine.solver.solve import solve  # noqa: PLC0415 - as above

    return solve(problem, budget=budget)


@lru_cache(maxsize=_KEPT)
def _explained(problem: Problem) -> Conflict | None:
    """Say why there is no plan, which the same problem has the same reasons for."""
    # For the same reason.
    from dtl_planner.plan.engine.clashing.conflict import explain  # noqa: PLC0415

    return explain(problem)


def _approvals(workspace: Workspace) -> dict[str, tuple[Approval, ...]]:
    """Give the moves of dates that were agreed, by the ids of items."""
    found: dict[str, tuple[Approval, ...]] = {}
    for id_, standing in workspace.catalogue.by_id(Standing).items():
        found[id_] = standing.moved
        for activity, step in standing.activities.items():
            found[f"{id_}.{activity}"] = step.moved
    return found


def _scenario(settings: Settings) -> str | None:
    """Tell what was tried: the name of the scenario, and what was set."""
    name = [settings.scenario.name] if settings.scenario else []
    return ": ".join([*name, *([", ".join(settings.changed)] if settings.changed else [])]) or None


def _extra_missing() -> UsageError:
    missing = [name for name in _NEEDED if find_spec(name) is None]
    return UsageError(
        f"planning with dates needs {' and '.join(missing)}, not installed here; "
        "in the folder of dtl: pip install '.[plan]'"
    )
