"""Need as ranks tell it: rank 1 is the highest figure, and the least need where more is good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dtl_planner.catalogue.values.figures import Good

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.sections.indicators import Indicator


@dataclass(frozen=True, slots=True)
class Need:
    """The need of a place by one indicator.

    Attributes:
        rank: The rank of its figure, 1 for the highest.
        is_upside_down: Whether more is good, so that the lowest figure is the greatest need.
    """

    rank: int
    is_upside_down: bool = False

    @property
    def order(self) -> int:
        """What to sort by, the greatest need first."""
        return -self.rank if self.is_upside_down else self.rank

    def is_more_than(self, other: Need) -> bool:
        """Say whether this is the greater need; both are by one indicator."""
        return self.order < other.order


Needs: TypeAlias = "Mapping[str, Mapping[str, Need]]"
"""By indicator, the need of each place."""


def needs_of(
    ranks: Mapping[str, Mapping[str, int]], indicators: Mapping[str, Indicator]
) -> dict[str, dict[str, Need]]:
    """Read ranks as need.

    Args:
        ranks: By indicator, the rank of each place, 1 for the highest figure.
        indicators: The indicators, by id, which say whether more is good.
    """
    upside_down = {id_ for id_, one in indicators.items() if one.good is Good.UP}
    return {
        id_: {place: Need(rank, id_ in upside_down) for place, rank in ranked.items()}
        for id_, ranked in ranks.items()
    }
