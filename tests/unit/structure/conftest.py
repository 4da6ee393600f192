"""Structures built from lines of YAML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dtl_planner.app.opening import Workspace
from dtl_planner.app.structuring import structure_of
from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.structure.model import Structure

    Draw = Callable[..., Structure]

CRITERIA = """
schemes:
  - id: plain
    title: Hosted, core or city-wide
    facts: {local: {ask: Is it local?}, small: {ask: Is it small?}}
    categories:
      core: {placement: {managed: locality, member_of: core}}
      hosted: {placement: {managed: locality, member_of: host}}
      city-wide: {placement: {managed: city-wide}}
    rules:
      - {id: core, then: core, when: local, because: it is local}
      - {id: hosted, then: hosted, when: small, because: it is small}
    otherwise: {then: city-wide, because: neither}
"""
PLACES = """
footprints: [{id: all, name: All, tiers: [city, locality]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: city, bases: [Old school]}
  - {id: south, name: South, tier: locality, within: city, bases: [Town hall, Mill]}
"""


@pytest.fixture
def draw() -> Draw:
    """Build a structure of a workspace written as text; `swap` puts new text in place of old."""

    def draw_texts(
        services: str = "services: []",
        *,
        programme: str = "",
        proposals: str = "",
        name: str = "proposed",
        swap: tuple[str, str] = (" ", " "),
    ) -> Structure:
        texts = {
            "services.yaml": f"dtl: 1\n{services}",
            "localities.yaml": f"dtl: 1\n{PLACES.replace(*swap)}",
            "criteria.yaml": f"dtl: 1\n{CRITERIA.replace(*swap)}",
            "programme.yaml": f"dtl: 1\n{programme}",
            "proposals/all.yaml": f"dtl: 1\n{proposals}",
        }
        loaded = load_texts(texts, limits=Limits())
        assert loaded.diagnostics == ()
        workspace = Workspace(Path(), loaded.catalogue, (), loaded.texts, Limits())
        return structure_of(workspace, name)

    return draw_texts
