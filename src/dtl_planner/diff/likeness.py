"""Names that are likely to be meant as one: alike, with the same numbers, and without a rival."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_ALIKE = 0.85
"""How alike two names must be, from 0 to 1."""
_LONGEST = 120
"""As much of a name as is looked at: comparing takes time by the square of the length."""
_MOST = 200
"""Of how many names each is compared with each; beyond that it takes too long."""
_NUMBER = re.compile(r"\d+")


def likely_matches(here: Collection[str], there: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give the names of two collections that are each the only likely match of the other.

    Names with other numbers in them are never alike: a team for ages 0-7 is not one for 8-13.
    """
    if max(len(here), len(there)) > _MOST:
        return
    likely = tuple(_likely(sorted(here), sorted(there)))
    mine, theirs = Counter(one for one, _ in likely), Counter(other for _, other in likely)
    for one, other in likely:
        if mine[one] == theirs[other] == 1:
            yield one, other


def _likely(here: list[str], there: list[str]) -> Iterator[tuple[str, str]]:
    numbers = {name: _NUMBER.findall(name) for name in (*here, *there)}
    matcher = SequenceMatcher(autojunk=False)
    for other in there:
        matcher.set_seq2(other[:_LONGEST])
        for one in here:
            if numbers[one] != numbers[other]:
                continue
            matcher.set_seq1(one[:_LONGEST])
            # The two quick bounds are what makes this bearable; the ratio itself is last.
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                yield from _compared(one, other)


def _compared(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Compare in alphabetical order, so that it does not matter which of the two came first."""
    first, second = sorted((one[:_LONGEST], other[:_LONGEST]))
    if SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE:
        yield one, other
