"""The compiled table: for every cell of a scheme, which rule decides and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.classify.engine.condition import evaluate

if TYPE_CHECKING:
    from dtl_planner.classify.engine.alphabet import Alphabet
    from dtl_planner.classify.engine.condition import Evaluated
    from dtl_planner.classify.engine.scheme import Rule, Scheme
    from dtl_planner.classify.engine.space import Cells


@dataclass(frozen=True, slots=True)
class Table:
    """A scheme, written out in columns of cells.

    Attributes:
        scheme: What was compiled.
        alphabet: The axes that the cells are over: the scheme's own, or a part of them.
        whens: For each rule, its condition with the cells in which it and each of its parts hold.
        holds: For each rule, the cells in which its condition holds.
        decides: For each rule, the cells in which it is the first to hold.
        contests: For each rule, the cells in which it holds beside an earlier one that decides, and
            the scheme does not say which of the two prevails.
        results: For each category, the cells in which it may result; last, those without a rule.
            A cell stands in two columns where the scheme does not say which of two rules prevails.
    """

    scheme: Scheme
    alphabet: Alphabet
    whens: tuple[Evaluated, ...]
    holds: tuple[Cells, ...]
    decides: tuple[Cells, ...]
    contests: tuple[Cells, ...]
    results: tuple[Cells, ...]

    @property
    def outcomes(self) -> tuple[str | None, ...]:
        """The category of each column of `results`; `None` for the column of no rule."""
        return (*(category.id for category in self.scheme.categories), None)

    def settled(self, column: int) -> Cells:
        """The cells in which this column is the one and only result."""
        cells = self.results[column]
        for other, others in enumerate(self.results):
            if other != column:
                cells &= ~others
        return cells

    def possible(self, cells: Cells) -> tuple[str | None, ...]:
        """The results that occur in `cells`, in the scheme's order."""
        pairs = zip(self.outcomes, self.results, strict=True)
        return tuple(outcome for outcome, column in pairs if column & cells)

    def deciding(self, cells: Cells) -> tuple[Rule, ...]:
        """The rules that decide somewhere in `cells`, in the scheme's order."""
        pairs = zip(self.scheme.rules, self.decides, strict=True)
        return tuple(rule for rule, column in pairs if column & cells)

    def column(self, category: str) -> int:
        """The number of a category's column."""
        return self.outcomes.index(category)


def compile_table(scheme: Scheme, alphabet: Alphabet | None = None) -> Table:
    """Write a scheme out over its alphabet, or over a part of it (for one pattern of answers)."""
    over = alphabet or scheme.alphabet
    whens = tuple(evaluate(rule.when, over) for rule in scheme.rules)
    holds = tuple(when.cells for when in whens)
    left = over.space.full
    decides = []
    for column in holds:
        decides.append(column & left)
        left &= ~column
    contests = _contests(scheme, holds, decides)
    results = _results(scheme, decides, contests, left)
    return Table(scheme, over, whens, holds, tuple(decides), contests, results)


def _contests(scheme: Scheme, holds: tuple[Cells, ...], decides: list[Cells]) -> tuple[Cells, ...]:
    columns = [0] * len(scheme.rules)
    if scheme.policy != "ordered":
        for number, decided in enumerate(decides):
            for rival, both in rivals(scheme, number, holds):
                columns[rival] |= both & decided
    return tuple(columns)


def _results(
    scheme: Scheme, decides: list[Cells], contests: tuple[Cells, ...], unruled: Cells
) -> tuple[Cells, ...]:
    columns = {category.id: 0 for category in scheme.categories}
    for rule, decided, contested in zip(scheme.rules, decides, contests, strict=True):
        columns[rule.then] |= decided | contested
    return (*columns.values(), unruled)


def rivals(scheme: Scheme, number: int, holds: tuple[Cells, ...]) -> tuple[tuple[int, Cells], ...]:
    """The later rules that may contest rule `number`, each with the cells in which both hold.

    A later rule contests where its category is another one, and the earlier rule does not declare
    that it goes before that category. Under the policy `unique` no declaration helps.
    """
    rule = scheme.rules[number]
    declared = () if scheme.policy == "unique" else rule.over
    later = range(number + 1, len(scheme.stated_rules))
    pairs = ((n, scheme.rules[n], holds[number] & holds[n]) for n in later)
    return tuple(
        (n, both)
        for n, other, both in pairs
        if both and other.then != rule.then and other.then not in declared
    )
