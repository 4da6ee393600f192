"""Sets of cells: every combination of answers that a scheme can tell apart, as bits of one integer.

A cell is one combination of fully known answers. With axes of sizes k1, k2, ... the cells are
numbered in C order, and a set of cells is a Python integer with the bit of each member set. Union,
intersection and complement are then single operations, for 64 cells as for four million.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Cells = int
"""A set of cells: bit `n` is set where cell number `n` is a member."""

Mask = int
"""A set of answer classes of one axis: bit `c` is set where class `c` is a member."""


@dataclass(frozen=True, slots=True)
class Space:
    """All cells over axes of the given sizes (each at least 1)."""

    sizes: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many cells there are."""
        return prod(self.sizes)

    @property
    def full(self) -> Cells:
        """The set of all cells."""
        return (1 << self.count) - 1

    def stride(self, axis: int) -> int:
        """How far apart two cells are that differ by one class of `axis` alone."""
        return prod(self.sizes[axis + 1 :])

    def where(self, axis: int, mask: Mask) -> Cells:
        """The cells whose class on `axis` is in `mask`."""
        stride, size = self.stride(axis), self.sizes[axis]
        ones = (1 << stride) - 1
        block = 0
        for chosen in members(mask):
            block |= ones << (chosen * stride)
        return _repeat(block, stride * size, self.count)

    def product(self, masks: tuple[Mask, ...]) -> Cells:
        """The cells whose class on every axis is in that axis's mask."""
        cells = self.full
        for axis, mask in enumerate(masks):
            if mask != (1 << self.sizes[axis]) - 1:
                cells &= self.where(axis, mask)
        return cells

    def smear(self, cells: Cells, axis: int) -> Cells:
        """The cells that equal a member of `cells` on every axis but `axis`."""
        stride, size = self.stride(axis), self.sizes[axis]
        first = self.where(axis, 1)
        base = 0
        for chosen in range(size):
            base |= (cells >> (chosen * stride)) & first
        spread = 0
        for chosen in range(size):
            spread |= base << (chosen * stride)
        return spread

    def classes(self, cell: int) -> tuple[int, ...]:
        """The class of cell number `cell` on each axis."""
        found = []
        for size in reversed(self.sizes):
            cell, chosen = divmod(cell, size)
            found.append(chosen)
        return tuple(reversed(found))


def _repeat(block: int, period: int, length: int) -> int:
    """Repeat `block` every `period` bits until `length` bits are filled, by doubling."""
    filled = period
    while filled * 2 <= length:
        block |= block << filled
        filled *= 2
    if filled < length:
        block |= (block & ((1 << (length - filled)) - 1)) << filled
    return block


def members(bits: int) -> Iterator[int]:
    """The numbers of the set bits, lowest first."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def first(bits: int) -> int:
    """The number of the lowest set bit; `bits` must not be empty."""
    return (bits & -bits).bit_length() - 1
