"""Reads a plan from its document, key by key, in the order in which it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.states import State
from dtl_planner.plan.engine.problem import LagUnit, LinkKind
from dtl_planner.plan.making.brief import ItemKind, Spread
from dtl_planner.plan.timeline.plan import (
    Aim,
    Moved,
    Peak,
    Plan,
    Planned,
    PlanPhase,
    Proof,
    Tie,
)

if TYPE_CHECKING:
    from datetime import date

    from dtl_planner.plan.timeline.parts import Part


def plan_from(part: Part) -> Plan:
    """Read a plan of version 1, but for its `format_version`.

    Raises:
        SavedPlanError: Something in it is missing, or not what it should be.
    """
    return Plan(
        title=part.text("title"),
        structure=part.text("structure"),
        scenario=part.maybe("scenario", part.text),
        deadline=part.text("deadline"),
        prefers=part.text("prefers"),
        playbook=part.text("playbook"),
        made_from=part.text("made_from"),
        against=part.maybe("against", part.text),
        first=part.day("first"),
        last=part.day("last"),
        week=part.numbers("week"),
        closed=part.many("closed", _closed),
        proof=part.one_of("proof", Proof),
        is_repeatable=part.switch("is_repeatable"),
        aims=part.many("aims", _aim),
        peaks=part.many("peaks", _peak),
        assumed=part.texts("assumed"),
        path=part.texts("path"),
        phases=part.many("phases", _phase),
        items=part.many("items", _item),
        ties=part.many("ties", _tie),
        moved=part.many("moved", _moved),
    )


def _item(part: Part) -> Planned:
    return Planned(
        id=part.text("id"),
        kind=part.one_of("kind", ItemKind),
        name=part.text("name"),
        subject=part.text("subject"),
        subject_name=part.text("subject_name"),
        division=part.maybe("division", part.text),
        workstream=part.maybe("workstream", part.text),
        start=part.day("start"),
        finish=part.day("finish"),
        days=part.number("days"),
        spread=part.whole("spread", _spread),
        earliest=part.day("earliest"),
        latest=part.day("latest"),
        latest_finish=part.day("latest_finish"),
        slack=part.number("slack"),
        is_critical=part.switch("is_critical"),
        is_fragile=part.switch("is_fragile"),
        phase=part.maybe("phase", part.text),
        due=part.maybe("due", part.text),
        wording=part.maybe("wording", part.text),
        basis=part.one_of("basis", Basis).value,
        source=part.maybe("source", part.text),
        changes=part.texts("changes"),
        state=part.maybe("state", lambda key: part.one_of(key, State)),
        uses=part.amounts("uses"),
    )


def _spread(part: Part) -> Spread:
    return Spread(
        least=part.number("least"),
        likely=part.number("likely"),
        most=part.number("most"),
        is_calendar=part.switch("is_calendar"),
    )


def _tie(part: Part) -> Tie:
    return Tie(
        before=part.text("before"),
        after=part.text("after"),
        kind=part.one_of("kind", LinkKind).value,
        lag=part.number("lag"),
        unit=part.one_of("unit", LagUnit).value,
        rule=part.text("rule"),
        is_binding=part.switch("is_binding"),
    )


def _phase(part: Part) -> PlanPhase:
    return PlanPhase(
        id=part.text("id"),
        name=part.text("name"),
        first=part.day("first"),
        last=part.day("last"),
        is_found=part.switch("is_found"),
        items=part.texts("items"),
        subjects=part.texts("subjects"),
        peaks=part.many("peaks", _peak),
        unlocks=part.texts("unlocks"),
        source=part.maybe("source", part.text),
    )


def _peak(part: Part) -> Peak:
    return Peak(
        resource=part.text("resource"),
        name=part.text("name"),
        unit=part.text("unit"),
        most=part.number("most"),
        there=part.number("there"),
        on=part.maybe("on", part.day),
    )


def _moved(part: Part) -> Moved:
    return Moved(
        id=part.text("id"),
        name=part.text("name"),
        was=part.maybe("was", part.day),
        became=part.maybe("became", part.day),
        why=part.text("why"),
        approved_by=part.maybe("approved_by", part.text),
    )


def _aim(part: Part) -> Aim:
    return Aim(part.text("name"), part.number("value"), part.number("bound"))


def _closed(part: Part) -> tuple[date, str]:
    return part.day("date"), part.text("name")
