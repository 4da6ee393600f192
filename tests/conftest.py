"""What all tests share: the same examples on every run, and a scheme read from lines of YAML."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from dtl_planner.catalogue.catalogue import Catalogue
from dtl_planner.catalogue.reading.source import parse_document
from dtl_planner.catalogue.routes import Origin
from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
from dtl_planner.classify.written.building import Built, build_scheme
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    BuildScheme = Callable[..., Built]

pytest_plugins = ("needs",)

settings.register_profile(
    "same-every-time",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# `pytest --hypothesis-profile deep` looks further, and elsewhere each time.
settings.register_profile(
    "deep", settings.get_profile("same-every-time"), derandomize=False, max_examples=2_000
)
settings.load_profile("same-every-time")

# A shell that starts tests in the background has them ignore Ctrl-C, and so would every program
# that they start: those that are to be stopped would then run, and be waited for, without end.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def build() -> BuildScheme:
    """Build the first scheme of a `criteria.yaml` given as text."""

    def build_text(
        text: str,
        *,
        limits: Limits | None = None,
        params: dict[str, str | Decimal] | None = None,
    ) -> Built:
        limits = limits or Limits()
        document = parse_document(text, file="criteria.yaml", limits=limits)
        assert document.data is not None, document.diagnostics
        schemes = document.data["schemes"]
        assert isinstance(schemes, list)
        record = WrittenScheme.model_validate(schemes[0])
        origin = Origin(document, ("schemes", 0))
        catalogue = Catalogue({}, {}, {("schemes", record.id): origin})
        return build_scheme(record, catalogue, limits=limits, params=params)

    return build_text
