"""A workspace of three short texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dtl_planner.catalogue.load import Loaded, load_texts
from dtl_planner.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    LoadTexts = Callable[..., Loaded]

EMPTY = {
    "services.yaml": "dtl: 1\n",
    "localities.yaml": "dtl: 1\n",
    "criteria.yaml": "dtl: 1\n",
}


@pytest.fixture
def load_yaml() -> LoadTexts:
    """Load a workspace whose files, but for those given, say nothing."""

    def load(*, limits: Limits | None = None, **texts: str) -> Loaded:
        given = {f"{name}.yaml": f"dtl: 1\n{text}" for name, text in texts.items()}
        return load_texts(EMPTY | given, limits=limits or Limits())

    return load
