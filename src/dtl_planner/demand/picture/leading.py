"""Which places stand highest, over all indicators: what one ranking alone does not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


@dataclass(frozen=True, slots=True)
class Leader:
    """A place that stands highest in something.

    Attributes:
        place: The place.
        alone: The indicators in which it stands highest alone.
        together: Those in which others stand as high.
    """

    place: str
    alone: tuple[str, ...]
    together: tuple[str, ...]

    @property
    def number(self) -> int:
        """In how many indicators it stands highest, alone or not."""
        return len(self.alone) + len(self.together)


@dataclass(frozen=True, slots=True)
class Leading:
    """Which places stand highest.

    Attributes:
        known: The indicators whose highest place is known.
        open: Those of which something is known, and not which place is highest.
        leaders: The places that stand highest in something, the most often highest first.
    """

    known: tuple[str, ...]
    open: tuple[str, ...]
    leaders: tuple[Leader, ...]


def leading(highest: Mapping[str, Collection[str]], places: Collection[str]) -> Leading:
    """Say which places stand highest.

    Args:
        highest: The highest places, by indicator; none where that is not known.
        places: The places, in the order in which equal ones are told.
    """
    alone: dict[str, list[str]] = {place: [] for place in places}
    together: dict[str, list[str]] = {place: [] for place in places}
    for indicator, first in highest.items():
        for place in first:
            (alone if len(first) == 1 else together)[place].append(indicator)
    found = [Leader(place, tuple(alone[place]), tuple(together[place])) for place in places]
    found.sort(key=lambda leader: -leader.number)
    return Leading(
        tuple(indicator for indicator, first in highest.items() if first),
        tuple(indicator for indicator, first in highest.items() if not first),
        tuple(leader for leader in found if leader.number),
    )
