"""Which themes stand behind what changes: what people said, beside each service, team or role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dtl_planner.catalogue.sections.effects import Effect
from dtl_planner.catalogue.sections.proposals import Proposal
from dtl_planner.catalogue.sections.themes import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue


def themes_of(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Give the ids of the themes behind each unit, by the unit's id.

    They come from the effects that name the unit (through their themes, or else through the themes
    that their actions answer) and from the changes and additions of proposals. An action that
    answers a question as a whole brings no theme: any of them might be the one, or none. Units and
    themes are in the order of their ids, so that the order of the files changes nothing.
    """
    found: dict[str, set[str]] = {}
    for unit, theme in (*_by_effects(catalogue), *_by_proposals(catalogue)):
        found.setdefault(unit, set()).add(theme)
    return {unit: tuple(sorted(found[unit])) for unit in sorted(found)}


def _by_effects(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    answered: dict[str, list[str]] = {}
    for theme in catalogue.of(Theme):
        for action in theme.actions:
            answered.setdefault(action, []).append(theme.id)
    for effect in catalogue.of(Effect):
        through = [theme for action in effect.actions for theme in answered.get(action, ())]
        for unit in effect.units:
            yield from ((unit, theme) for theme in effect.themes or through)


def _by_proposals(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for proposal in catalogue.of(Proposal):
        for unit, change in (*proposal.adds.items(), *proposal.changes.items()):
            yield from ((unit, theme) for theme in change.themes)
