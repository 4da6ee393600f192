"""Workspaces written as text for tests of plans, and what is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.app.opening import Workspace
from dtl_planner.app.structuring import structure_of
from dtl_planner.catalogue.load import load_texts
from dtl_planner.diff.difference import difference
from dtl_planner.limits import Limits
from dtl_planner.plan.making.compose import Made, compose
from dtl_planner.plan.making.ordering import order
from dtl_planner.plan.making.settling import settings_of

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.diff.difference import Difference
    from dtl_planner.plan.making.brief import Brief
    from dtl_planner.plan.making.order import Ordering

CRITERIA = """
schemes:
  - id: plain
    title: Local or city-wide
    facts: {local: {ask: Is it local?}}
    categories:
      core: {placement: {managed: locality, member_of: core}}
      city-wide: {placement: {managed: city-wide}}
    rules:
      - {id: core, then: core, when: local, because: it is local}
    otherwise: {then: city-wide, because: it is not}
"""
PLACES = """
footprints: [{id: all, name: All, tiers: [city, locality]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: city}
  - {id: south, name: South, tier: locality, within: city}
"""
PLAYBOOK = """
playbooks:
  - id: plain
    name: Plain
    plays:
      - kinds: [service, component, team, role]
        activities:
          - {id: design, name: Design, takes: 2 weeks, disturbs: no}
          - {id: move, name: Move, takes: 1 week}
"""
FROM_MONDAY = """
planning: {start: 2010-01-04, deadline: 2010-12-31}
calendar: {holidays: none}
"""


class Written(NamedTuple):
    """A workspace written as text, without mistakes."""

    workspace: Workspace

    @property
    def catalogue(self) -> Catalogue:
        return self.workspace.catalogue

    def difference(self, *sets: str, scenario: str | None = None) -> Difference:
        settings = settings_of(self.catalogue, scenario=scenario, sets=sets)
        now, wanted = (
            structure_of(self.workspace, name) for name in ("current", settings.structure)
        )
        return difference(now, wanted)

    def made(self, *sets: str, scenario: str | None = None) -> Made:
        settings = settings_of(self.catalogue, scenario=scenario, sets=sets)
        return compose(self.difference(*sets, scenario=scenario), settings)

    def brief(self, *sets: str, scenario: str | None = None) -> Brief:
        brief = self.made(*sets, scenario=scenario).brief
        assert brief is not None
        assert {item.id for item in brief.of_task.values()} == {item.id for item in brief.items}
        assert set(brief.rules) == set(brief.problem.rules)
        return brief

    def order(self, *sets: str) -> Ordering:
        return order(self.difference(*sets), settings_of(self.catalogue, sets=sets))


def write(
    services: str = "services: []",
    programme: str = "",
    *,
    playbook: str = PLAYBOOK,
    time: str = FROM_MONDAY,
    proposals: str = "",
) -> Written:
    """Write a workspace; one playbook and a year of time are given unless others are."""
    texts = {
        "services.yaml": f"dtl: 1\n{services}",
        "localities.yaml": f"dtl: 1\n{PLACES}",
        "criteria.yaml": f"dtl: 1\n{CRITERIA}",
        "programme.yaml": f"dtl: 1\n{time}{playbook}{programme}",
        "proposals/all.yaml": f"dtl: 1\n{proposals}",
    }
    loaded = load_texts(texts, limits=Limits())
    assert [one.message for one in loaded.diagnostics] == []
    return Written(Workspace(Path(), loaded.catalogue, (), loaded.texts, Limits()))


def local(id_: str, *more: str) -> str:
    """Write a service that moves from one place to the localities, as an entry of a list."""
    keys = ["current: {managed: city-wide}", "answers: {local: yes}", *more]
    return f"  - {{id: {id_}, name: {id_.capitalize()}, {', '.join(keys)}}}\n"


def moving(*services: str) -> str:
    """Write the section of services from its entries."""
    return f"services:\n{''.join(services)}"
