"""What is drawn on a map, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.drawing.maps.rings import Ring
    from dtl_planner.drawing.shapes import Tone


@dataclass(frozen=True, slots=True)
class Group:
    """What areas have in common, in words, and how they look."""

    word: str
    tone: Tone
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """An area.

    Attributes:
        number: Its number in the table.
        name: What it is called.
        label: What it is, whole, as a screen reader should say it.
        rings: Its rings in degrees of longitude and latitude, an outer one before its holes.
        group: What it belongs to.
        row: The row of the table that tells the same.
    """

    number: str
    name: str
    label: str
    rings: tuple[Ring, ...]
    group: Group
    row: str | None = None
