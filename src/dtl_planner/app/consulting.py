"""`dtl consult`: how what people said became what was done, and where the trail breaks off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.app.opening import UsageError, no_such
from dtl_planner.catalogue.sections.actions import Action
from dtl_planner.catalogue.sections.bodies import Body
from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.enablers import Enabler
from dtl_planner.catalogue.sections.events import Event
from dtl_planner.catalogue.sections.questions import Question
from dtl_planner.catalogue.sections.replies import Reply
from dtl_planner.catalogue.sections.roles import Role
from dtl_planner.catalogue.sections.services import Service
from dtl_planner.catalogue.sections.teams import Team
from dtl_planner.catalogue.sections.themes import Theme
from dtl_planner.shown import clean
from dtl_planner.trail.orphans import Examined, examine
from dtl_planner.trail.paths import Followed, paths, through
from dtl_planner.trail.said import SaidDid, Told, audiences, said_and_done, tell_all
from dtl_planner.trail.trail import Trail, trail_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.app.opening import Workspace
    from dtl_planner.catalogue.catalogue import Catalogue

_STEPS = (Event, Question, Theme, Action, Effect, Reply)
_UNITS = (Team, Role, Body, Enabler)


def consult(workspace: Workspace) -> Examined:
    """Gather what is written of the consultation, and every break in it."""
    return examine(workspace.catalogue)


def follow(workspace: Workspace, ids: Sequence[str]) -> Followed:
    """Follow the ways that pass through some steps or arrive at some units.

    Args:
        workspace: A workspace without errors.
        ids: Ids of events, questions, themes, actions, effects, replies, services, teams, roles,
            bodies or enablers. A service stands for its components too.

    Raises:
        UsageError: There is nothing of that name.
    """
    catalogue = workspace.catalogue
    known = _known(catalogue)
    for id_ in ids:
        if id_ not in known:
            raise no_such("step, service, team, role or body", id_, sorted(known))
    trail = trail_of(catalogue)
    wanted = frozenset(part for id_ in ids for part in (id_, *known[id_]))
    return Followed(trail, tuple(ids), through(paths(trail), wanted))


def said_did(workspace: Workspace, audience: str | None = None) -> Told:
    """Gather what people said and what was done about it.

    Args:
        workspace: A workspace without errors.
        audience: Whose page it is, in capitals or not; everybody's by default.

    Raises:
        UsageError: Nobody of that name was heard.
    """
    trail = trail_of(workspace.catalogue)
    if audience is None:
        return tell_all(trail)
    return Told(trail, (_page(trail, audience),), ())


def _page(trail: Trail, audience: str) -> SaidDid:
    known = audiences(trail)
    for name in known:
        if name.casefold() == audience.casefold():
            return said_and_done(trail, name)
    heard = f"those heard are {', '.join(map(clean, known))}" if known else "none is named"
    raise UsageError(f"there is no audience `{clean(audience)}`; {heard}")


def _known(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Give every id that can be followed, with those it stands for."""
    found: dict[str, tuple[str, ...]] = {
        id_: () for kind in (*_STEPS, *_UNITS) for id_ in catalogue.by_id(kind)
    }
    for component in catalogue.components():
        parent, part = component.parent, component.record.id
        found.setdefault(part, ())
        if parent is not None:
            found[parent.id] = (*found.get(parent.id, ()), part)
    found |= {id_: found.get(id_, ()) for id_ in catalogue.by_id(Service)}
    return found
