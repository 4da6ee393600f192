"""The catalogue: every record that was written, by kind and by id, with its place in the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from dtl_planner.catalogue.record import Record
from dtl_planner.catalogue.sections.programme import Programme
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.sources import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.routes import Origin
    from dtl_planner.catalogue.values.sources import SourceRef
    from dtl_planner.diagnostics import Span

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Component:
    """What is classified: a component of a service, or a service that has none.

    Attributes:
        record: The component as written.
        parent: The service it is a component of.
    """

    record: Service
    parent: Service | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that it answers to: its own, and that of its service."""
        return (self.record.id, self.parent.id) if self.parent else (self.record.id,)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every record that could be read. It is a value: nothing in it changes after loading.

    Attributes:
        records: By kind, then by id, in the order of the files; nested components are left out.
        index: By kind and id, nested components included.
        origins: By section key and id, where each record stands, also one that could not be read.
        damaged: Keys of the sections of which something could not be read.
    """

    records: Mapping[type[Record], Mapping[str, Record]]
    index: Mapping[tuple[type[Record], str], Record]
    origins: Mapping[tuple[str, str], Origin]
    damaged: frozenset[str] = frozenset()

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Give the records of one kind, in the order of the files."""
        return tuple(self.by_id(kind).values())

    def by_id(self, kind: type[Kind]) -> Mapping[str, Kind]:
        """Give the records of one kind by their ids, in the order of the files."""
        return cast("Mapping[str, Kind]", self.records.get(kind, {}))

    def find(self, kind: type[Kind], id_: str) -> Kind | None:
        """Give the record with this id, a nested component too."""
        return cast("Kind | None", self.index.get((kind, id_)))

    @property
    def programme(self) -> Programme | None:
        """What the workspace says of the programme itself."""
        return next(iter(self.of(Programme)), None)

    @property
    def title(self) -> str:
        """What the workspace is called: the title of its programme, and whose that is."""
        programme = self.programme
        if programme is None:
            return "Workspace"
        return f"{programme.title}, {programme.council}" if programme.council else programme.title

    def components(self) -> tuple[Component, ...]:
        """Give what is classified, in the order of the files.

        Those that are `outside` are among them: whoever reports must be able to say why.
        """
        services = self.of(Service)
        parents = {service.part_of for service in services}
        return tuple(
            component
            for service in services
            if service.components or service.id not in parents
            for component in self._within(service)
        )

    def _within(self, service: Service) -> tuple[Component, ...]:
        if service.components:
            return tuple(Component(part, service) for part in service.components)
        parent = self.find(Service, service.part_of) if service.part_of else None
        return (Component(service, parent),)

    def span(self, section: str, id_: str, *route: str | int) -> Span:
        """Give the place of a value of a record, such as `span("services", "yot", "host")`.

        Where a short form was written, the place is that of the short form.
        """
        return self.origins[section, id_].value(*route)

    def key_span(self, section: str, id_: str, *route: str | int) -> Span:
        """Give the place of a key of a record."""
        return self.origins[section, id_].key(*route)

    def cite(self, ref: SourceRef) -> str:
        """Name a source in full: its title, and the section that is meant."""
        source = self.find(Source, ref.id)
        if source is None:
            return ref.id
        section = ref.section or source.section
        return f"{source.title}, {section}" if section else source.title
