"""Two structures that were asked for, what differs between them, and what people said about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.structure.location import span_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.diagnostics import Span
    from dtl_planner.diff.change import Change
    from dtl_planner.diff.difference import Difference
    from dtl_planner.structure.model import Ground, Structure, Unit


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two structures.

    Attributes:
        asked: How it was asked for, such as `git:main`.
        told: What it is, in words.
        structure: The structure.
    """

    asked: str
    told: str
    structure: Structure


@dataclass(frozen=True, slots=True)
class Heard:
    """How much of a consultation is answered.

    Attributes:
        themes: How many themes there are.
        answered: How many of them anything answers: an action, a reply or an effect.
    """

    themes: int
    answered: int


@dataclass(frozen=True)
class Compared:
    """Two structures, and what differs.

    Attributes:
        a: The first.
        b: The second.
        difference: What differs.
        themes_of: The ids of the consultation themes behind each unit.
        heard: How much of the consultation is answered; `None` where there is none.
    """

    a: Side
    b: Side
    difference: Difference
    themes_of: Mapping[str, tuple[str, ...]]
    heard: Heard | None

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change."""
        return self.difference.changes

    def unit(self, id_: str) -> Unit | None:
        """Give a unit of the second structure, or else of the first."""
        return self.b.structure.units.get(id_) or self.a.structure.units.get(id_)

    def called(self, id_: str) -> str:
        """Give the name of a unit, place or division of either structure."""
        after = self.b.structure.called(id_)
        return after if after != id_ else self.a.structure.called(id_)

    def themes(self, change: Change) -> tuple[str, ...]:
        """Name the themes behind a change: those its ground names, and those behind its unit."""
        return tuple(sorted({*change.themes, *self.themes_of.get(change.unit, ())}))

    def theme(self, id_: str) -> Theme:
        """Give a theme: whatever names one was held against those that there are."""
        found = (side.structure.catalogue.find(Theme, id_) for side in (self.b, self.a))
        return next(theme for theme in found if theme is not None)

    def side_of(self, ground: Ground) -> Side:
        """Say in which of the two structures a ground is written; in the second if in both."""
        return self.a if ground in self._only_before else self.b

    def place_of(self, ground: Ground) -> Span | None:
        """Give where a ground is written, in the files of its own structure."""
        return span_at(self.side_of(ground).structure, ground.written)

    @cached_property
    def _only_before(self) -> frozenset[Ground]:
        before, after = (
            {ground for unit in side.structure.units.values() for ground in unit.grounds.values()}
            for side in (self.a, self.b)
        )
        return frozenset(before - after)

    def root(self, id_: str) -> str:
        """Give the id of the service or team at the top of what a unit is part of."""
        return next(reversed(list(self.upwards(id_))))

    def upwards(self, id_: str) -> Iterator[str]:
        """Name a unit and what it is part of, one step after the other."""
        seen: set[str] = set()
        here: str | None = id_
        while here is not None and here not in seen:
            seen.add(here)
            yield here
            unit = self.unit(here)
            here = unit.part_of if unit else None

    @cached_property
    def roots(self) -> Mapping[str, str]:
        """The top of each unit of both structures, by its id; services keep the files' order."""
        ids = (*self.b.structure.units, *self.a.structure.units)
        return {id_: self.root(id_) for id_ in dict.fromkeys(ids)}
