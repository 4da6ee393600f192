"""Whether what was stated agrees with itself: ranks with figures, shares with figures.

A figure, a rank and a share of one place may come from three papers. Where two of them cannot both
be right, both are kept and it is told.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from dtl_planner.catalogue.values.figures import rounded
from dtl_planner.demand.ranks import ranks_of
from dtl_planner.demand.scale import total
from dtl_planner.diagnostics import Code, Diagnostic, Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from decimal import Decimal

    from dtl_planner.catalogue.values.figures import Kind
    from dtl_planner.demand.observation import Observation, Subject
    from dtl_planner.demand.reading import Figures
    from dtl_planner.demand.sheet import Sheet

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


def disagreements(figures: Figures, places: Collection[str]) -> tuple[Diagnostic, ...]:
    """Tell where ranks, shares and figures of one table cannot all be right.

    Args:
        figures: What was read.
        places: The places that make up the whole; what is of others is left aside.
    """
    if figures.sheet is None:
        return ()
    groups: dict[Subject, list[tuple[int, Observation]]] = {}
    ours = frozenset(places)
    for row, one in zip(figures.rows, figures.observations, strict=True):
        if one.place in ours:
            groups.setdefault(one.subject, []).append((row, one))
    found: list[Diagnostic] = []
    for subject in sorted(groups):
        group = groups[subject]
        if _every_figure_is_known(group, ours):
            found += _ranks(group, figures.sheet)
            found += _shares(group, figures.sheet)
        else:
            found += _beyond_one(group, figures.sheet)
    return in_order(found)


def _every_figure_is_known(group: list[tuple[int, Observation]], places: Collection[str]) -> bool:
    return sum(one.value is not None for _, one in group) == len(places)


def _ranks(group: list[tuple[int, Observation]], sheet: Sheet) -> Iterator[Diagnostic]:
    worked_out = ranks_of({one.place: one.value for _, one in group if one.value is not None})
    for row, one in group:
        by_figures = worked_out[one.place].position
        if one.rank is not None and not one.among and one.rank != by_figures:
            message = (
                f"`{one.place}` is said to have rank {one.rank} of `{one.indicator}`, and by the "
                f"figures it has {by_figures}."
            )
            yield _told(RANK_DIFFERS, message, sheet, row, "rank")


def _shares(group: list[tuple[int, Observation]], sheet: Sheet) -> Iterator[Diagnostic]:
    whole = total(one.value for _, one in group if one.value is not None)
    if not whole or _kind(group) not in _KIND_OF_PARTS:
        return
    for row, one in group:
        if one.share is None or one.value is None:
            continue
        by_figures = Fraction(one.value) / whole
        if rounded(by_figures, _digits(one.share)) != one.share:
            message = (
                f"`{one.place}` is said to have {_per_cent(one.share)} of `{one.indicator}`, and "
                f"by the figures it has {_per_cent(rounded(by_figures, _digits(one.share)))}."
            )
            yield _told(SHARE_DIFFERS, message, sheet, row, "share")


def _beyond_one(group: list[tuple[int, Observation]], sheet: Sheet) -> Iterator[Diagnostic]:
    stated = [(row, one.share) for row, one in group if one.share is not None]
    room = sum((Fraction(1, 2 * 10 ** _digits(share)) for _, share in stated), Fraction())
    together = total(share for _, share in stated)
    if together - 1 > room:
        message = f"The shares of `{group[0][1].indicator}` add up to {_per_cent(together)}."
        yield _told(TOO_MUCH_SHARED, message, sheet, stated[-1][0], "share")


def _kind(group: list[tuple[int, Observation]]) -> Kind:
    return group[0][1].kind


def _digits(share: Decimal) -> int:
    return max(0, -int(share.as_tuple().exponent))


def _per_cent(share: Decimal | Fraction) -> str:
    number = rounded(Fraction(share) * 100, 1)
    return f"{number.to_integral_value() if number == number.to_integral_value() else number} %"


def _told(code: Code, message: str, sheet: Sheet, row: int, name: str) -> Diagnostic:
    names = [each.casefold() for each in sheet.heading]
    return sheet.finding(code, message, row=row, column=names.index(name))
