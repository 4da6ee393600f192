"""Settles what a plan works back from: as written, as a scenario has it, as was asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.capacity import Capacity
from dtl_planner.catalogue.sections.phases import Phase
from dtl_planner.catalogue.sections.planning import Planning
from dtl_planner.catalogue.sections.playbooks import Playbook
from dtl_planner.catalogue.sections.scenarios import Scenario
from dtl_planner.plan.making.brief import Place
from dtl_planner.plan.making.sets import Sets, SettingError, unknown
from dtl_planner.plan.making.settings import Settings
from dtl_planner.shown import clean
from dtl_planner.structure.proposed import PROPOSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dtl_planner.catalogue.catalogue import Catalogue


def settings_of(
    catalogue: Catalogue, *, scenario: str | None = None, sets: Sequence[str] = ()
) -> Settings:
    """Give the settings of a workspace.

    Args:
        catalogue: A catalogue without errors.
        scenario: The id of a scenario, which goes before what is written.
        sets: Settings as `--set` takes them, `KEY=VALUE`, which go before both.

    Raises:
        SettingError: There is no such scenario or setting, or a value cannot be read.
    """
    settings = _written(catalogue)
    tried = _scenario(catalogue, scenario)
    if tried is not None:
        settings = _in_scenario(settings, tried, catalogue)
    for one in sets:
        key, is_set, value = one.partition("=")
        if not is_set:
            raise SettingError(f"`{clean(one)}` is no setting: write it as `deadline=2010-06`")
        settings = _set(settings, key.strip(), value.strip(), catalogue, None)
    return settings


def scenario_names(catalogue: Catalogue) -> tuple[str, ...]:
    """Name the scenarios of a workspace, sorted."""
    return tuple(sorted(catalogue.by_id(Scenario)))


def _written(catalogue: Catalogue) -> Settings:
    programme = catalogue.programme
    planning = next(iter(catalogue.of(Planning)), None) or Planning()
    go_live = programme.go_live if programme else None
    phases, capacity = catalogue.of(Phase), catalogue.of(Capacity)
    by_planning = planning.deadline is not None
    places = {
        "start": Place("planning", "", ("start",)),
        "deadline": Place("planning", "", ("deadline",))
        if by_planning
        else Place("programme", "", ("go_live",)),
        "fragile.first_phase": Place("planning", "", ("fragile",)),
    }
    places |= {f"phase.{one.id}": Place("phases", one.id, ("by",)) for one in phases}
    places |= {f"capacity.{one.id}": Place("capacity", one.id, ("at_once",)) for one in capacity}
    return Settings(
        title=programme.title if programme else "The programme",
        structure=planning.structure or PROPOSED,
        start=planning.start,
        deadline=planning.deadline if by_planning else go_live,
        prefer=planning.prefer,
        playbook=_playbook(catalogue, planning.playbook),
        phases=phases,
        capacity=capacity,
        care=planning.fragile,
        places=places,
    )


def _playbook(catalogue: Catalogue, wanted: str | None) -> Playbook | None:
    """The playbook that is meant: by its id, or because there is no other."""
    if wanted is not None:
        return catalogue.find(Playbook, wanted)
    known = catalogue.of(Playbook)
    return known[0] if len(known) == 1 else None


def _scenario(catalogue: Catalogue, wanted: str | None) -> Scenario | None:
    if wanted is None:
        return None
    found = catalogue.find(Scenario, wanted)
    if found is None:
        raise unknown("scenario", wanted, scenario_names(catalogue))
    return found


def _in_scenario(settings: Settings, tried: Scenario, catalogue: Catalogue) -> Settings:
    settings = replace(settings, scenario=tried, structure=tried.structure or settings.structure)
    for key, value in tried.sets.items():
        place = Place("scenarios", tried.id, ("sets", key))
        settings = _set(settings, key, str(value), catalogue, place)
    return settings


def _set(
    settings: Settings, key: str, value: str, catalogue: Catalogue, place: Place | None
) -> Settings:
    """Set one setting, and note that and where it was."""
    found = Sets(settings, catalogue).with_(key, value)
    places = {name: at for name, at in settings.places.items() if name != key}
    if place is not None:
        places[key] = place
    return replace(found, places=places, changed=(*settings.changed, f"{key}={value}"))
