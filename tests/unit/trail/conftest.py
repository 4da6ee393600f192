"""A consultation given as lines of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue

    Consulted = Callable[..., Catalogue]

SERVICES = """
services:
  - {id: library, name: Library}
  - {id: play, name: Play}
  - {id: youth, name: Youth, components: [{id: clubs, name: Clubs}]}
"""


@pytest.fixture
def consulted() -> Consulted:
    """Load a consultation beside three services; `sound=False` lets it have errors."""

    def load(consultation: str, *, sound: bool = True, **others: str) -> Catalogue:
        texts = {
            "services.yaml": f"dtl: 1\n{SERVICES}",
            "localities.yaml": "dtl: 1\n",
            "criteria.yaml": "dtl: 1\n",
            "consultation.yaml": f"dtl: 1\n{consultation}",
        }
        texts |= {f"proposals/{name}.yaml": f"dtl: 1\n{text}" for name, text in others.items()}
        loaded = load_texts(texts, limits=Limits())
        assert (loaded.diagnostics == ()) == sound, loaded.diagnostics
        return loaded.catalogue

    return load
