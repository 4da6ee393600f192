"""Workspaces with outcomes in few words, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue

SERVICES = """
dtl: 1
sources:
  update: {title: Programme update, date: 2019-07-17}
programme: {title: The programme, go_live: by 2008-04}
"""
LOCALITIES = """
dtl: 1
footprints:
  - {id: localities, name: Localities, tiers: [county, locality, ward]}
  - {id: vales, name: Vales, tiers: [shire, vale]}
places:
  - {id: county, name: The county, tier: county}
  - {id: coast, name: Coast, tier: locality, within: county}
  - {id: dales, name: Dales, tier: locality, within: county}
  - {id: moors, name: Moors, tier: locality, within: county}
  - {id: lost, name: Lost, tier: shire}
  - {id: ward, name: Ward, tier: ward, within: coast}
  - {id: other-ward, name: Other ward, tier: ward, within: dales}
  - {id: vales, name: The vales, tier: vale, within: {vales: lost}, named: no, count: 4}
"""
PROGRAMME = """
dtl: 1
workstreams:
  - {id: front-door, name: Front door}
"""


def loaded(outcomes: str) -> Catalogue:
    """Load a county with three localities and a shire with four vales; nothing may be wrong."""
    texts = {
        "services.yaml": SERVICES.lstrip(),
        "localities.yaml": LOCALITIES.lstrip(),
        "programme.yaml": PROGRAMME.lstrip(),
        "outcomes.yaml": "dtl: 1\n" + outcomes,
    }
    found = load_texts(texts, limits=Limits())
    assert [each.message for each in found.diagnostics] == []
    return found.catalogue
