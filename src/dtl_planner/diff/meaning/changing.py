"""What changes and what stays, for the page of one team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.meaning.line import Line
from dtl_planner.diff.summary import STAYS, UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.meaning.line import Concern


_DECIDED = "decided"


def changing(concern: Concern) -> Iterator[Line]:
    """Tell what changes, for the subject first.

    What is undecided and what people decided have headings of their own. What is managed where it
    is today, but becomes core or locality facing, changes for those who work there.
    """
    for change in sorted(concern.changes, key=lambda change: change.unit != concern.subject):
        if change.kind == UNDECIDED:
            yield Line(
                f"{concern.compared.called(change.unit)}: that is not decided yet; see below."
            )
        elif change.kind != _DECIDED and not _is_as_it_was(change):
            yield _line(change)


def staying(concern: Concern) -> Iterator[Line]:
    """Tell what stays, and of what no change is told."""
    yield from (_line(change) for change in concern.changes if _is_as_it_was(change))
    touched = {id_ for change in concern.changes for id_ in (change.unit, *change.others)}
    whole = concern.after.parts  # what becomes of a service is told of its components
    names = [unit.name for unit in concern.units if not {unit.id} & (touched | whole.keys())]
    if names:
        yield Line(f"No change is told of: {'; '.join(names)}.")


def _is_as_it_was(change: Change) -> bool:
    return change.kind == STAYS and change.degree is Degree.NONE


def _line(change: Change) -> Line:
    because = next((ground.because for ground in change.grounds if ground.because), None)
    source = next((ground.source for ground in change.grounds if ground.source), None)
    why = f" Why: {because.rstrip('.')}." if because else ""
    return Line(f"{change.sentence}{why}", source)
