"""All that the panels of a report may look at: what the commands answer, gathered once."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.classify.classification import Classification
    from dtl_planner.demand.overview import Overview
    from dtl_planner.diagnostics import Diagnostic
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.meaning.meaning import Meaning
    from dtl_planner.graph.study import Study
    from dtl_planner.outcomes.reports import Changed, Readied, Targeted
    from dtl_planner.places.survey import Survey
    from dtl_planner.plan.making.order import Ordering
    from dtl_planner.plan.timeline.plan import Plan
    from dtl_planner.plan.timeline.refusal import Refusal
    from dtl_planner.plan.tracking.track import Track
    from dtl_planner.render.report.document import Made
    from dtl_planner.risks.register import Register
    from dtl_planner.structure.model import Structure
    from dtl_planner.trail.orphans import Examined
    from dtl_planner.trail.said import Told


@dataclass(frozen=True, slots=True)
class Lacking:
    """Why there is nothing to show, such as that a workspace has no scheme.

    Attributes:
        reason: The sentence that the command ends with, without a full stop.
    """

    reason: str


class Circle(StrEnum):
    """For whom a report is."""

    EVERYBODY = "everybody"
    TEAM = "team"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a report, and what of it is theirs.

    Attributes:
        circle: What kind of reader.
        name: What the team or the audience is called; empty for everybody.
        ids: Of a team: it, its parts and members, and what else it means. Empty otherwise.
        meaning: Of a team: what the change means for it.
        told: Of an audience: what it said and what was done about it.
    """

    circle: Circle = Circle.EVERYBODY
    name: str = ""
    ids: frozenset[str] = frozenset()
    meaning: Meaning | None = None
    told: Told | None = None

    def concerns(self, *ids: str) -> bool:
        """Whether something is the reader's business; to all but a team, everything is."""
        return self.circle is not Circle.TEAM or not self.ids.isdisjoint(ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the commands answer on one workspace.

    Attributes:
        catalogue: What is written.
        title: What the programme calls itself, with its council.
        as_of: The day that dates are held against, where one was given or is recorded.
        made: What the report is made from.
        findings: What `dtl check` finds; no errors among it.
        texts: The text of each file, for the places of findings.
        classification: Every component, by the scheme in force.
        structures: The structures by name, `current` and `proposed` first, then each proposal.
        shown: The name of the structure that is planned for.
        compared: What differs between the current structure and that one.
        variants: What each other proposal would change against it.
        study: Alliances and dependencies.
        plan: The plan.
        track: How far it has got.
        survey: How the area is divided.
        demand: Who needs what where.
        readied: Offer, readiness and roll-out.
        targeted: The targets.
        changed: Before and after.
        register: The risks.
        examined: The consultation.
        reader: For whom it is.
    """

    catalogue: Catalogue
    title: str
    as_of: date | None
    made: Made
    findings: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    classification: Classification | Lacking
    structures: Mapping[str, Structure]
    shown: str
    compared: Compared | Lacking
    variants: tuple[Compared, ...]
    study: Study | Lacking
    plan: Plan | Ordering | Refusal | Lacking
    track: Track
    survey: Survey
    demand: Overview
    readied: Readied
    targeted: Targeted
    changed: Changed
    register: Register | Lacking
    examined: Examined
    reader: Reader = field(default_factory=Reader)
