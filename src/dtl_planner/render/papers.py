"""Papers behind the lines of a page: each is named once, and lines give the section alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from dtl_planner.catalogue.sections.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.sources import SourceRef


class Sourced(Protocol):
    """A record that may say where it is told."""

    @property
    def source(self) -> SourceRef | None:
        """Where it is told."""


@dataclass(frozen=True)
class Papers:
    """The papers that a page names.

    Full titles of papers behind every line would bury what the lines say. So a line names the
    section alone where there is one paper, or the paper's id and the section, and the end of the
    page tells which paper that is.

    Attributes:
        catalogue: Where the papers are written.
        refs: What is cited anywhere on the page.
    """

    catalogue: Catalogue
    refs: tuple[SourceRef, ...]

    @classmethod
    def behind(cls, records: Iterable[Sourced], catalogue: Catalogue) -> Papers:
        """Gather what some records cite."""
        return cls(catalogue, tuple(one.source for one in records if one.source is not None))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles of the papers, by id, in the order of the file."""
        used = {ref.id for ref in self.refs}
        every = self.catalogue.by_id(Source).items()
        return {id_: one.title for id_, one in every if id_ in used}

    @cached_property
    def is_of_one(self) -> bool:
        """Whether every line names a section of one and the same paper."""
        return len(self.titles) == 1 and all(map(self._section, self.refs))

    def _section(self, ref: SourceRef) -> str | None:
        paper = self.catalogue.find(Source, ref.id)
        return ref.section or (paper.section if paper else None)

    def cited(self, record: Sourced) -> str:
        """Name the source of a record shortly; nothing where it has none."""
        if record.source is None:
            return ""
        id_ = None if self.is_of_one else record.source.id
        return ", ".join(filter(None, (id_, self._section(record.source))))

    def shared(self, records: Sequence[Sourced]) -> str:
        """Name the source that all of some records have; nothing where they differ."""
        found = {self.cited(one) for one in records}
        return found.pop() if len(found) == 1 else ""

    def told(self, where: str = "In brackets") -> str:
        """Tell which papers are meant; nothing where none is named.

        Args:
            where: Where on the page they are named.
        """
        if not self.titles:
            return ""
        if self.is_of_one:
            return f"{where}: the section of {next(iter(self.titles.values()))}."
        titles = "; ".join(f"{id_}: {title}" for id_, title in self.titles.items())
        return f"{where}: the paper and its section. {titles}."
