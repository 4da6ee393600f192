"""The compiled table written out for bulk work: one row of arrays for every pattern of answers.

A pattern of slots (`patterns.py`) is one number, `code = sum(slot * stride)`, and all that a table
says of it stands in the arrays at that number. The known cells come from the compiled table as
they are; an unknown slot is the union, or the least, of the slots beside it, one pass an axis. No
rule is read here.

Needs numpy, of the extra `bulk`: nothing on the path of a small catalogue may import this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lcm, prod
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from dtl_planner.classify.dense.patterns import DENSE_CELLS, OUTCOMES_MOST, live, slots, too_wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dtl_planner.classify.engine.alphabet import Alphabet
    from dtl_planner.classify.engine.space import Cells
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.diagnostics import Diagnostic

    Whole: TypeAlias = NDArray[np.integer[Any]]

_NEVER = 100  # more steps than there can be questions, and one more still fits eight bits
_LOADS = (8, 16, 32)  # bytes that numpy copies in one go


@dataclass(frozen=True, slots=True, eq=False)
class Dense:
    """A table, written out over every pattern of answers.

    All that is said of one pattern stands side by side in one record: a row of a large file then
    costs one load from memory, however much of the record is wanted.

    Attributes:
        table: What was written out.
        slots: How many slots each question has: its classes and one for `unknown`, which is the
            last; a question with one class alone has that one slot.
        strides: How far apart two codes are that differ by one slot of each question.
        records: What is said of each pattern, by its code; the fields are called like the
            properties that give them as columns.
    """

    table: Table
    slots: tuple[int, ...]
    strides: tuple[int, ...]
    records: NDArray[np.void]

    @property
    def category(self) -> NDArray[np.int8]:
        """The number of the category where it is settled, else -1."""
        return self.records["category"]

    @property
    def rule(self) -> NDArray[np.int16]:
        """The number of the rule where it is certain which one decides, else -1."""
        return self.records["rule"]

    @property
    def possible(self) -> Whole:
        """The results still possible; bit `n` stands for `table.outcomes[n]`."""
        return self.records["possible"]

    @property
    def margin(self) -> NDArray[np.int8]:
        """How many given answers must differ before a settled result is another.

        -1 if none ever can, 0 where nothing is settled.
        """
        return self.records["margin"]

    @property
    def distance(self) -> NDArray[np.int8]:
        """For each outcome, how many given answers must differ before it is possible; -1: never."""
        return self.records["distance"].T

    @property
    def matters(self) -> Whole:
        """The unknown answers that can still change the result; bit `n` stands for `live[n]`."""
        return self.records["matters"]

    @property
    def ask(self) -> NDArray[np.int16]:
        """The number of the question to ask next, -1 where none matters."""
        return self.records["ask"]

    @property
    def live(self) -> tuple[int, ...]:
        """The questions that the rules tell answers apart for."""
        return live(self.table.alphabet)

    def codes(self, columns: Sequence[Whole]) -> NDArray[np.intp]:
        """Number the pattern of each row.

        Args:
            columns: For each question the slot of every row.
        """
        narrow = np.min_scalar_type(prod(self.slots))
        code = np.zeros(len(columns[0]), narrow)
        for column, size in zip(columns, self.slots, strict=True):
            if size > 1:  # Horner's scheme: the sum of slot * stride in the narrowest integers
                code *= narrow.type(size)
                code += column.astype(narrow, copy=False)
        return code.astype(np.intp)

    def look_up(self, columns: Sequence[Whole]) -> NDArray[np.void]:
        """Give the record of each row.

        Args:
            columns: For each question the slot of every row.
        """
        return self.records.take(self.codes(columns))


def write_out(table: Table, *, cells_most: int = DENSE_CELLS) -> Dense | Diagnostic:
    """Write a table out, or say that it would be too large.

    Args:
        table: The compiled table.
        cells_most: How many patterns may be written out.
    """
    if problem := too_wide(table, cells_most=cells_most):
        return problem
    known = _known_possible(table)
    possible = _widened(known, np.bitwise_or)
    category = _category(possible, len(table.scheme.categories))
    distance = np.stack([_steps(table, cells) for cells in table.results])
    matters = _matters(table.alphabet, known)
    columns: dict[str, Whole] = {
        "category": category.ravel(),
        "margin": _margin(distance, category).ravel(),
        "rule": _rule(table, category).ravel(),
        "ask": _ask(table, possible, matters).ravel(),
        "possible": possible.ravel(),
        "matters": matters.ravel(),
        "distance": _never_as_minus_one(distance).reshape(len(distance), -1).T,
    }
    sizes = slots(table.alphabet)
    return Dense(table, sizes, _strides(sizes), _records(columns))


def _records(columns: dict[str, Whole]) -> NDArray[np.void]:
    """Put columns side by side, each record in as many bytes as are copied in one go."""
    fields: list[Any] = [(name, part.dtype, part.shape[1:]) for name, part in columns.items()]
    needed = np.dtype(fields).itemsize
    spare = next((load - needed for load in _LOADS if load >= needed), 0)
    records = np.zeros(len(columns["category"]), np.dtype([*fields, ("spare", "u1", (spare,))]))
    for name, part in columns.items():
        records[name] = part
    return records


def _strides(sizes: tuple[int, ...]) -> tuple[int, ...]:
    """In C order; 0 for a question with one slot, which never moves the code."""
    return tuple(prod(sizes[n + 1 :]) if size > 1 else 0 for n, size in enumerate(sizes))


def _where(table: Table, cells: Cells) -> NDArray[np.bool_]:
    """Turn a set of known cells into an array with one dimension a question."""
    sizes = table.alphabet.space.sizes
    count = prod(sizes)
    packed = np.frombuffer(cells.to_bytes((count + 7) // 8, "little"), np.uint8)
    return np.unpackbits(packed, count=count, bitorder="little").astype(np.bool_).reshape(sizes)


def _widened(known: Whole, union: np.ufunc) -> Whole:
    """Add the unknown slot to each axis: the union of the slots beside it."""
    wide = known
    for axis in range(known.ndim):
        if known.shape[axis] > 1:
            whole = union.reduce(wide, axis=axis, keepdims=True)
            wide = np.concatenate([wide, whole], axis=axis)
    return wide


def _known_possible(table: Table) -> Whole:
    word = np.min_scalar_type((1 << len(table.outcomes)) - 1)
    known = np.zeros(table.alphabet.space.sizes, word)
    for number, cells in enumerate(table.results):
        known |= _where(table, cells).astype(word) << word.type(number)
    return known


def _category(possible: Whole, categories: int) -> NDArray[np.int8]:
    """The one category possible; the last outcome, no rule, is none."""
    category = np.full(possible.shape, -1, np.int8)
    for number in range(categories):
        category[possible == 1 << number] = number
    return category


def _rule(table: Table, category: NDArray[np.int8]) -> NDArray[np.int16]:
    """The rule that decides, where the first and the last that may are the same."""
    known = np.full(table.alphabet.space.sizes, -1, np.int16)
    for number, cells in enumerate(table.decides):
        known[_where(table, cells)] = number
    first, last = _widened(known, np.minimum), _widened(known, np.maximum)
    rule: NDArray[np.int16] = np.where((first == last) & (category >= 0), first, np.int16(-1))
    return rule


def _steps(table: Table, target: Cells) -> NDArray[np.int8]:
    """The fewest changes of answers that are not fixed, from each pattern to a target cell.

    Changes on different axes do not disturb each other, so one pass an axis is exact.
    """
    steps: Whole = np.where(_where(table, target), np.int8(0), np.int8(_NEVER))
    for number, axis in enumerate(table.alphabet.axes):
        if not axis.fixed:
            nearest = steps.min(axis=number, keepdims=True)
            steps = np.minimum(steps, nearest + np.int8(1))
    return _widened(steps, np.minimum).astype(np.int8)


def _margin(distance: NDArray[np.int8], category: NDArray[np.int8]) -> NDArray[np.int8]:
    """The nearest other outcome: where one is settled, it alone is no step away."""
    others = np.where(distance > 0, distance, np.int8(_NEVER)).min(axis=0)
    margin = np.where(category >= 0, others, np.int8(0))
    return _never_as_minus_one(margin)


def _never_as_minus_one(steps: NDArray[np.int8]) -> NDArray[np.int8]:
    return np.where(steps >= _NEVER, np.int8(-1), steps)


def _matters(alphabet: Alphabet, known: Whole) -> Whole:
    """A question matters where two cells that differ on its axis alone have different results."""
    axes = live(alphabet)
    word = np.min_scalar_type((1 << len(axes)) - 1)
    matters = np.zeros(slots(alphabet), word)
    for bit, axis in enumerate(axes):
        differs = (known != known.take([0], axis)).any(axis=axis, keepdims=True)
        matters[_at_unknown(matters, axis)] |= _widened(differs.astype(word), np.bitwise_or) << (
            word.type(bit)
        )
    return matters


def _ask(table: Table, possible: Whole, matters: Whole) -> NDArray[np.int16]:
    """The question that leaves the fewest results at worst, then on average, then the first."""
    ask = np.full(possible.shape, -1, np.int16)
    best = np.full(possible.shape, np.iinfo(np.int64).max, np.int64)
    left = _counts(possible, len(table.outcomes))
    for bit, axis, rank in _ranks(table, left):
        here = _at_unknown(possible, axis)
        open_now = (matters[here] >> matters.dtype.type(bit)) & matters.dtype.type(1)
        better = (open_now > 0) & (rank < best[here])
        best[here] = np.where(better, rank, best[here])
        ask[here] = np.where(better, np.int16(axis), ask[here])
    return ask


def _ranks(table: Table, left: NDArray[np.int8]) -> Iterator[tuple[int, int, NDArray[np.int64]]]:
    """For each live question its bit, its axis, and how many results its answers leave.

    Worst case and average are one whole number, so that no rounding can decide between two.
    """
    sizes = table.alphabet.space.sizes
    common = lcm(*sizes)
    for bit, axis in enumerate(live(table.alphabet)):
        answers = left.take(range(sizes[axis]), axis)
        worst = answers.max(axis=axis, keepdims=True).astype(np.int64)
        total = answers.sum(axis=axis, keepdims=True, dtype=np.int64)
        yield bit, axis, worst * (common * (OUTCOMES_MOST + 1)) + total * (common // sizes[axis])


def _counts(possible: Whole, outcomes: int) -> NDArray[np.int8]:
    """How many results are possible (numpy counts bits itself only from 2.0 on)."""
    counts = np.zeros(possible.shape, np.int8)
    for number in range(outcomes):
        counts += ((possible >> possible.dtype.type(number)) & possible.dtype.type(1)).astype(
            np.int8
        )
    return counts


def _at_unknown(array: Whole, axis: int) -> tuple[slice, ...]:
    """The part of an array in which the answer on `axis` is not known."""
    last = array.shape[axis] - 1
    return tuple(slice(last, None) if n == axis else slice(None) for n in range(array.ndim))
