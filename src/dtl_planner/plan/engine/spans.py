"""Sets of whole numbers as sorted spans: the days on which something may start."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Span: TypeAlias = tuple[int, int]
"""The first and the last number of it, both included."""
Spans: TypeAlias = tuple[Span, ...]
"""In order, apart from one another; none at all is the empty set."""


def joined(spans: Iterable[Span]) -> Spans:
    """Put spans into order and join those that touch.

    >>> joined([(5, 6), (0, 2), (3, 3), (9, 8)])
    ((0, 3), (5, 6))
    """
    found: list[Span] = []
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def shared(one: Spans, other: Spans) -> Spans:
    """Give what both hold.

    >>> shared(((0, 5), (8, 9)), ((4, 8),))
    ((4, 5), (8, 8))
    """
    found: list[Span] = []
    left = right = 0
    while left < len(one) and right < len(other):
        found.append((max(one[left][0], other[right][0]), min(one[left][1], other[right][1])))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return tuple(span for span in found if span[0] <= span[1])


def without(spans: Spans, taken: Spans) -> Spans:
    """Give what the first holds and the second does not.

    >>> without(((0, 9),), ((2, 3), (9, 20)))
    ((0, 1), (4, 8))
    """
    found: list[Span] = []
    for first, last in spans:
        begin = first
        for cut, end in taken:
            if end < begin or cut > last:
                continue
            found.append((begin, cut - 1))
            begin = end + 1
        found.append((begin, last))
    return tuple(span for span in found if span[0] <= span[1])


def starts_outside(taken: Spans, *, duration: int, horizon: int) -> Spans:
    """Give the starts with which a task of this length touches none of the taken days.

    Nothing happens on a day for a task of no length but its own moment: it keeps clear of the
    taken days as if it took the day that begins then.

    >>> starts_outside(((4, 5),), duration=2, horizon=10)
    ((0, 2), (6, 8))
    """
    length = max(duration, 1)
    cut = joined((first - length + 1, last) for first, last in taken)
    return without(((0, horizon - duration),), cut)


def at_or_after(spans: Spans, number: int) -> int | None:
    """Give the least number held that is not below the one given; `None` where there is none."""
    place = bisect_right(spans, number, key=lambda span: span[0])
    if place and number <= spans[place - 1][1]:
        return number
    return spans[place][0] if place < len(spans) else None


def at_or_before(spans: Spans, number: int) -> int | None:
    """Give the greatest number held that is not above the one given; `None` without one."""
    place = bisect_right(spans, number, key=lambda span: span[0])
    return min(number, spans[place - 1][1]) if place else None
