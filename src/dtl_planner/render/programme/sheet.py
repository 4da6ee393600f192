"""The page of a programme as all its parts share it: what is written, and how sources are named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.aims import Aim
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.development import Development
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.flexibility import Flexibility
from dtl_planner.catalogue.sections.projects import Project
from dtl_planner.render.layout import paragraph
from dtl_planner.render.papers import Papers
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.render.layout import Page
    from dtl_planner.render.papers import Sourced

_CITED: tuple[type[Aim | Body | Development | Enabler | Event | Flexibility | Project], ...] = (
    Aim,
    Body,
    Development,
    Project,
    Flexibility,
    Event,
    Enabler,
)
_DEEPEST = 24
"""How many columns a line goes in at most, so that a page stays wide enough to be read."""


@dataclass(frozen=True)
class Sheet:
    """A page, and what is written on it.

    Attributes:
        catalogue: What is written.
        page: What it is laid out for.
    """

    catalogue: Catalogue
    page: Page

    @cached_property
    def papers(self) -> Papers:
        """The papers that the page names."""
        records = [one for kind in _CITED for one in self.catalogue.of(kind)]
        stages = [stage for one in self.catalogue.of(Development) for stage in one.stages]
        return Papers.behind([*records, *stages], self.catalogue)

    def head(self, title: str, records: Sequence[Sourced] = ()) -> str:
        """Write a title, with the source where all that stands below has the same."""
        said = clean(f"{title}{_in_brackets(self.papers.shared(records))}")
        return self.page.paint(paragraph(said, self.page, hanging="  "), "strong")

    def behind(self, records: Sequence[Sourced]) -> Sources:
        """Give what stands behind each line of some records: nothing, where the title has it."""
        return Sources(self.papers, is_told=bool(self.papers.shared(records)))

    def apart(self, record: Sourced, above: Sourced) -> str:
        """Give the source of a record that stands below another, where it has one of its own."""
        is_same = record.source in (None, above.source)
        return "" if is_same else _in_brackets(self.papers.cited(record))

    def line(self, said: str, *, indent: str = "  ") -> str:
        """Write a line, folded where it is long."""
        near = indent[:_DEEPEST]
        return paragraph(clean(said), self.page, indent=near, hanging=near + "  ")

    def sources(self) -> str:
        """Tell which papers the brackets mean; nothing where none is named."""
        told = self.papers.told()
        return paragraph(clean(told), self.page) if told else ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What stands behind the lines of a block.

    Attributes:
        papers: The papers of the page.
        is_told: Whether the title of the block tells the source already.
    """

    papers: Papers
    is_told: bool

    def of(self, record: Sourced) -> str:
        """Give the source of a record, in brackets."""
        return "" if self.is_told else _in_brackets(self.papers.cited(record))


def _in_brackets(said: str) -> str:
    return f" ({said})" if said else ""
