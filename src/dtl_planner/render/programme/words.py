"""The words for a programme: names behind ids, what is undecided, and where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

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
    from dtl_planner.render.papers import Sourced

Named: TypeAlias = type[
    Body | Division | Indicator | Measure | Place | Role | Service | Team | Workstream
]


def name_of(id_: str, catalogue: Catalogue, *kinds: Named) -> str:
    """Give the name behind an id; the id where it has none.

    Args:
        id_: The id as written.
        catalogue: Where it is written.
        kinds: What it may be the id of, as the key says under which it is written: a workstream
            and a service may have the same id.
    """
    found = (catalogue.find(kind, id_) for kind in kinds)
    return next((one.name for one in found if one is not None), id_)


def names_of(ids: Iterable[str], catalogue: Catalogue, *kinds: Named) -> str:
    """Give the names behind some ids, as a list in a sentence."""
    return listed([name_of(id_, catalogue, *kinds) for id_ in ids])


def held(value: str | Undecided | None, catalogue: Catalogue, *kinds: Named) -> str:
    """Tell whom somebody answers to: a name, what is undecided, or that it is not stated."""
    if isinstance(value, Undecided):
        return undecided(value, catalogue, *kinds)
    return "not stated" if value is None else name_of(value, catalogue, *kinds)


def undecided(value: Undecided, catalogue: Catalogue, *kinds: Named) -> str:
    """Tell what is open, between which it lies, and what settles it."""
    between = listed([name_of(id_, catalogue, *kinds) for id_ in value.between], joint="or")
    choice = f", perhaps {between}" if between else ""
    settled = f"; settled by: {value.resolves}" if value.resolves else ""
    return f"undecided{choice}{settled}"


def reading(basis: Basis) -> str:
    """What stands behind something that no paper says in so many words."""
    return " (our reading)" if basis is Basis.INFERRED else ""


def cited(record: Sourced, catalogue: Catalogue) -> str | None:
    """Name the source of a record in full; `None` where none is given."""
    return catalogue.cite(record.source) if record.source else None
