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
from dtl_planner.catalogue.sections.sources import Source
from dtl_planner.render.layout import paragraph
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.render.layout import Page
    from dtl_planner.render.programme.words import Sourced

_CITED: tuple[type[Aim | Body | Development | Enabler | Event | Flexibility | Project], ...] = (
    Aim,
    Body,
    Development,
    Project,
    Flexibility,
    Event,
    Enabler,
)


@dataclass(frozen=True)
class Sheet:
    """A page, and what is written on it.

    Full titles of papers behind every line would bury what the lines say. So a line names the
    section alone where there is one paper, or the paper's id and the section, and the end of the
    page tells which paper that is.

    Attributes:
        catalogue: What is written.
        page: What it is laid out for.
    """

    catalogue: Catalogue
    page: Page

    @cached_property
    def papers(self) -> dict[str, Source]:
        """The sources that the page names, by id, in the order of the file."""
        used = {ref.id for ref in self._refs}
        return {id_: one for id_, one in self.catalogue.by_id(Source).items() if id_ in used}

    @cached_property
    def _refs(self) -> tuple[SourceRef, ...]:
        records = (one for kind in _CITED for one in self.catalogue.of(kind))
        return tuple(one.source for one in records if one.source is not None)

    @cached_property
    def is_of_one(self) -> bool:
        """Whether every line names a section of one and the same paper."""
        return len(self.papers) == 1 and all(map(self._section, self._refs))

    def _section(self, ref: SourceRef) -> str | None:
        paper = self.catalogue.find(Source, ref.id)
        return ref.section or (paper.section if paper else None)

    def cited(self, record: Sourced) -> str:
        """Name the source of a record shortly; nothing where it has none."""
        if record.source is None:
            return ""
        section = self._section(record.source)
        id_ = None if self.is_of_one else record.source.id
        return ", ".join(filter(None, (id_, section)))

    def shared(self, records: Sequence[Sourced]) -> str:
        """Name the source that all of some records have; nothing where they differ."""
        found = {self.cited(one) for one in records}
        return found.pop() if len(found) == 1 else ""

    def head(self, title: str, records: Sequence[Sourced] = ()) -> str:
        """Write a title, with the source where all that stands below has the same."""
        said = clean(f"{title}{_in_brackets(self.shared(records))}")
        return self.page.paint(paragraph(said, self.page, hanging="  "), "strong")

    def behind(self, record: Sourced, records: Sequence[Sourced]) -> str:
        """Give what stands behind a line: its source, unless the title has it."""
        return "" if self.shared(records) else _in_brackets(self.cited(record))

    def line(self, said: str, *, indent: str = "  ") -> str:
        """Write a line, folded where it is long."""
        return paragraph(clean(said), self.page, indent=indent, hanging=indent + "  ")

    def sources(self) -> str:
        """Tell which papers the brackets mean; nothing where none is named."""
        if not self.papers:
            return ""
        if self.is_of_one:
            said = f"In brackets: the section of {next(iter(self.papers.values())).title}."
        else:
            titles = "; ".join(f"{id_}: {one.title}" for id_, one in self.papers.items())
            said = f"In brackets: the paper and its section. {titles}."
        return paragraph(clean(said), self.page)


def _in_brackets(said: str) -> str:
    return f" ({said})" if said else ""
