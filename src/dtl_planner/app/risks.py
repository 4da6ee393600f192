"""`dtl risks`: the register of risks, held against the plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.app.differing import difference_of
from dtl_planner.app.opening import DataError, UsageError, no_such
from dtl_planner.app.tracking import Asked as TrackAsked
from dtl_planner.app.tracking import track_progress
from dtl_planner.catalogue.sections.risks import Risk
from dtl_planner.diagnostics import has_errors, in_order
from dtl_planner.plan.making.settling import settings_of
from dtl_planner.risks.findings import findings_on
from dtl_planner.risks.making import Grounds, hangs_on_a_plan
from dtl_planner.risks.register import Register
from dtl_planner.shown import clean
from dtl_planner.structure.current import CURRENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from dtl_planner.app.opening import Workspace
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.plan.timeline.plan import Plan
    from dtl_planner.plan.tracking.track import Track
    from dtl_planner.risks.constraints import Kept
    from dtl_planner.risks.footing import Footing


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for.

    Attributes:
        ids: Ids or numbers of risks; none means all of them.
        against: The file of a saved plan.
        as_of: The day that dates are held against.
    """

    ids: tuple[str, ...] = ()
    against: Path | None = None
    as_of: date | None = None


def risk_register(workspace: Workspace, asked: Asked) -> Register:
    """Gather the risks, what is done about each, and what is amiss.

    Args:
        workspace: A workspace without errors.
        asked: What is asked for.

    Raises:
        UsageError: There is no such risk, or a saved plan is to be held against the risks and an
            extra is missing, no plan can be made, or it is a plan of something else.
        DataError: A mitigation names a rule that there is not, what the plan is made from has
            errors, or the saved plan cannot be read.
    """
    wanted = _wanted(workspace, asked.ids)
    tracked = track_progress(workspace, TrackAsked(against=asked.against, as_of=asked.as_of))
    if tracked.baseline is None:
        return _register(workspace, _footing(workspace), tracked, wanted=wanted)
    footing, kept = _held(workspace, tracked.baseline)
    return _register(workspace, footing, tracked, kept, wanted=wanted)


def rules_there_are(workspace: Workspace) -> Footing:
    """Give every rule that a mitigation may name.

    Args:
        workspace: A workspace without errors.

    Raises:
        DataError: What the plan is made from has errors.
    """
    footing = _made_footing(workspace)
    if footing.faults:
        raise DataError(footing.faults, workspace.texts, workspace.limits)
    return footing


def risk_findings(workspace: Workspace, *, as_of: date | None) -> Iterator[Diagnostic]:
    """Find what is amiss with risks, for `dtl check`.

    The plan is looked at only where a mitigation names a rule or an activity of it.

    Args:
        workspace: A workspace without errors.
        as_of: The day that dates are held against; `None` leaves them be.
    """
    if not workspace.catalogue.of(Risk):
        return
    footing = _footing(workspace)
    tracked = track_progress(workspace, TrackAsked(as_of=as_of))
    entries = _grounds(workspace, footing, tracked, {}).entries()
    yield from findings_on(entries, workspace.catalogue, footing, as_of=as_of)


def _register(
    workspace: Workspace,
    footing: Footing | None,
    tracked: Track,
    kept: Mapping[str, Kept] | None = None,
    *,
    wanted: frozenset[str] = frozenset(),
) -> Register:
    grounds = _grounds(workspace, footing, tracked, kept or {})
    every = tuple(grounds.entries())
    found = in_order(findings_on(every, workspace.catalogue, footing, as_of=tracked.as_of))
    if has_errors(found):
        raise DataError(found, workspace.texts, workspace.limits)
    entries = every
    if wanted:
        entries = tuple(one for one in every if one.record.id in wanted)
        found = in_order(findings_on(entries, workspace.catalogue, footing, as_of=tracked.as_of))
    return Register(
        title=tracked.title,
        entries=entries,
        as_of=tracked.as_of,
        day_from=tracked.day_from,
        no_plan=footing.no_plan if footing else None,
        plan=tracked.baseline,
        constraints=footing.constraints if footing else {},
        findings=found,
        all_entries=len(every),
    )


def _grounds(
    workspace: Workspace, footing: Footing | None, tracked: Track, kept: Mapping[str, Kept]
) -> Grounds:
    return Grounds(
        catalogue=workspace.catalogue,
        footing=footing,
        milestones={one.id: one for one in tracked.milestones},
        plan=tracked.baseline,
        kept=kept,
        as_of=tracked.as_of,
    )


def _wanted(workspace: Workspace, ids: Sequence[str]) -> frozenset[str]:
    """Give the ids of the risks that are asked for by id or by number, which several may have."""
    risks = workspace.catalogue.of(Risk)
    known: dict[str, list[str]] = {}
    for one in risks:
        for name in filter(None, (one.id, one.number)):
            known.setdefault(name, []).append(one.id)
    for id_ in ids:
        if id_ not in known:
            if not known:
                raise UsageError(f"there is no risk `{clean(id_)}`: risks.yaml has no `risks`")
            raise no_such("risk", id_, sorted(known))
    return frozenset(each for id_ in ids for each in known[id_])


def _footing(workspace: Workspace) -> Footing | None:
    return _made_footing(workspace) if hangs_on_a_plan(workspace.catalogue) else None


def _made_footing(workspace: Workspace) -> Footing:
    # Only where a plan is named at all: most checks of a workspace do without.
    from dtl_planner.risks.footing import footing_of, footing_without  # noqa: PLC0415

    settings = settings_of(workspace.catalogue)
    try:
        changes = difference_of(workspace, CURRENT, settings.structure)
    except UsageError as error:
        return footing_without(workspace.catalogue, str(error))
    return footing_of(changes, settings)


def _held(workspace: Workspace, plan: Plan) -> tuple[Footing, dict[str, Kept]]:
    """Hold a saved plan against the rules, with every bank holiday in its place."""
    from dtl_planner.app.planning import Wishes, make_brief  # noqa: PLC0415 - for the same reason
    from dtl_planner.risks.footing import footing_on  # noqa: PLC0415
    from dtl_planner.risks.keeping import held_against  # noqa: PLC0415

    brief = make_brief(workspace, Wishes(structure=plan.structure))
    if brief is None:
        raise UsageError(
            "no plan can be held against the risks: the workspace states no date to work back from"
        )
    if brief.items and not any(item.id in plan.item for item in brief.items):
        raise UsageError("the saved plan has no work of this programme: it is the plan of another")
    return footing_on(brief, workspace.catalogue), held_against(brief, plan)
