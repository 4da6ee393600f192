"""Why something changes: the ground of its new state, and the answers that are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.diff.edits import EXISTS, ID
from dtl_planner.structure.model import Basis, Ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dtl_planner.diff.edits import Edit
    from dtl_planner.structure.model import Unit

    Found = Callable[[str], Unit | None]

_WRITTEN_AS = {EXISTS: ("name", "was"), ID: ("was", "name")}
"""What a unit rests on as a whole: the attributes whose grounds tell it, the best first."""


def causes(edits: tuple[Edit, ...], *, old: Found, new: Found) -> tuple[Ground, ...]:
    """Give the grounds of what some steps lead to; of what they end, where nothing follows.

    Args:
        edits: The steps.
        old: Finds a unit as it was, by the id that a step has for it.
        new: Finds a unit as it will be.
    """
    found: dict[Ground, None] = {}
    for edit in edits:
        after = _ground(new(edit.unit), edit.attribute)
        before = _ground(old(edit.unit), edit.attribute)
        for ground in (*_answers(before, after), after or before):
            if ground is not None and (ground.because or ground.source):
                found.setdefault(ground)
    return tuple(found)


def _ground(unit: Unit | None, attribute: str) -> Ground | None:
    if unit is None:
        return None
    if attribute not in _WRITTEN_AS:
        return unit.grounds.get(attribute)
    best = (unit.grounds.get(name) for name in _WRITTEN_AS[attribute])
    any_ = iter(unit.grounds.values())
    return next(filter(None, best), None) or next(any_, None)


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
