"""What a table says of one set of answers: what is possible, which rule, and how firmly."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

from dtl_planner.classify.engine.space import first, members

if TYPE_CHECKING:
    from dtl_planner.classify.engine.scheme import Rule
    from dtl_planner.classify.engine.space import Cells, Mask
    from dtl_planner.classify.engine.table import Table

_FLIPS_MOST = 4_096


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rules' own answer for one pattern of answers.

    Attributes:
        masks: For each question the classes its answer may be in; all where it is not known.
        cells: Every way in which the answers not known could turn out.
        possible: The results that remain possible, in the scheme's order; `None` for "no rule".
        rules: The rules that may decide.
        settled: One category, whatever the answers not known turn out to be.
    """

    masks: tuple[Mask, ...]
    cells: Cells
    possible: tuple[str | None, ...]
    rules: tuple[Rule, ...]

    @property
    def settled(self) -> bool:
        """Whether one category is certain."""
        return len(self.possible) == 1 and self.possible[0] is not None

    @property
    def category(self) -> str | None:
        """The category, where it is certain."""
        return self.possible[0] if self.settled else None

    @property
    def rule(self) -> Rule | None:
        """The rule that decides, where it is certain which."""
        return self.rules[0] if self.settled and len(self.rules) == 1 else None


@dataclass(frozen=True, slots=True)
class Question:
    """An answer not known that can still change the result.

    Attributes:
        fact: The fact's id.
        outcomes: For each answer still open, its words and what would then be possible.
    """

    fact: str
    outcomes: tuple[tuple[str, tuple[str | None, ...]], ...]

    @property
    def worst(self) -> int:
        """How many results are left if the answer helps least."""
        return max(len(possible) for _, possible in self.outcomes)

    @property
    def total(self) -> int:
        """How many results are left, summed over the answers: the fewer, the better."""
        return sum(len(possible) for _, possible in self.outcomes)

    @property
    def settles(self) -> bool:
        """Whether every answer leaves one category."""
        return all(len(left) == 1 and left[0] is not None for _, left in self.outcomes)


@dataclass(frozen=True, slots=True)
class Flip:
    """Answers that, were they different, would change a settled result.

    Attributes:
        changes: Each fact with the words of the answer it would have.
        possible: What would then be possible.
    """

    changes: tuple[tuple[str, str], ...]
    possible: tuple[str | None, ...]


def judge(table: Table, masks: tuple[Mask, ...]) -> Verdict:
    """Read one pattern of answers off the table."""
    cells = table.alphabet.cells(masks)
    return Verdict(masks, cells, table.possible(cells), table.deciding(cells))


def questions(table: Table, verdict: Verdict) -> tuple[Question, ...]:
    """The answers not known that matter, the most telling first.

    First comes the question that leaves the fewest results in the worst case, then on average, then
    the one the scheme names first.
    """
    found = []
    for axis, mask in enumerate(verdict.masks):
        if mask & (mask - 1) and _matters(table, verdict.cells, axis):
            found.append(_question(table, verdict, axis))
    return tuple(sorted(found, key=lambda q: (q.worst, q.total / len(q.outcomes))))


def margin(table: Table, verdict: Verdict) -> int | None:
    """How many given answers must differ before the result is another; `None` if none ever can.

    0 for a result that is not settled. Questions marked as fixed are never changed.
    """
    category = verdict.category
    if category is None:
        return 0
    return steps_to(table, verdict.cells, ~table.settled(table.column(category)))


def distance(table: Table, verdict: Verdict, category: str) -> int | None:
    """How many given answers must differ before `category` is possible; `None` if it never is."""
    return steps_to(table, verdict.cells, table.results[table.column(category)])


def steps_to(table: Table, start: Cells, target: Cells) -> int | None:
    """The fewest changes of answers that lead from a cell of `start` to a cell of `target`."""
    reach, steps = start, 0
    while not reach & target:
        wider = _one_change(table, reach)
        if wider == reach:
            return None
        reach, steps = wider, steps + 1
    return steps


def flips(table: Table, verdict: Verdict) -> tuple[Flip, ...]:
    """The smallest sets of changed answers that would change a settled result.

    All of them, up to a number that no scheme of 4,096 cells reaches.
    """
    size = margin(table, verdict)
    if not size:
        return ()
    cells = _changed(table, verdict, size) & _spread(table, verdict, over_changes=False)
    found = islice(members(cells), _FLIPS_MOST)
    changes = sorted((_changes(table, verdict, cell) for cell in found), key=lambda one: [*one])
    return tuple(_flip(table, verdict, classes) for classes in changes)


def forcing_sets(table: Table, verdict: Verdict) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of given answers that settle the result by themselves."""
    if not verdict.settled:
        return ()
    space, axes = table.alphabet.space, table.alphabet.axes
    given = [n for n in range(len(axes)) if _is_given(table, verdict, n)]
    failing = _spread(table, verdict, over_changes=True)
    bits = failing.to_bytes(space.count // 8 + 1, "little")
    step = {
        n: (first(~verdict.masks[n]) - first(verdict.masks[n])) * space.stride(n) for n in given
    }
    all_dropped = first(verdict.cells) + sum(step.values())

    def forces(kept: tuple[int, ...]) -> bool:
        cell = all_dropped - sum(step[n] for n in kept)
        return not bits[cell >> 3] >> (cell & 7) & 1

    sizes = range(len(given) + 1)
    by_size = ([kept for kept in combinations(given, size) if forces(kept)] for size in sizes)
    smallest = next(sets for sets in by_size if sets)  # all that is given settles it
    return tuple(tuple(axes[n].fact for n in kept) for kept in smallest)


def _spread(table: Table, verdict: Verdict, *, over_changes: bool) -> Cells:
    """The cells with another result than the settled one, each standing for all cells like it.

    Cells are alike on an axis where both fit the pattern of answers. `over_changes`: what fits
    also stands for what does not, as for an answer that is not given.
    """
    space = table.alphabet.space
    cells = space.full & ~table.settled(table.column(str(verdict.category)))
    for axis, mask in enumerate(verdict.masks):
        inside = space.where(axis, mask)
        outside = cells & ~inside
        if over_changes:
            cells = space.smear(cells & inside, axis) | space.smear(outside, axis) & ~inside
        else:
            cells = space.smear(cells & inside, axis) & inside | outside
    return cells


def _changed(table: Table, verdict: Verdict, size: int) -> Cells:
    """The patterns with so many changed answers, each by its first cell."""
    space = table.alphabet.space
    layers = [verdict.cells & -verdict.cells] + [0] * size
    for number, axis in enumerate(table.alphabet.axes):
        if not axis.fixed:
            outside = space.full & ~space.where(number, verdict.masks[number])
            for n in range(size, 0, -1):
                layers[n] |= space.smear(layers[n - 1], number) & outside
    return layers[size]


def _changes(table: Table, verdict: Verdict, cell: int) -> dict[int, int]:
    """The axes on which a cell differs from the pattern, with its classes there."""
    classes = enumerate(table.alphabet.space.classes(cell))
    return {n: chosen for n, chosen in classes if not verdict.masks[n] >> chosen & 1}


def _flip(table: Table, verdict: Verdict, changes: dict[int, int]) -> Flip:
    masks = enumerate(verdict.masks)
    cells = table.alphabet.cells(tuple(1 << changes[n] if n in changes else m for n, m in masks))
    axes = table.alphabet.axes
    named = tuple((axes[n].fact, axes[n].classes[chosen]) for n, chosen in changes.items())
    return Flip(named, table.possible(cells))


def _is_given(table: Table, verdict: Verdict, axis: int) -> bool:
    return verdict.masks[axis] != table.alphabet.axes[axis].all


def _matters(table: Table, cells: Cells, axis: int) -> bool:
    """Whether two of the cells that differ on this axis alone have different results."""
    space = table.alphabet.space
    for column in table.results:
        inside = column & cells
        if space.smear(inside, axis) & cells & ~column:
            return True
    return False


def _question(table: Table, verdict: Verdict, axis: int) -> Question:
    one = table.alphabet.axes[axis]
    outcomes = []
    for chosen in members(verdict.masks[axis]):
        cells = verdict.cells & table.alphabet.space.where(axis, 1 << chosen)
        outcomes.append((one.classes[chosen], table.possible(cells)))
    return Question(one.fact, tuple(outcomes))


def _one_change(table: Table, cells: Cells) -> Cells:
    """The cells that one answer, other than a fixed one, parts from a member of `cells`."""
    reach = cells
    for number, axis in enumerate(table.alphabet.axes):
        if not axis.fixed:
            reach |= table.alphabet.space.smear(cells, number)
    return reach
