"""Single settings as `--set` and scenarios take them: `deadline=2010-06`, `capacity.teams=3`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from dtl_planner.catalogue.sections.planning import Care, Planning
from dtl_planner.catalogue.sections.playbooks import Playbook, Takes
from dtl_planner.catalogue.sections.proposals import Proposal
from dtl_planner.catalogue.values.dates import PartialDate
from dtl_planner.catalogue.values.lengths import Length
from dtl_planner.nearest import nearest
from dtl_planner.plan.making.assumed_playbook import assumed_playbook
from dtl_planner.shown import clean
from dtl_planner.structure.proposed import PROPOSED
from dtl_planner.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dtl_planner.catalogue.catalogue import Catalogue
    from dtl_planner.plan.making.settings import Settings

    Setter = Callable[["Sets", str], Settings]
    NamedSetter = Callable[["Sets", str, str], Settings]

Read = TypeVar("Read", PartialDate, Length)
Kind = TypeVar("Kind", bound=BaseModel)

_LONGEST = 120
"""As much of a wrong name as is shown."""
_MOST_NAMES = 12
"""As many names as a message gives of those that there are."""
_MOST = 1_000_000
"""As much as there may be of a capacity."""


class SettingError(Exception):
    """A setting or scenario that does not exist, or a value that cannot be read."""


@dataclass(frozen=True, slots=True)
class Sets:
    """Settings, and the catalogue that says which names there are."""

    settings: Settings
    catalogue: Catalogue

    def with_(self, key: str, value: str) -> Settings:
        """Give the settings with one of them changed.

        Raises:
            SettingError: There is no such setting, or its value cannot be read.
        """
        if key in _SETTERS:
            return _SETTERS[key](self, value)
        group, _, name = key.partition(".")
        if group in _NAMED and name:
            return _NAMED[group](self, name, value)
        raise unknown("setting", key, self.keys())

    def keys(self) -> tuple[str, ...]:
        """Name every setting there is, sorted."""
        return tuple(sorted((*_SETTERS, *self._named_keys())))

    def _named_keys(self) -> Iterable[str]:
        yield from (f"phase.{one.id}" for one in self.settings.phases)
        yield from (f"capacity.{one.id}" for one in self.settings.capacity)
        yield from (f"takes.{name}" for name in activity_names(self.settings.playbook))


def activity_names(playbook: Playbook | None) -> tuple[str, ...]:
    """Name the activities of a playbook, each once, in its order; without one, those assumed."""
    plays = (playbook or assumed_playbook()).plays
    return tuple(dict.fromkeys(one.id for play in plays for one in play.activities))


def unknown(noun: str, name: str, known: Iterable[str]) -> SettingError:
    """Say that there is nothing of that name, and what was meant or what there is."""
    names = tuple(known)
    near = nearest(name, names)
    if near:
        hint = f" Did you mean `{near}`?"
    else:
        more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
        shown = [*(f"`{one}`" for one in names[:_MOST_NAMES]), *more]
        hint = f" There is only {listed(shown)}." if names else ""
    return SettingError(f"there is no {noun} `{clean(name[:_LONGEST])}`.{hint}")


def _start(sets: Sets, value: str) -> Settings:
    return replace(sets.settings, start=_date("start", value))


def _deadline(sets: Sets, value: str) -> Settings:
    return replace(sets.settings, deadline=_date("deadline", value))


def _prefer(sets: Sets, value: str) -> Settings:
    choices = get_args(Planning.model_fields["prefer"].annotation)
    return replace(sets.settings, prefer=_choice("prefer", value, choices))


def _playbook(sets: Sets, value: str) -> Settings:
    return replace(
        sets.settings, playbook=_known("playbook", value, sets.catalogue.by_id(Playbook))
    )


def _structure(sets: Sets, value: str) -> Settings:
    names = (PROPOSED, *sorted(sets.catalogue.by_id(Proposal)))
    if value not in names:
        raise unknown("structure", value, names)
    return replace(sets.settings, structure=value)


def _first_phase(sets: Sets, value: str) -> Settings:
    choices = get_args(Care.model_fields["first_phase"].annotation)
    choice = _choice("fragile.first_phase", value, choices)
    care = sets.settings.care.model_copy(update={"first_phase": choice})
    return replace(sets.settings, care=care)


def _phase(sets: Sets, name: str, value: str) -> Settings:
    by = _date(f"phase.{name}", value)
    phases = _updated("phase", name, {one.id: one for one in sets.settings.phases}, {"by": by})
    return replace(sets.settings, phases=phases)


def _capacity(sets: Sets, name: str, value: str) -> Settings:
    if not (value.isascii() and value.isdecimal() and len(value) <= len(str(_MOST))):
        raise SettingError(f"`capacity.{clean(name)}` wants a whole number, as `2`")
    known = {one.id: one for one in sets.settings.capacity}
    capacity = _updated("capacity", name, known, {"at_once": min(int(value), _MOST)})
    return replace(sets.settings, capacity=capacity)


def _takes(sets: Sets, name: str, value: str) -> Settings:
    names = activity_names(sets.settings.playbook)
    if name not in names:
        raise unknown("activity", name, names)
    length = _read(Length, value)
    if length is None or length.number < 0:
        raise SettingError(f"`takes.{name}` wants a length of time, as `4 weeks` or `10 days`")
    return replace(sets.settings, takes={**sets.settings.takes, name: Takes(likely=length)})


_SETTERS: dict[str, Setter] = {
    "deadline": _deadline,
    "fragile.first_phase": _first_phase,
    "playbook": _playbook,
    "prefer": _prefer,
    "start": _start,
    "structure": _structure,
}
_NAMED: dict[str, NamedSetter] = {"capacity": _capacity, "phase": _phase, "takes": _takes}


def _updated(
    noun: str, name: str, known: Mapping[str, Kind], update: dict[str, Any]
) -> tuple[Kind, ...]:
    """Give all records, the one of that name changed."""
    changed = _known(noun, name, known).model_copy(update=update)
    return tuple(changed if key == name else one for key, one in known.items())


def _known(noun: str, name: str, known: Mapping[str, Kind]) -> Kind:
    if name not in known:
        raise unknown(noun, name, known)
    return known[name]


def _choice(key: str, value: str, choices: tuple[Any, ...]) -> Any:  # noqa: ANN401 - one of them
    if value not in choices:
        told = ", ".join(f"`{one}`" for one in choices)
        raise SettingError(f"`{key}` is one of {told}, and not `{clean(value[:_LONGEST])}`")
    return value


def _date(key: str, value: str) -> PartialDate:
    found = _read(PartialDate, value)
    if found is None:
        shown = clean(value[:_LONGEST])
        raise SettingError(f"`{key}` wants a date, as `2010-06`, and `{shown}` is none")
    return found


def _read(kind: type[Read], value: str) -> Read | None:
    """Read a value as the files are read."""
    try:
        return kind.read(value)
    except PydanticCustomError:
        return None
