"""The names of the ways in which shares become whole posts."""

from __future__ import annotations

from enum import StrEnum


class Method(StrEnum):
    """A way of turning shares into whole numbers, named for whom it is mostly named after."""

    HAMILTON = "hamilton"
    WEBSTER = "webster"
    JEFFERSON = "jefferson"
    HUNTINGTON_HILL = "huntington-hill"
    ADAMS = "adams"
