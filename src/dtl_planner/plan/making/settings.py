"""What a plan works back from, and what it prefers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dtl_planner.catalogue.sections.planning import Care

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.sections.capacity import Capacity
    from dtl_planner.catalogue.sections.phases import Phase
    from dtl_planner.catalogue.sections.playbooks import Playbook, Takes
    from dtl_planner.catalogue.sections.scenarios import Scenario
    from dtl_planner.catalogue.values.dates import PartialDate
    from dtl_planner.plan.making.brief import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a plan works back from, and what it prefers.

    Attributes:
        title: What the programme is called.
        structure: The structure that is planned for.
        start: The first day on which work may begin, where that is stated.
        deadline: The day by which everything is done, where that is stated.
        prefer: `late` or `early`.
        playbook: The playbook; `None` where there is none, or several and none was chosen.
        phases: The phases, by their gates.
        capacity: What only so much can be in use of at once.
        takes: How long activities take that were set otherwise than their playbook says, by id.
        care: How fragile services are spared.
        places: Where each of these is written, by its key as `--set` knows it.
        scenario: The scenario, where one is tried.
        changed: What was set otherwise than the workspace has it: `deadline=2010-06`.
    """

    title: str
    structure: str
    start: PartialDate | None = None
    deadline: PartialDate | None = None
    prefer: Literal["late", "early"] = "late"
    playbook: Playbook | None = None
    phases: tuple[Phase, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    takes: Mapping[str, Takes] = field(default_factory=dict)
    care: Care = field(default_factory=Care)
    places: Mapping[str, Place] = field(default_factory=dict)
    scenario: Scenario | None = None
    changed: tuple[str, ...] = ()
