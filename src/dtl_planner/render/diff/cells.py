"""A change as the cells of a row, for a page in HTML and for a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.diff.degree import Degree
from dtl_planner.diff.grouping import NOT_KNOWN
from dtl_planner.render.diff.words import (
    arrow,
    because,
    degree_word,
    likeness,
    missing_contacts,
    review,
    settled_by,
    staff,
    told_elsewhere,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.diff.grouping import Pointer
    from dtl_planner.render.diff.sources import Sources
    from dtl_planner.structure.contacts import Contacts

Cells: TypeAlias = "tuple[Sequence[str], ...]"
"""The lines of each cell of a row."""

HEADS = ("What", "Change", "Before and after", "Why", "Degree of change")
SCALE = "The degree of change is on a scale of our own:"


def degrees() -> Iterator[str]:
    """Tell what each degree means, from the lowest, and what is not known."""
    yield from (f"{degree.word}: {degree.meaning}" for degree in Degree)
    yield f"{NOT_KNOWN}: a state is not stated, or undecided"


@dataclass(frozen=True, slots=True)
class CellTeller:
    """Tells a change in the cells of `HEADS`.

    Attributes:
        compared: The difference.
        contacts: The named contacts afterwards.
        sources: How sources are told.
    """

    compared: Compared
    contacts: Mapping[str, Contacts]
    sources: Sources

    def cells(self, change: Change) -> Cells:
        """Tell a change."""
        name, degree = self.compared.called(change.unit), degree_word(change.degree)
        return (
            (name,),
            (change.kind,),
            (arrow(change),),
            self._why(change),
            (degree, *staff(change)),
        )

    def pointer(self, pointer: Pointer) -> Cells:
        """Point to a change that is told in another group."""
        told, _ = told_elsewhere(pointer, self.compared)
        name, change = self.compared.called(pointer.unit), pointer.change
        return (name,), (change.kind,), (told,), (), (degree_word(change.degree),)

    def _why(self, change: Change) -> list[str]:
        why = [self.sources.behind(because(each), each.source) for each in change.grounds]
        if made := review(change, self.compared):
            why.append(f"Decided {made}")
        why.extend(f"To be settled by: {each}" for each in settled_by(change))
        if missing := missing_contacts(change, self.contacts, self.compared):
            why.append(f"Missing: {missing}")
        if like := likeness(change):
            why.append(like.capitalize())
        found = (self.compared.theme(id_) for id_ in self.compared.themes(change))
        return [*why, *(f"People said: {theme.text}" for theme in found)]
