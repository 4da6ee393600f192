"""Services and a scheme given as lines of YAML, classified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.load import load_texts
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.classify.classification import Classification
from dtl_planner.classify.classifier import Classifier
from dtl_planner.classify.placing import place_all
from dtl_planner.classify.written.building import build_scheme
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    Sort = Callable[..., Classification]

CRITERIA = """
schemes:
  - id: plain
    title: Core or city-wide
    facts: {local: {ask: Is it local?}, small: {ask: Is it small?}}
    categories: [core, hosted, city-wide]
    rules:
      - {id: core, then: core, when: {all: [local, not small]}, because: both}
      - {id: hosted, then: hosted, when: local, because: only one}
    otherwise: {then: city-wide, because: neither}
"""


@pytest.fixture
def sort() -> Sort:
    """Classify services, one to a line, by a scheme; neither needs the line `dtl: 1`."""

    def sort_texts(
        *services: str, criteria: str = CRITERIA, limits: Limits | None = None, rest: str = ""
    ) -> Classification:
        limits = limits or Limits()
        lines = "".join(f"  - {service}\n" for service in services) or "  []\n"
        texts = {
            "services.yaml": f"dtl: 1\n{rest}services:\n{lines}",
            "localities.yaml": "dtl: 1\n",
            "criteria.yaml": f"dtl: 1\n{criteria}",
        }
        loaded = load_texts(texts, limits=limits)
        assert loaded.diagnostics == ()
        (record,) = loaded.catalogue.of(WrittenScheme)
        built = build_scheme(record, loaded.catalogue, limits=limits)
        assert built.scheme is not None, built.diagnostics
        classifier = Classifier.of(built.scheme, limits=limits)
        components = loaded.catalogue.components()
        placed = place_all(components, classifier, loaded.catalogue)
        outside = tuple(one for one in components if one.record.outside)
        return Classification(loaded.catalogue, classifier, placed, outside, None)

    return sort_texts
