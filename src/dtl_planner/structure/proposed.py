"""The structure that is proposed: each component where its category, or people, place it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.classify.placing import Status
from dtl_planner.structure.arrangement import arrange, teams_formed
from dtl_planner.structure.category import left_open, put_in_category
from dtl_planner.structure.current import services_today
from dtl_planner.structure.model import Basis, Ground, Open, Structure, Unit
from dtl_planner.structure.written import held, joint_units, stated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.classify.classification import Classification
    from dtl_planner.classify.engine.scheme import Rule
    from dtl_planner.classify.placing import Placed

PROPOSED = "proposed"


def proposed_structure(classification: Classification) -> Structure:
    """Give the structure that follows from a classification of the whole catalogue."""
    catalogue = classification.catalogue
    placed = {one.component.record.id: one for one in classification.placed}
    formed = teams_formed(catalogue)
    units: dict[str, Unit] = {}
    for unit in services_today(catalogue):
        units[unit.id] = unit
        if (found := placed.get(unit.id)) is not None:
            there = _placed(unit, found, catalogue)
            units[unit.id] = arrange(there, found.component.record, formed, catalogue)
    units |= {unit.id: unit for unit in joint_units(catalogue, PROPOSED)}
    units = {id_: _without_ended(unit, units) for id_, unit in units.items()}
    categories = {category.id: category for category in classification.scheme.categories}
    return Structure(PROPOSED, "Proposed structure", units, catalogue, categories)


def _placed(unit: Unit, placed: Placed, catalogue: Catalogue) -> Unit:
    """Put a component where its category, or people, place it."""
    record, ground = placed.component.record, _why(placed, catalogue)
    if placed.category is None:
        return left_open(unit, _open(placed), ground)
    unit = put_in_category(unit, placed.category, host=held(record.host), ground=ground)
    if unit.host is not None and record.host is not None:
        host = stated(catalogue, "services", record.id, "host", source=record.source)
        unit = replace(unit, grounds={**unit.grounds, "host": host})
    if placed.decision is not None:
        grounds = {**unit.grounds, "decision": ground}
        unit = replace(unit, decision=placed.decision.category, grounds=grounds)
    return unit


def _open(placed: Placed) -> Open:
    if placed.pending is not None:
        return Open(placed.pending.between, placed.pending.resolves)
    return Open(tuple(each for each in placed.verdict.possible if each is not None))


def _why(placed: Placed, catalogue: Catalogue) -> Ground:
    """Why a component has its category, or none."""
    record = placed.component.record
    if placed.decision is not None:
        reason, source = placed.decision.reason, placed.decision.source
        return stated(
            catalogue,
            "services",
            record.id,
            "decision",
            source=source,
            because=reason,
            basis=Basis.DECIDED,
        )
    if placed.pending is not None:
        reason, source = placed.pending.reason or "people are still deciding", placed.pending.source
        return stated(catalogue, "services", record.id, "decision", source=source, because=reason)
    return _by_rule(placed, catalogue)


def _by_rule(placed: Placed, catalogue: Catalogue) -> Ground:
    rules = placed.verdict.rules if placed.status is Status.RULE else ()
    sources = dict.fromkeys(catalogue.cite(rule.source) for rule in rules if rule.source)
    return Ground(
        basis=Basis.RULE,
        because=" or ".join(map(_rule, rules)) or _open_why(placed),
        source="; ".join(sources) or None,
        written=("services", placed.component.record.id),
        rules=tuple(rule.id for rule in rules),
        answers=tuple((one.fact.id, one.wording) for one in placed.given if one.wording),
    )


def _rule(rule: Rule) -> str:
    return f"rule {rule.id}: {rule.because}" if rule.because else f"rule {rule.id}"


def _open_why(placed: Placed) -> str:
    if placed.is_left_open:
        return "the scheme does not say"
    return "not every answer that matters is known"


def _without_ended(unit: Unit, units: Mapping[str, Unit]) -> Unit:
    """Drop the teams that there are no longer."""
    kept = tuple(team for team in unit.teams if team in units)
    return unit if kept == unit.teams else replace(unit, teams=kept)
