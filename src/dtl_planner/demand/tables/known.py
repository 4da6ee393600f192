"""What a table of figures may speak of: places, indicators and sources by their ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.sources import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue

_CODE = re.compile(r"[A-Z][0-9]{8}")
"""The form of the codes of the Office for National Statistics."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a table may speak of.

    Attributes:
        places: The ids of the places.
        indicators: The indicators, by id.
        sources: The ids of the sources.
        codes: The ids of the places that have a published code, by that code.
    """

    places: Collection[str]
    indicators: Mapping[str, Indicator]
    sources: Collection[str]
    codes: Mapping[str, str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Known:
        """Gather what a workspace knows; a code that a place had before stands in its aliases."""
        places = catalogue.by_id(Place)
        coded = [(code, place.id) for place in places.values() for code in _codes(place)]
        codes = dict(reversed(coded))  # of two places with one code the first has it
        return cls(places.keys(), catalogue.by_id(Indicator), catalogue.by_id(Source).keys(), codes)


def _codes(place: Place) -> list[str]:
    former = [name for name in place.aliases if _CODE.fullmatch(name)]
    return [place.code, *former] if place.code else former
