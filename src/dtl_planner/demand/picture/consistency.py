"""Whether what was stated agrees with itself: ranks with figures, shares with figures.

A figure, a rank and a share of one place may come from three papers. Where two of them cannot both
be right, both are kept and it is told.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dtl_planner.catalogue.values.figures import rounded
from dtl_planner.demand.picture.ranks import ranks_of
from dtl_planner.demand.scale import total
from dtl_planner.diagnostics import Code, Diagnostic, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from decimal import Decimal

    from dtl_planner.catalogue.values.figures import Kind
    from dtl_planner.demand.observation import Observation, Subject
    from dtl_planner.demand.tables.reading import Figures
    from dtl_planner.demand.tables.sheet import Sheet

RANK_DIFFERS = Code(
    "DTL913",
    "rank-and-figures-differ",
    Severity.WARNING,
    "A rank that the figures contradict is out of date, or the figures are, or it was given among "
    "other places.",
    "Correct one of the two, or say in the column `among` among which places the rank is.",
)
SHARE_DIFFERS = Code(
    "DTL914",
    "share-and-figures-differ",
    Severity.WARNING,
    "A share that the figures contradict is out of date, or the figures are, or it is a share of "
    "something else.",
    "Correct one of the two, or say in `caveat` what the share is of.",
)
TOO_MUCH_SHARED = Code(
    "DTL915",
    "shares-beyond-one",
    Severity.WARNING,
    "Shares of one whole cannot add up to more than that.",
    "Correct the shares, or give the one that is of something else another indicator.",
)

_KIND_OF_PARTS = ("flow", "stock")


class _Written(NamedTuple):
    """What is known of a place, and the row that says so."""

    one: Observation
    sheet: Sheet
    row: int


def disagreements(
    tables: Iterable[Figures], places: Collection[str], *, unnamed: int = 0
) -> tuple[Diagnostic, ...]:
    """Tell where ranks, shares and figures cannot all be right, whichever table they stand in.

    Args:
        tables: What was read of each table.
        places: The places that make up the whole; what is of others is left aside.
        unnamed: How many more belong to it and have no name.
    """
    groups: dict[Subject, list[_Written]] = {}
    ours = frozenset(places)
    for figures in tables:
        if figures.sheet is None:
            continue
        for row, one in zip(figures.rows, figures.observations, strict=True):
            if one.place in ours:
                groups.setdefault(one.subject, []).append(_Written(one, figures.sheet, row))
    found: list[Diagnostic] = []
    for subject in sorted(groups):
        group = groups[subject]
        if _every_figure_is_known(group, len(ours) + unnamed):
            found += _ranks(group)
            found += _shares(group)
        else:
            found += _order(group)
            found += _beyond_one(group)
    return in_order(found)


def _every_figure_is_known(group: list[_Written], number: int) -> bool:
    return sum(each.one.value is not None for each in group) == number


def _ranks(group: list[_Written]) -> Iterator[Diagnostic]:
    worked_out = ranks_of({one.place: one.value for one, *_ in group if one.value is not None})
    for one, sheet, row in group:
        by_figures = worked_out[one.place].position
        if one.rank is not None and not one.among and one.rank != by_figures:
            message = (
                f"`{one.place}` is said to have rank {one.rank} of `{one.indicator}`, and by the "
                f"figures it has {by_figures}."
            )
            yield _told(RANK_DIFFERS, message, sheet, row, "rank")


def _order(group: list[_Written]) -> Iterator[Diagnostic]:
    """Hold ranks against the figures beside them, where other figures are not known."""
    both = [
        (one.rank, one.value, each)
        for each in group
        if (one := each.one).rank is not None and one.value is not None and not one.among
    ]
    both.sort(key=lambda each: (each[0], each[2].one.place))
    for (rank, value, before), (next_rank, next_value, after) in pairwise(both):
        one, sheet, row = after
        first, second = f"`{before.one.place}`", f"`{one.place}`"
        if rank == next_rank and value != next_value:
            message = f"{first} and {second} are said to have one rank, and their figures differ."
        elif rank < next_rank and value < next_value:
            message = f"{second} is said to come after {first}, and has the higher figure."
        else:
            continue
        yield _told(RANK_DIFFERS, message, sheet, row, "rank")


def _shares(group: list[_Written]) -> Iterator[Diagnostic]:
    whole = total(one.value for one, *_ in group if one.value is not None)
    if not whole or _kind(group) not in _KIND_OF_PARTS:
        return
    for one, sheet, row in group:
        if one.share is None or one.value is None:
            continue
        by_figures = Fraction(one.value) / whole
        if rounded(by_figures, _digits(one.share)) != one.share:
            message = (
                f"`{one.place}` is said to have {_per_cent(one.share)} of `{one.indicator}`, and "
                f"by the figures it has {_per_cent(rounded(by_figures, _digits(one.share)))}."
            )
            yield _told(SHARE_DIFFERS, message, sheet, row, "share")


def _beyond_one(group: list[_Written]) -> Iterator[Diagnostic]:
    stated = [(one.share, sheet, row) for one, sheet, row in group if one.share is not None]
    room = sum((Fraction(1, 2 * 10 ** _digits(share)) for share, *_ in stated), Fraction())
    together = total(share for share, *_ in stated)
    if together - 1 > room:
        message = f"The shares of `{group[0].one.indicator}` add up to {_per_cent(together)}."
        _, sheet, row = stated[-1]
        yield _told(TOO_MUCH_SHARED, message, sheet, row, "share")


def _kind(group: list[_Written]) -> Kind:
    return group[0].one.kind


def _digits(share: Decimal) -> int:
    return max(0, -int(share.as_tuple().exponent))


def _per_cent(share: Decimal | Fraction) -> str:
    number = rounded(Fraction(share) * 100, 1)
    return f"{number.to_integral_value() if number == number.to_integral_value() else number} %"


def _told(code: Code, message: str, sheet: Sheet, row: int, name: str) -> Diagnostic:
    names = [each.casefold() for each in sheet.heading]
    return sheet.finding(code, message, row=row, column=names.index(name))
