"""`dtl readiness`, `dtl targets`, `dtl impact`: how far places have got, and what has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.app.figures import read_demand
from dtl_planner.app.opening import UsageError, no_such
from dtl_planner.catalogue.sections.indicators import Indicator
from dtl_planner.catalogue.sections.places import Place
from dtl_planner.outcomes.impact import impacts_of
from dtl_planner.outcomes.lying import above
from dtl_planner.outcomes.needs import needs_of
from dtl_planner.outcomes.offering import offered
from dtl_planner.outcomes.readiness import readiness
from dtl_planner.outcomes.reports import Changed, Readied, Targeted
from dtl_planner.outcomes.rollout import rollouts
from dtl_planner.outcomes.steps import asked_of, compared, small_steps
from dtl_planner.outcomes.targets import cascade
from dtl_planner.shown import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dtl_planner.app.opening import Workspace
    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.demand.picture.picture import Picture
    from dtl_planner.outcomes.needs import Needs


def readiness_of(
    workspace: Workspace, places: Sequence[str] = (), *, as_of: date | None = None
) -> Readied:
    """Say what places offer, how ready they are, and which teams they have.

    Args:
        workspace: A workspace without errors.
        places: Ids of places; each stands for those that lie in it too. None means all.
        as_of: The day that dates are held against.

    Raises:
        UsageError: There is no such place.
        DataError: A table of demand has errors.
    """
    catalogue = workspace.catalogue
    _refuse_unknown(places, [*catalogue.by_id(Place)])
    found = Readied(
        catalogue,
        as_of,
        tuple(places),
        offered(catalogue, needs=_needs(workspace, read_demand(workspace).picture)),
        readiness(catalogue),
        rollouts(catalogue),
    )
    return _only(found, _with_inner(catalogue, places)) if places else found


def targets_of(workspace: Workspace) -> Targeted:
    """Hold every target against its parts, and against the need of its place.

    Args:
        workspace: A workspace without errors.

    Raises:
        DataError: A table of demand has errors.
    """
    picture = read_demand(workspace).picture
    held = cascade(workspace.catalogue, weights=picture.figures())
    asked = asked_of(held, _needs(workspace, picture))
    return Targeted(workspace.catalogue, held, compared(asked), small_steps(asked))


def impact_of(workspace: Workspace) -> Changed:
    """Say what has changed, and what people say of it.

    Args:
        workspace: A workspace without errors.
    """
    return Changed(workspace.catalogue, impacts_of(workspace.catalogue))


def _needs(workspace: Workspace, picture: Picture) -> Needs:
    return needs_of(picture.ranks(), workspace.catalogue.by_id(Indicator))


def _refuse_unknown(places: Sequence[str], known: Sequence[str]) -> None:
    for place in places:
        if not known:
            raise UsageError(f"there is no place `{clean(place)}`: localities.yaml has no `places`")
        if place not in known:
            raise no_such("place", place, known)


def _with_inner(catalogue: Catalogue, wanted: Sequence[str]) -> set[str]:
    """Give the places, and those that lie in them."""
    places = catalogue.by_id(Place)
    inner = {place.id for place in places.values() if above(place, places) & {*wanted}}
    return {*wanted, *inner}


def _only(found: Readied, places: set[str]) -> Readied:
    narrowed = (one.only(places) for one in found.offered)
    return replace(
        found,
        offered=tuple(one for one in narrowed if one.offers),
        places=tuple(one for one in found.places if one.place.id in places),
        rollouts=tuple(one for one in found.rollouts if one.place.id in places),
    )
