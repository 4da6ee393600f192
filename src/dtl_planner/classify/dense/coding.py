"""Turns a column of answers, as written in a large file, into the slots of one question.

What an answer means is asked of `answers.classes_of`, once for each wording that occurs; a column
of many different numbers is cut at the thresholds of the scheme, each stretch asked for once.

Needs numpy and polars, of the extra `bulk`.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import polars as pl

from dtl_planner.catalogue.values.answers import UNKNOWN
from dtl_planner.classify.answers import classes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dtl_planner.classify.engine.alphabet import Axis
    from dtl_planner.classify.engine.scheme import Fact
    from dtl_planner.classify.engine.space import Mask

    Slots: TypeAlias = NDArray[np.int32]

UNFITTING = -1
"""The slot of an answer that the question cannot have."""

_NOT_YET = np.iinfo(np.int32).min
_SEVERAL = -2  # and below: an answer that is several classes at once, the first of them
_USUAL = 12  # so many wordings are looked for in a whole column before the rest is sorted out
_WORDINGS_KEPT = 50_000
_FEW = 1_000  # so many wordings are asked for one by one before a column is read as numbers
_PLAIN_NUMBER = r"^[0-9]{1,15}(\.[0-9]{1,15})?$"  # floats hold 15 digits without loss
_EXACT_FLOAT = 2**53
_SWITCHES = {True: "yes", False: "no"}


class Coder:
    """Codes the answers to one question, and remembers what each wording came to.

    Slot `n` below the number of classes is that class, the next one an answer not known. Below
    nought stand an answer that does not fit, and answers that are several classes at once.

    Attributes:
        fact: The question.
        unknown: The slot of an answer not known.
    """

    def __init__(self, fact: Fact, axis: Axis) -> None:
        self.fact = fact
        self._axis = axis
        self._known: dict[str, int] = {}
        self._several: dict[Mask, int] = {}
        self._cuts = np.array(sorted(_cuts(fact)), np.float64)
        self._stretches: Slots | None = None
        self.unknown = self._slot(axis.all)
        self._learn_usual()

    def slots(self, cells: pl.Series) -> Slots:
        """Code a column of text, numbers or switches; a cell without value is not known."""
        if cells.dtype == pl.Boolean:
            cells = cells.replace_strict(_SWITCHES, return_dtype=pl.String)
        if cells.dtype.is_numeric():
            return self._of_numbers(cells)
        slots = self._of_usual(cells)
        other = slots == _NOT_YET
        if other.any():
            slots[other] = self._of_unusual(cells.filter(pl.Series(other)))
        return slots

    def mask(self, slot: int) -> Mask:
        """The classes that a slot, other than an unfitting one, stands for."""
        if slot <= _SEVERAL:
            return tuple(self._several)[_SEVERAL - slot]
        return self._axis.all if slot == self.unknown else 1 << slot

    def _learn_usual(self) -> None:
        for wording in ("", UNKNOWN, *(piece.word for piece in self.fact.pieces)):
            self._of_text(wording)

    def _of_usual(self, cells: pl.Series) -> Slots:
        """Code the wordings that were met first: comparing a whole column with a word is fast."""
        slots = np.full(len(cells), _NOT_YET, np.int32)
        slots[cells.is_null().to_numpy()] = self.unknown
        for wording, slot in islice(self._known.items(), _USUAL):
            slots[cells.eq_missing(wording).to_numpy()] = slot
        return slots

    def _of_unusual(self, cells: pl.Series) -> Slots:
        if len(self._known) > _WORDINGS_KEPT:
            self._known.clear()
            self._learn_usual()
        wordings = cells.unique()
        if self.fact.is_number and len(wordings) > _FEW:
            return self._of_many_numbers(cells)
        return self._of_texts(cells, wordings)

    def _of_texts(self, cells: pl.Series, wordings: pl.Series) -> Slots:
        slots = [self._of_text(wording) for wording in wordings]
        coded = cells.replace_strict(wordings, slots, return_dtype=pl.Int32)
        return coded.to_numpy().astype(np.int32, copy=False)

    def _of_text(self, written: str) -> int:
        slot = self._known.get(written)
        if slot is None:
            slot = self._known[written] = self._slot(_mask(written, self.fact, self._axis))
        return slot

    def _of_many_numbers(self, cells: pl.Series) -> Slots:
        """Code plain numbers by their size, and every other wording by itself."""
        numbers = cells.str.contains(_PLAIN_NUMBER)
        slots = np.empty(len(cells), np.int32)
        plain = numbers.to_numpy()
        slots[plain] = self._of_floats(cells.filter(numbers).cast(pl.Float64).to_numpy())
        others = cells.filter(~numbers)
        slots[~plain] = self._of_texts(others, others.unique())
        return slots

    def _of_numbers(self, cells: pl.Series) -> Slots:
        if not self.fact.is_number or not _is_exact(cells):
            return self.slots(cells.cast(pl.String))
        slots = np.full(len(cells), self.unknown, np.int32)
        given = cells.is_not_null().to_numpy()
        slots[given] = self._of_floats(cells.drop_nulls().cast(pl.Float64).to_numpy())
        return slots

    def _of_floats(self, numbers: NDArray[np.float64]) -> Slots:
        """Code numbers by the cut they are on, or the two cuts they are between."""
        if self._stretches is None:
            self._stretches = np.array([self._of_sample(one) for one in self._samples()], np.int32)
        place = np.searchsorted(self._cuts, numbers, "left")
        place += np.searchsorted(self._cuts, numbers, "right")
        return np.where(np.isfinite(numbers), self._stretches[place], np.int32(UNFITTING))

    def _samples(self) -> Iterator[float]:
        """A number below all cuts, then each cut and a number above it and below the next."""
        cuts = [float(cut) for cut in self._cuts]
        yield cuts[0] - 1
        for cut, after in pairwise([*cuts, 2 * cuts[-1] + 2]):
            yield cut
            yield (cut + after) / 2

    def _of_sample(self, number: float) -> int:
        return self._slot(classes_of(number, self.fact, self._axis))

    def _slot(self, mask: Mask) -> int:
        classes = len(self._axis.classes)
        if mask == 0:
            return UNFITTING
        if mask == self._axis.all:
            return classes if classes > 1 else 0
        if mask & (mask - 1) == 0:
            return mask.bit_length() - 1
        return _SEVERAL - self._several.setdefault(mask, len(self._several))


def _mask(written: str, fact: Fact, axis: Axis) -> Mask:
    """Read one cell: a word, a number, or several with semicolons between; blank is not known."""
    text = written.strip()
    if not text:
        return axis.all
    if ";" not in text:
        return classes_of(text, fact, axis)
    return classes_of(tuple(part.strip() for part in text.split(";")), fact, axis)


def _cuts(fact: Fact) -> set[float]:
    """The numbers at which answers begin to differ; 0, below which no answer is a count."""
    ends = (end for piece in fact.pieces for end in (piece.low, piece.high))
    return {0.0, *(float(end) for end in ends if isinstance(end, Decimal))}


def _is_exact(cells: pl.Series) -> bool:
    """Whether floats hold every number of a column without loss."""
    if cells.dtype.is_float():
        return True
    ends: list[Any] = [cells.min(), cells.max()] if cells.dtype.is_integer() else [_EXACT_FLOAT + 1]
    return all(end is None or abs(end) <= _EXACT_FLOAT for end in ends)
