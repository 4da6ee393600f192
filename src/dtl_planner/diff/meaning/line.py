"""What the page for one team is made of: lines under headings, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.diff.change import Change
    from dtl_planner.diff.compared import Compared
    from dtl_planner.structure.model import Structure, Unit


@dataclass(frozen=True, slots=True)
class Line:
    """One statement.

    Attributes:
        text: The statement.
        source: Where it comes from, in full, where that is stated.
    """

    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Statements under one heading.

    Attributes:
        key: The heading's name for programs.
        title: The heading.
        lines: The statements; never none.
        is_empty: Whether the one line says that there is nothing to tell.
    """

    key: str
    title: str
    lines: tuple[Line, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Concern:
    """What a page is about.

    Attributes:
        compared: The difference.
        subject: The id of the unit or division that was asked for.
        ids: It and its parts and members, in the order of the files.
    """

    compared: Compared
    subject: str
    ids: tuple[str, ...]

    @property
    def after(self) -> Structure:
        """The second structure."""
        return self.compared.b.structure

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that there are afterwards."""
        return tuple(self.after.units[id_] for id_ in self.ids if id_ in self.after.units)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that touch any of them."""
        wanted = {self.subject, *self.ids}
        return tuple(
            change
            for change in self.compared.changes
            if change.unit in wanted or not wanted.isdisjoint(change.others)
        )
