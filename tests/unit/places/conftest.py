"""Places read from lines of YAML, and questions about areas on a line or a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.load import load_texts
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from dtl_planner.catalogue.catalogue import Catalogue

    Read = Callable[[str], Catalogue]


@pytest.fixture
def read() -> Read:
    """Read the text of `localities.yaml`; what is wrong with it is left to others."""

    def read_text(localities: str) -> Catalogue:
        return load_texts({"localities.yaml": f"dtl: 1\n{localities}"}, limits=Limits()).catalogue

    return read_text
