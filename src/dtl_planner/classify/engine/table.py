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
        results: For each category, the cells in which it may result; last, those without a rule.
            A cell stands in two columns where the scheme does not say which of two rules prevails.
    """

    scheme: Scheme
    alphabet: Alphabet
    whens: tuple[Evaluated, ...]
    holds: tuple[Cells, ...]
    decides: tuple[Cells, ...]
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
    results = _results(scheme, holds, decides, left)
    return Table(scheme, over, whens, holds, tuple(decides), results)


def _results(
    scheme: Scheme, holds: tuple[Cells, ...], decides: list[Cells], unruled: Cells
) -> tuple[Cells, ...]:
    columns = {category.id: 0 for category in scheme.categories}
    for number, rule in enumerate(scheme.rules):
        columns[rule.then] |= decides[number]
        if scheme.policy != "ordered":
            for other, contested in contests(scheme, number, holds):
                columns[other.then] |= contested & decides[number]
    return (*columns.values(), unruled)


def contests(
    scheme: Scheme, number: int, holds: tuple[Cells, ...]
) -> tuple[tuple[Rule, Cells], ...]:
    """The later rules that may contest rule `number`, each with the cells in which both hold.

    A later rule contests where its category is another one, and the earlier rule does not declare
    that it goes before that category.
    """
    rule = scheme.rules[number]
    later = range(number + 1, len(scheme.stated_rules))
    rivals = ((scheme.rules[n], holds[number] & holds[n]) for n in later)
    return tuple(
        (other, both)
        for other, both in rivals
        if both and other.then != rule.then and other.then not in rule.over
    )
