"""What is undecided and what settles it, and what people decided, for the page of one team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.services import Decision, Service
from dtl_planner.diff.meaning.line import Line
from dtl_planner.diff.words import in_words
from dtl_planner.structure.model import Kind, Open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.diff.meaning.line import Concern

_MATTERS = {
    "category": "where it belongs",
    "host": "which place hosts it",
    "division": "which division it reports to",
    "managed_by": "who its line manager is",
    "accountable_to": "whom it answers to for joint work",
    "reports_to": "which body it reports to",
    "grade": "its grade",
}
"""What may be open, in words. Where something is managed follows from its category or host."""

_MATTERS_OF_BODIES = _MATTERS | {"accountable_to": "which body it answers to"}
"""The same of a body, which answers to another for all that it does."""


def undecided(concern: Concern) -> Iterator[Line]:
    """Tell what nobody has settled yet, and what is to settle it."""
    for unit in concern.units:
        matters = _MATTERS_OF_BODIES if unit.kind is Kind.BODY else _MATTERS
        for attribute, matter in matters.items():
            value = getattr(unit, attribute)
            if isinstance(value, Open):
                ground = unit.grounds.get(attribute)
                told = f"{unit.name}: {matter} is {in_words(value, concern.after)}."
                yield Line(f"{told} {_settled(value)}", ground.source if ground else None)


def _settled(value: Open) -> str:
    if value.resolves is None:
        return "What is to settle it is not stated."
    return f"To be settled by: {value.resolves.rstrip('.')}."


def decided(concern: Concern) -> Iterator[Line]:
    """Tell what people decided, and when they look at it again."""
    for unit in concern.units:
        record = concern.after.catalogue.find(Service, unit.id)
        made = record.decision if record is not None else None
        if unit.decision is not None and isinstance(made, Decision):
            name = f"{unit.name}: {in_words(unit.decision, concern.after)}"
            when = f"decided by {made.by}, {made.on.wording}; looked at again {made.review.wording}"
            yield Line(f"{name}, {when}. {made.reason}", unit.grounds["decision"].source)
