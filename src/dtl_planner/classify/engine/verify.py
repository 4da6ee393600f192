"""What a scheme leaves open, contradicts or never uses: every cell is looked at, none sampled."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from dtl_planner.classify.engine.space import first
from dtl_planner.classify.engine.table import rivals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dtl_planner.classify.engine.scheme import Rule
    from dtl_planner.classify.engine.space import Cells
    from dtl_planner.classify.engine.table import Table

Example = tuple[tuple[str, str], ...]
"""One combination of answers: each fact with the words of its answer."""

Direction = Literal["towards", "away", "both", "none"]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rules of different categories that hold at once; nothing says which goes first."""

    earlier: Rule
    later: Rule
    cells: int
    example: Example


@dataclass(frozen=True, slots=True)
class DeadRule:
    """A rule that never decides: its condition never holds, or earlier rules always hold too."""

    rule: Rule
    shadowed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """Where a more positive answer to one question moves the result along the list of categories.

    `towards` the front, `away` from it, `both` depending on the other answers, or `none`.
    """

    fact: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Verification:
    """Everything found; a complete scheme without conflict has only its effects.

    Attributes:
        cells: How many combinations of answers were looked at: all there are.
        gaps: How many have no rule, with one example.
        overlaps: Undeclared overlaps.
        dead_rules: Rules that never decide.
        dead_categories: Categories that never result.
        idle_facts: Questions that never matter.
        effects: For each question which way it moves the result.
    """

    cells: int
    gaps: tuple[int, Example]
    overlaps: tuple[Overlap, ...]
    dead_rules: tuple[DeadRule, ...]
    dead_categories: tuple[str, ...]
    idle_facts: tuple[str, ...]
    effects: tuple[Effect, ...]


def verify(table: Table) -> Verification:
    """Look at every cell of a table."""
    unruled = table.results[-1]
    effects = tuple(_effect(table, axis) for axis in range(len(table.alphabet.axes)))
    return Verification(
        cells=table.alphabet.space.count,
        gaps=(unruled.bit_count(), example(table, unruled) if unruled else ()),
        overlaps=overlaps(table),
        dead_rules=_dead_rules(table),
        dead_categories=_dead_categories(table),
        idle_facts=tuple(effect.fact for effect in effects if effect.direction == "none"),
        effects=effects,
    )


def example(table: Table, cells: Cells) -> Example:
    """Put the first of some cells in words."""
    classes = table.alphabet.space.classes(first(cells))
    pairs = zip(table.alphabet.axes, classes, strict=True)
    return tuple((axis.fact, axis.classes[chosen]) for axis, chosen in pairs)


def overlaps(table: Table) -> tuple[Overlap, ...]:
    """The pairs of rules of different categories that hold at once without a declared order."""
    found = []
    for number, rule in enumerate(table.scheme.stated_rules):
        for rival, both in rivals(table.scheme, number, table.holds):
            here = both & table.decides[number]
            if here:
                later = table.scheme.rules[rival]
                found.append(Overlap(rule, later, here.bit_count(), example(table, here)))
    return tuple(found)


def _dead_rules(table: Table) -> tuple[DeadRule, ...]:
    rules = table.scheme.stated_rules
    dead = (n for n in range(len(rules)) if not table.decides[n])
    return tuple(
        DeadRule(rules[n], tuple(rules[m].id for m in range(n) if table.holds[m] & table.holds[n]))
        for n in dead
    )


def _dead_categories(table: Table) -> tuple[str, ...]:
    columns = zip(table.scheme.categories, table.results, strict=False)
    return tuple(category.id for category, cells in columns if not cells)


def _effect(table: Table, axis: int) -> Effect:
    """Compare each answer with the next more positive one, wherever the result changes."""
    moves: set[Direction] = set()
    for low, high in _rises(table, axis):
        there = table.alphabet.space.where(axis, 1 << high)
        shifted = [_shift(table, axis, cells, low, high) for cells in table.results]
        changed = 0
        for was, cells in zip(shifted, table.results, strict=True):
            changed |= was ^ (cells & there)
        for before, was in enumerate(shifted):
            for after, cells in enumerate(table.results):
                if before != after and was & cells & changed:
                    moves.add("towards" if after < before else "away")
    direction: Direction = "both" if len(moves) > 1 else next(iter(moves), "none")
    return Effect(table.alphabet.axes[axis].fact, direction)


def _rises(table: Table, axis: int) -> Iterator[tuple[int, int]]:
    """Each step from a class to that of the next more positive answer: no, partly, yes; 1, 2, 3.

    A class may be left and come back to, as that of every number but one.
    """
    words = {"no": 0, "partly": 1, "yes": 2}
    pieces = table.alphabet.axes[axis].pieces
    ranked = sorted(pieces, key=lambda pair: words.get(pair[0].word, 0))
    return ((low, high) for (_, low), (_, high) in pairwise(ranked) if low != high)


def _shift(table: Table, axis: int, cells: Cells, low: int, high: int) -> Cells:
    """Move the cells of class `low` on an axis to class `high`."""
    space = table.alphabet.space
    step = (high - low) * space.stride(axis)
    chosen = cells & space.where(axis, 1 << low)
    return chosen << step if step > 0 else chosen >> -step
