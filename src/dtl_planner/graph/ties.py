"""What is tied to what: nodes and ties as values, each tie with the places where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.dependencies import Dependency
    from dtl_planner.diagnostics import Span


class NodeKind(StrEnum):
    """What a node stands for."""

    SERVICE = "service"
    COMPONENT = "component"
    TEAM = "team"
    ROLE = "role"
    ENABLER = "enabler"
    ALLIANCE = "alliance"
    DIVISION = "division"


class TieKind(StrEnum):
    """What ties two nodes together; the first five are the kinds that an alliance can have."""

    NATURAL_ALLIANCE = "natural-alliance"
    INTERDEPENDENCY = "interdependency"
    SAME_SYSTEM = "same-system"
    SAME_STAFF = "same-staff"
    WAITS_FOR_DECISION = "waits-for-decision"
    DEPENDS_ON = "depends-on"
    FORMS = "forms"
    JOINS = "joins"
    LEADS = "leads"
    GOES_TO = "goes-to"
    PART_OF = "part-of"


_OF_ALLIANCES = frozenset(list(TieKind)[:5])


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that can be tied to others."""

    kind: NodeKind
    id: str
    name: str

    @property
    def key(self) -> str:
        """Its id, with its kind before it for a division, whose ids may be those of others."""
        return division_key(self.id) if self.kind is NodeKind.DIVISION else self.id


def division_key(id_: str) -> str:
    """The key of a division's node; no id has a colon in it."""
    return f"division:{id_}"


@dataclass(frozen=True, slots=True)
class Written:
    """Where something stands in the files, found only when somebody asks for it.

    Attributes:
        section: The section of the record.
        record: The record's id.
        route: The way to the value inside the record.
    """

    section: str
    record: str
    route: tuple[str | int, ...] = ()

    def span(self, catalogue: Catalogue) -> Span:
        """Give the place in the file."""
        return catalogue.span(self.section, self.record, *self.route)


@dataclass(frozen=True, slots=True)
class Tie:
    """One link from a node to another.

    A member is tied to its alliance and not to each other member: that is one tie a member, it
    keeps what the alliance itself says in one place, and an alliance of a hundred members has a
    hundred ties instead of 4,950.

    Attributes:
        kind: What ties the two.
        source: The key of the node that waits, belongs, forms or leads.
        target: The key of the other.
        places: Where it is written; several where people wrote it down twice.
        dependency: The record behind it, where `source` waits for `target`.
    """

    kind: TieKind
    source: str
    target: str
    places: tuple[Written, ...]
    dependency: Dependency | None = None

    @property
    def is_membership(self) -> bool:
        """Whether it ties a member to its alliance."""
        return self.dependency is None and self.kind in _OF_ALLIANCES

    @property
    def binds(self) -> bool:
        """Whether what it ties has to be planned together, whatever the structure is."""
        return self.dependency is not None or self.is_membership or self.kind is TieKind.FORMS


@dataclass(frozen=True, slots=True)
class Graph:
    """Every node and every tie of a catalogue.

    Attributes:
        nodes: The nodes by their keys, in the order of the files.
        ties: The ties, kind by kind, in the order of the files.
    """

    nodes: Mapping[str, Node]
    ties: tuple[Tie, ...]
