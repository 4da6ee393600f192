"""Several resources counted in one whole number; `placing` says what that is good for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BITS = 62
"""Of 64, so that no compiled number overflows or becomes negative."""


@dataclass(frozen=True, slots=True)
class Use:
    """A unit uses a resource on some of its days, counted from its start."""

    resource: int
    amount: int
    first: int
    end: int


class Packed(NamedTuple):
    """What a unit uses of one word of resources on some of its days.

    Attributes:
        word: Which word.
        amount: How much of each resource, each in its field.
        guard: The guards of those that are used.
        first: The first day of use, from the start of the unit.
        end: The day after the last.
    """

    word: int
    amount: int
    guard: int
    first: int
    end: int


class _Field(NamedTuple):
    """Where a resource is counted: the word, the lowest bit, and the highest number."""

    word: int
    shift: int
    most: int


def packed_uses(free: Sequence[Sequence[int]], uses: Sequence[Sequence[Use]]) -> list[list[Packed]]:
    """Give for each unit what it uses, word by word."""
    fields = _fields(free, uses)
    found = []
    for some in uses:
        amounts: dict[tuple[int, int, int], int] = defaultdict(int)
        guards: dict[tuple[int, int, int], int] = defaultdict(int)
        for use in some:
            field = fields[use.resource]
            key = field.word, use.first, use.end
            amounts[key] += min(use.amount, field.most) << field.shift
            guards[key] |= (field.most + 1) << field.shift
        found.append(
            [
                Packed(word, amounts[word, first, end], guards[word, first, end], first, end)
                for word, first, end in sorted(amounts)
            ]
        )
    return found


def packed_days(
    free: Sequence[Sequence[int]], uses: Sequence[Sequence[Use]], horizon: int
) -> list[int]:
    """Give what there is on each day, all guards set, one word after the other."""
    fields = _fields(free, uses)
    words = max((field.word for field in fields.values()), default=-1) + 1
    found = [0] * (words * horizon)
    for resource, field in fields.items():
        base = field.word * horizon
        for day, there in enumerate(free[resource]):
            found[base + day] += (max(min(there, field.most), 0) + field.most + 1) << field.shift
    return found


def _fields(free: Sequence[Sequence[int]], uses: Sequence[Sequence[Use]]) -> dict[int, _Field]:
    """Give each resource that is used a field that is wide enough."""
    found = {}
    word = shift = 0
    for resource, width in _widths(free, uses):
        if shift + width > _BITS:
            word, shift = word + 1, 0
        found[resource] = _Field(word, shift, (1 << (width - 1)) - 1)
        shift += width
    return found


def _widths(
    free: Sequence[Sequence[int]], uses: Sequence[Sequence[Use]]
) -> Iterable[tuple[int, int]]:
    """Give for each resource that is used how many bits it takes, its guard included.

    More than all together ever use is as good as no limit; a use that is more than there ever is
    stays more.
    """
    every: dict[int, int] = defaultdict(int)
    most: dict[int, int] = defaultdict(int)
    for use in (use for some in uses for use in some):
        every[use.resource] += use.amount
        most[use.resource] = max(most[use.resource], use.amount)
    for resource in sorted(every):
        there = min(max(free[resource], default=0), every[resource])
        yield resource, max(there, min(most[resource], there + 1)).bit_length() + 1
