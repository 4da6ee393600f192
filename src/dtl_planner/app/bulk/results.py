"""Results as columns, in the words of the scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dtl_planner.classify.dense.lookup import Found
    from dtl_planner.classify.engine.table import Table


def as_columns(
    ids: pl.Series, found: Found, table: Table, sets: Sequence[tuple[str | None, ...]]
) -> pl.DataFrame:
    """Put what was found in words; the columns of the small table, as far as rows have them."""
    scheme = table.scheme
    settled = found.category >= 0
    words = ["; ".join(one or "no rule" for one in possible) for possible in sets]
    return pl.DataFrame(
        {
            "service": ids,
            "category": _named(table.outcomes[:-1], found.category),
            "status": _named(("undecided", "rule"), settled.astype(np.int16)),
            "rule": _named([rule.id for rule in scheme.rules], found.rule),
            "possible": _named(words, found.possible),
            "margin": pl.Series(found.margin).replace({-1: None}),
            "ask": _named([fact.id for fact in scheme.facts], found.ask),
        }
    )


def _named(names: Sequence[str | None], numbers: NDArray[np.signedinteger]) -> pl.Series:
    """The name of each number; nothing for -1."""
    words = pl.Series([*names, None], dtype=pl.String)
    return words.gather(np.where(numbers < 0, len(names), numbers))
