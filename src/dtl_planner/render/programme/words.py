"""The words for a programme: names behind ids, what is undecided, and where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.divisions import Division
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.measures import Measure
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.sections.workstreams import Workstream
from dtl_planner.catalogue.values.answers import Basis
from dtl_planner.catalogue.values.undecided import Undecided
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.catalogue.values.sources import SourceRef

_KINDS: tuple[
    type[Body | Division | Indicator | Measure | Place | Role | Service | Team | Workstream],
    ...,
] = (Body, Role, Team, Service, Division, Workstream, Place, Measure, Indicator)


class Sourced(Protocol):
    """A record that may say where it is told."""

    @property
    def source(self) -> SourceRef | None:
        """Where it is told."""


def name_of(id_: str, catalogue: Catalogue) -> str:
    """Give the name behind an id; the id where it has none."""
    found = (catalogue.find(kind, id_) for kind in _KINDS)
    return next((one.name for one in found if one is not None), id_)


def names_of(ids: Iterable[str], catalogue: Catalogue) -> str:
    """Give the names behind some ids, as a list in a sentence."""
    return listed([name_of(id_, catalogue) for id_ in ids])


def held(value: str | Undecided | None, catalogue: Catalogue) -> str:
    """Tell whom a body reports to: a name, what is undecided, or that it is not stated."""
    if isinstance(value, Undecided):
        return undecided(value, catalogue)
    return "not stated" if value is None else name_of(value, catalogue)


def undecided(value: Undecided, catalogue: Catalogue) -> str:
    """Tell what is open, between which it lies, and what settles it."""
    between = listed([name_of(id_, catalogue) for id_ in value.between], joint="or")
    choice = f", perhaps {between}" if between else ""
    settled = f"; settled by: {value.resolves}" if value.resolves else ""
    return f"undecided{choice}{settled}"


def reading(basis: Basis) -> str:
    """What stands behind something that no paper says in so many words."""
    return " (our reading)" if basis is Basis.INFERRED else ""


def cited(record: Sourced, catalogue: Catalogue) -> str | None:
    """Name the source of a record in full; `None` where none is given."""
    return catalogue.cite(record.source) if record.source else None
