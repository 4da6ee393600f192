"""What is found out about a scheme as a whole: the value behind `dtl scheme`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dtl_planner.catalogue.catalogue import Catalogue, Component
    from dtl_planner.catalogue.sections.schemes import Scheme as WrittenScheme
    from dtl_planner.classify.engine.compare import Difference
    from dtl_planner.classify.engine.table import Table
    from dtl_planner.classify.engine.verify import Verification


@dataclass(frozen=True, slots=True)
class Moved:
    """A component that comes out differently: it gains, loses or changes a settled result."""

    component: Component
    before: tuple[str | None, ...]
    after: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The scheme with another value for one parameter.

    Attributes:
        value: The value tried.
        in_force: Whether it is the scheme's own.
        cells: Where it differs; `None` where the answers are cut otherwise: no comparing then.
        moved: The components that come out differently.
    """

    value: str
    in_force: bool
    cells: Difference | None
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """A scheme, what verification found, and what other values of a parameter would move."""

    table: Table
    found: Verification
    record: WrittenScheme
    catalogue: Catalogue
    swept: str | None
    readings: tuple[Reading, ...]
