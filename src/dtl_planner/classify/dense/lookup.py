"""Looks up the verdict on many rows at once, each row a slot for every question.

Nearly every row is a number in the arrays of `dense.py`. A row with an answer that is several
classes at once, or every row where a scheme has too many patterns for arrays, is judged by
`verdict.py`, once for each pattern. Either way it is the same table that answers.

Needs numpy and polars, of the extra `bulk`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dtl_planner.classify.engine.space import members
from dtl_planner.classify.engine.verdict import judge, margin, questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dtl_planner.classify.dense.coding import Coder, Slots
    from dtl_planner.classify.dense.table import Dense
    from dtl_planner.classify.engine.table import Table

_PATTERNS_KEPT = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a table says of some rows; -1 stands for none, in `margin` for never.

    Attributes:
        category: The number of the settled category.
        rule: The number of the rule that is certain to decide.
        possible: The number of the set of possible results among `Lookup.sets`.
        margin: How many given answers must differ before a settled result is another.
        ask: The number of the question to ask next.
    """

    category: NDArray[np.int16]
    rule: NDArray[np.int16]
    possible: NDArray[np.int32]
    margin: NDArray[np.int16]
    ask: NDArray[np.int16]


_Row = tuple[int, int, int, int, int]
"""What a table says of one pattern, in the order of the attributes of `Found`."""


class Lookup:
    """One table, ready for rows.

    Attributes:
        sets: Every set of possible results met so far; `None` stands for "no rule".
    """

    def __init__(self, table: Table, dense: Dense | None, coders: Sequence[Coder]) -> None:
        self.sets: list[tuple[str | None, ...]] = []
        self._numbers: dict[tuple[str | None, ...], int] = {}
        self._table = table
        self._dense = dense
        self._coders = coders
        self._judged: dict[tuple[int, ...], _Row] = {}
        self._columns = self._columns_of(dense) if dense else None

    def find(self, slots: Sequence[Slots]) -> Found:
        """Look some rows up.

        Args:
            slots: For each question the slot of every row, none of them unfitting.
        """
        if self._dense is None or self._columns is None:
            return self._each_judged(slots)
        single = np.logical_and.reduce([column >= 0 for column in slots])
        if single.all():
            return _taken(self._columns, self._dense.codes(slots))
        found = _empty(len(single))
        codes = self._dense.codes([column[single] for column in slots])
        _put(found, single, _taken(self._columns, codes))
        _put(found, ~single, self._each_judged([column[~single] for column in slots]))
        return found

    def _columns_of(self, dense: Dense) -> Found:
        """What the arrays say of every pattern, in the order of the codes."""
        short = np.int16
        return Found(
            category=dense.category.astype(short),
            rule=dense.rule.astype(short),
            possible=self._sets_of(dense),
            margin=dense.margin.astype(short),
            ask=dense.ask.astype(short),
        )

    def _each_judged(self, slots: Sequence[Slots]) -> Found:
        """Judge each pattern once, and hand its verdict to all its rows."""
        patterns, which = np.unique(np.stack(slots, axis=1), axis=0, return_inverse=True)
        rows = np.array([self._judge(tuple(map(int, one))) for one in patterns], np.int32)
        category, rule, possible, steps, ask = rows.reshape(-1, 5).T
        short = np.int16
        each = Found(
            category=category.astype(short),
            rule=rule.astype(short),
            possible=possible,
            margin=steps.astype(short),
            ask=ask.astype(short),
        )
        return _taken(each, which.reshape(-1))

    def _judge(self, pattern: tuple[int, ...]) -> _Row:
        row = self._judged.get(pattern)
        if row is None:
            if len(self._judged) >= _PATTERNS_KEPT:
                self._judged.clear()
            row = self._judged[pattern] = self._judged_now(pattern)
        return row

    def _judged_now(self, pattern: tuple[int, ...]) -> _Row:
        table = self._table
        pairs = zip(self._coders, pattern, strict=True)
        verdict = judge(table, tuple(coder.mask(slot) for coder, slot in pairs))
        steps, left = margin(table, verdict), questions(table, verdict)
        return (
            -1 if verdict.category is None else table.column(verdict.category),
            -1 if verdict.rule is None else table.scheme.rules.index(verdict.rule),
            self._set(verdict.possible),
            -1 if steps is None else steps,
            table.alphabet.index(left[0].fact) if left else -1,
        )

    def _sets_of(self, dense: Dense) -> NDArray[np.int32]:
        """Number the sets of possible results that occur in the arrays."""
        bits, which = np.unique(dense.possible, return_inverse=True)
        outcomes = dense.table.outcomes
        sets = [tuple(outcomes[n] for n in members(int(one))) for one in bits]
        return np.array([self._set(one) for one in sets], np.int32)[which.reshape(-1)]

    def _set(self, possible: tuple[str | None, ...]) -> int:
        number = self._numbers.setdefault(possible, len(self.sets))
        if number == len(self.sets):
            self.sets.append(possible)
        return number


def _taken(columns: Found, code: NDArray[np.intp]) -> Found:
    return Found(
        category=columns.category.take(code),
        rule=columns.rule.take(code),
        possible=columns.possible.take(code),
        margin=columns.margin.take(code),
        ask=columns.ask.take(code),
    )


def _empty(rows: int) -> Found:
    short = [np.empty(rows, np.int16) for _ in range(4)]
    return Found(short[0], short[1], np.empty(rows, np.int32), short[2], short[3])


def _put(whole: Found, where: NDArray[np.bool_], part: Found) -> None:
    """Write what was found of some rows in among all."""
    whole.category[where] = part.category
    whole.rule[where] = part.rule
    whole.possible[where] = part.possible
    whole.margin[where] = part.margin
    whole.ask[where] = part.ask
