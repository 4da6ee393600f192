"""From the risks as they are written to the register: every tie followed to what it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.alliances import Alliance
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.milestones import Milestone
from dtl_planner.catalogue.sections.risks import Risk
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.plan.making.reports import FINISHED, Reports
from dtl_planner.risks.constraints import Kept, is_known_only_to_plans, named
from dtl_planner.risks.register import Entry, Named, Rule, Treatment, Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.risks import Mitigation
    from dtl_planner.plan.timeline.plan import Plan
    from dtl_planner.plan.tracking.track import Tracked
    from dtl_planner.risks.footing import Footing

_KINDS: dict[type[Service | Team | Workstream | Milestone | Enabler | Alliance], str] = {
    Service: "service",
    Team: "team",
    Workstream: "workstream",
    Milestone: "milestone",
    Enabler: "enabler",
    Alliance: "alliance",
}
"""What a risk may threaten, in words."""


def hangs_on_a_plan(catalogue: Catalogue) -> bool:
    """Whether any mitigation names what only a plan can tell of."""
    return any(
        each.activities or each.constraints
        for risk in catalogue.of(Risk)
        for each in risk.mitigations
    )


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """All that ties are followed to.

    Attributes:
        catalogue: What is written.
        footing: The rules and the work of the plan; `None` where no mitigation names any.
        milestones: The milestones with how far they have got, by id.
        plan: A saved plan.
        kept: Whether that plan keeps each rule, by the rule's id.
        as_of: The day that dates are held against.
    """

    catalogue: Catalogue
    footing: Footing | None
    milestones: Mapping[str, Tracked]
    plan: Plan | None
    kept: Mapping[str, Kept]
    as_of: date | None

    def entries(self) -> Iterator[Entry]:
        """Give every risk with all that is known of it, in the order of the file."""
        for risk in self.catalogue.of(Risk):
            yield Entry(
                record=risk,
                threatens=tuple(self._threatened(id_) for id_ in risk.threatens),
                treatments=tuple(
                    self._treatment(number, each) for number, each in enumerate(risk.mitigations)
                ),
                source=self.catalogue.cite(risk.source) if risk.source else None,
            )

    def _threatened(self, id_: str) -> Named:
        found = ((self.catalogue.find(kind, id_), word) for kind, word in _KINDS.items())
        return next(Named(id_, one.name, word) for one, word in found if one is not None)

    def _treatment(self, number: int, record: Mitigation) -> Treatment:
        is_over = record.state in FINISHED
        return Treatment(
            number=number,
            record=record,
            milestones=tuple(self.milestones[id_] for id_ in record.milestones),
            work=tuple(self._work(id_) for id_ in record.activities),
            rules=tuple(self._rules[name] for name in record.constraints),
            others=tuple(self._others(record)),
            is_overdue=bool(
                self.as_of and record.due and not is_over and record.due.last < self.as_of
            ),
            source=self.catalogue.cite(record.source) if record.source else None,
        )

    def _work(self, id_: str) -> Work:
        subject, _, activity = id_.rpartition(".")
        known = self.footing.work if self.footing else None
        return Work(
            id=id_,
            name=known.get(id_) if known is not None else None,
            is_told=known is not None,
            planned=self.plan.item.get(id_) if self.plan else None,
            state=Reports.of(self.catalogue).state(subject, activity),
        )

    @cached_property
    def _rules(self) -> dict[str, Rule]:
        """Each rule that is named, by the name: many mitigations name the same."""
        risks = self.catalogue.of(Risk)
        names = (name for risk in risks for one in risk.mitigations for name in one.constraints)
        return {name: self._rule(name) for name in dict.fromkeys(names)}

    def _rule(self, name: str) -> Rule:
        found = named(name, self.footing.constraints) if self.footing else ()
        has_plan = self.footing is not None and self.footing.no_plan is None
        is_told = bool(found) or has_plan or not is_known_only_to_plans(name)
        kept = {self.kept[one.id] for one in found if one.id in self.kept}
        worst = next((each for each in (Kept.BROKEN, Kept.UNTOLD, Kept.KEPT) if each in kept), None)
        return Rule(name, found, is_told, worst)

    def _others(self, record: Mitigation) -> Iterator[Named]:
        for id_ in record.enablers:
            enabler = self.catalogue.by_id(Enabler)[id_]
            got = Reports.of(self.catalogue).state(id_)
            said = got.value if got else None
            yield Named(id_, enabler.name, "enabler", said, ready=enabler.ready)
        for id_ in record.workstreams:
            strand = self.catalogue.by_id(Workstream)[id_]
            state = strand.state.value if strand.state else None
            basis = strand.state_basis if state else None
            yield Named(id_, strand.name, "workstream", state, basis=basis)
        if record.flexibility:
            rule = self.catalogue.by_id(Flexibility)[record.flexibility]
            basis = rule.basis if rule.meaning else None
            yield Named(rule.id, rule.name, "flexibility rule", rule.meaning, basis=basis)
