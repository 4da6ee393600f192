"""What came of classifying a large file, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.render.layout import Page, columns, paragraph
from dtl_planner.shown import clean
from dtl_planner.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def text(  # noqa: PLR0913 - a number of each kind
    *,
    rows: int,
    categories: Sequence[tuple[str, int]],
    undecided: int,
    bad: int,
    out: Path,
    bad_out: Path | None,
    page: Page,
) -> str:
    """Sum up: how many rows came out how, where the results are, and that none is lost."""
    counts = [*categories, ("undecided", undecided), ("bad rows", bad)]
    table = columns([(clean(name), f"{number:,}") for name, number in counts if number], page)
    said = f"{plural(rows, 'row')} read, {rows - bad:,} classified into {clean(str(out))}."
    if bad_out is not None:
        said += f" {plural(bad, 'bad row')} kept in {clean(str(bad_out))}."
    return f"{table}\n\n{paragraph(said, page)}\n"
