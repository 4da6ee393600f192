"""Questions about made-up areas, shared by the tests of groupings."""

from __future__ import annotations

from itertools import pairwise
from string import ascii_letters
from typing import TYPE_CHECKING

from dtl_planner.places.grouping.question import Question, Wishes, ask

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def line(
    demand: Sequence[int], into: int, wishes: Wishes | None = None, *, gaps: Sequence[int] = ()
) -> Question:
    """Areas `a`, `b`, `c` … in a line; there is no border after those at `gaps`."""
    areas = list(ascii_letters[: len(demand)])
    borders = [(one, other) for n, (one, other) in enumerate(pairwise(areas)) if n not in gaps]
    return put({"children": demand}, areas, borders, into, wishes)


def grid(demand: Sequence[int], width: int, into: int, wishes: Wishes | None = None) -> Question:
    """Areas `a`, `b`, `c` … in rows of so many; each borders on those beside, above and below."""
    areas = list(ascii_letters[: len(demand)])
    across = [(n, n + 1) for n in range(len(demand) - 1) if (n + 1) % width]
    down = [(n, n + width) for n in range(len(demand) - width)]
    borders = [(areas[one], areas[other]) for one, other in across + down]
    return put({"children": demand}, areas, borders, into, wishes)


def put(
    demand: Mapping[str, Sequence[int]],
    areas: Sequence[str],
    borders: Sequence[tuple[str, str]],
    into: int,
    wishes: Wishes | None,
) -> Question:
    """Put a question that can be answered."""
    by_area = {name: dict(zip(areas, numbers, strict=True)) for name, numbers in demand.items()}
    question = ask(by_area, borders, areas=areas, into=into, wishes=wishes)
    assert isinstance(question, Question), question
    return question
