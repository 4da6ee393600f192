"""Which column answers which question, and what to say of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.bulk.batches import ID_COLUMNS
from dtl_planner.app.bulk.findings import (
    MISSING_COLUMN,
    NO_ANSWERS,
    NO_ID,
    UNKNOWN_COLUMN,
    WRONG_COLUMN,
    Refused,
)
from dtl_planner.diagnostics import Diagnostic, Span
from dtl_planner.nearest import nearest
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dtl_planner.classify.engine.scheme import Scheme


def wanted_columns(scheme: Scheme) -> frozenset[str]:
    """The columns that are read: those of the scheme's questions, and those with ids."""
    return frozenset((*(fact.id for fact in scheme.facts), *ID_COLUMNS))


def id_column(columns: Sequence[str], scheme: Scheme, *, span: Span | None) -> str:
    """Choose the column with the ids.

    Raises:
        Refused: There is none, a wanted column stands twice, or no column is an answer.
    """
    wanted = wanted_columns(scheme)
    twice = sorted({name for name in columns if name in wanted and columns.count(name) > 1})
    if twice:
        message = f"the column `{clean(twice[0])}` stands there {columns.count(twice[0])} times"
        raise Refused(Diagnostic(WRONG_COLUMN, message, span))
    ids = [name for name in ID_COLUMNS if name in columns]
    if not ids:
        near = [name for name in columns if nearest(name.lower(), ID_COLUMNS)]
        hint = f"did you mean `{clean(near[0])}`? call it `service`" if near else None
        raise Refused(Diagnostic(NO_ID, "no column is called `service` or `id`", span, hint))
    if not any(fact.id in columns for fact in scheme.facts):
        asked = ", ".join(f"`{fact.id}`" for fact in scheme.facts)
        message = f"no column is a question of `{scheme.id}`"
        raise Refused(Diagnostic(NO_ANSWERS, message, span, f"the questions: {asked}"))
    return ids[0]


def find_column_slips(
    columns: Sequence[str], scheme: Scheme, *, chosen: str, span: Span | None
) -> Iterator[Diagnostic]:
    """Name the columns that nothing reads, and the questions that have none."""
    facts = [fact.id for fact in scheme.facts]
    for name in columns:
        if name not in (*facts, chosen):
            near = nearest(name, [one for one in facts if one not in columns])
            hint = f"did you mean `{near}`?" if near else None
            message = f"the column `{clean(name)}` is no question of `{scheme.id}` and is not read"
            yield Diagnostic(UNKNOWN_COLUMN, message, span, hint)
    for name in facts:
        if name not in columns:
            message = f"no column answers `{name}`: it counts as not known for every row"
            yield Diagnostic(MISSING_COLUMN, message, span)
