"""Why something changes: the ground of its new state, and the answers that are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.structure.model import Basis, Ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.edits import Edit
    from dtl_planner.structure.model import Unit


def causes(edits: tuple[Edit, ...], old: Unit | None, new: Unit | None) -> tuple[Ground, ...]:
    """Give the grounds of what some steps lead to; of what they end, where nothing follows."""
    found: dict[Ground, None] = {}
    for edit in edits:
        after = new.grounds.get(edit.attribute) if new else None
        before = old.grounds.get(edit.attribute) if old else None
        for ground in (*_answers(before, after), after or before):
            if ground is not None and (ground.because or ground.source):
                found.setdefault(ground)
    return tuple(found)


def _answers(before: Ground | None, after: Ground | None) -> Iterator[Ground]:
    """Tell the answers that differ, where both states rest on answers."""
    if before is None or after is None or not (before.answers and after.answers):
        return
    old, new = dict(before.answers), dict(after.answers)
    for fact in sorted({*old, *new}):
        was, now = old.get(fact), new.get(fact)
        if was != now:
            told = f"the answer `{fact}` was {was or 'not stated'}, and is {now or 'not stated'}"
            yield Ground(basis=Basis.STATED, because=told, written=after.written)
