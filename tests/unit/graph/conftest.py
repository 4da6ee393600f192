"""Catalogues, and what classification makes of them, from lines of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.classify.classifier import Classifier
from dtl_planner.classify.placing import place_all
from dtl_planner.classify.written.building import build_scheme
from dtl_planner.graph.study import Study, study
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue

    Read = Callable[..., Catalogue]
    Studied = Callable[..., Study]

CRITERIA = """
schemes:
  - id: plain
    title: Core, hosted or city-wide
    facts:
      local: {ask: Is it local?}
      small: {ask: Is it small?}
      level: {ask: Which level?, type: level, values: [1, 2, 3, 4]}
    categories:
      core: {title: Core}
      hosted: {title: Hosted, placement: {member_of: host}}
      city-wide: {title: City-wide}
    rules:
      - {id: core, then: core, when: {all: [local, not small]}, because: it can be divided}
      - {id: hosted, then: hosted, when: local, because: it is too small to divide}
    otherwise: {then: city-wide, because: it is not local}
"""
PLACES = """
footprints: [{id: all, name: All, tiers: [city, locality]}]
places:
  - {id: city, name: City, tier: city}
  - {id: north, name: North, tier: locality, within: city}
  - {id: south, name: South, tier: locality, within: city}
"""


@pytest.fixture
def read() -> Read:
    """Read `services.yaml`, and `programme.yaml` if it is given; both without `dtl: 1`."""

    def read_texts(services: str, programme: str = "") -> Catalogue:
        texts = {
            "services.yaml": f"dtl: 1\n{services}",
            "programme.yaml": f"dtl: 1\n{programme}",
            "localities.yaml": f"dtl: 1\n{PLACES}",
            "criteria.yaml": f"dtl: 1\n{CRITERIA}",
        }
        loaded = load_texts(texts, limits=Limits())
        assert loaded.diagnostics == ()
        return loaded.catalogue

    return read_texts


@pytest.fixture
def studied(read: Read) -> Studied:
    """Study the graph of what is read, classified."""

    def study_texts(services: str, programme: str = "") -> Study:
        catalogue = read(services, programme)
        (record,) = catalogue.of(WrittenScheme)
        built = build_scheme(record, catalogue, limits=Limits())
        assert built.scheme is not None, built.diagnostics
        classifier = Classifier.of(built.scheme, limits=Limits())
        return study(catalogue, place_all(catalogue.components(), classifier, catalogue))

    return study_texts
