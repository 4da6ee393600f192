"""Demand as somebody asked for it: all that a page, a table or a document tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.sections.flexibility import Flexibility
    from dtl_planner.catalogue.sections.indicators import Indicator
    from dtl_planner.demand.picture.topics import Told
    from dtl_planner.demand.staffing.staffed import Staffed
    from dtl_planner.demand.tables.published import Published
    from dtl_planner.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Overview:
    """Demand as it was asked for.

    Attributes:
        catalogue: What it was worked out from, for names and sources.
        indicators: All that is counted, those of published tables too, by id.
        tables: What was read of each table, by the name of its file.
        told: What is told of each tier.
        silent: The indicators that were asked for and of which nothing is known.
        teams: Posts shared out by demand.
        idle_rules: Rules of flexibility that no posts are named for.
        diagnostics: What is to be looked at in the tables.
    """

    catalogue: Catalogue
    indicators: Mapping[str, Indicator]
    tables: Mapping[str, Published]
    told: tuple[Told, ...]
    silent: tuple[str, ...]
    teams: tuple[Staffed, ...]
    idle_rules: tuple[Flexibility, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no table holds a fact of any place."""
        return not any(table.figures.observations for table in self.tables.values())
